package caseloom.webhooks;

import static caseloom.webhooks.WebhooksRig.HOOK;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.connections.Authentication;
import caseloom.connections.Authentication.ClientMethod;
import caseloom.connections.Rate;
import caseloom.core.webhook.EventType;
import caseloom.outbound.Receiver.Behaviour;
import caseloom.outbound.Receiver.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Deliveries on a connection whose rate limit holds them up.
final class RatedDeliveriesTest {

    private static final Duration MINUTE = Duration.ofSeconds(61);

    private static final String DONE = "- note:\n    call: add-note\n    with: { text: done }";

    private final WebhooksRig rig = new WebhooksRig();
    private final List<Came> came = new CopyOnWriteArrayList<>();

    /// A request and when it came, by the clock of the nodes.
    private record Came(String path, Instant at) {}

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void c180_c196_deliveriesOverTheRateWaitForTheirTurnOverAllNodesAndThatIsNoTry() {
        on(HOOK, _ -> ok("{}"));
        rig.subscribe(rated(new Authentication.None(), 2), HOOK, EventType.CASE_CLOSED);
        rig.server().join("OUTBOUND_ALLOW=127.0.0.1");
        create(5);

        untilCame(2);
        var waiting = rig.log().stream().filter(one -> one.deliveredAt() == null).toList();
        assertThat(waiting).hasSizeGreaterThanOrEqualTo(3);
        for (var arrived = 2; arrived < 5; arrived += 2) {
            rig.forward(MINUTE);
            untilCame(Math.min(arrived + 2, 5));
        }

        rig.untilEnded(5);
        for (var later = 2; later < 5; later++) {
            assertThat(Duration.between(came.get(later - 2).at(), came.get(later).at()))
                    .isGreaterThanOrEqualTo(MINUTE);
        }
        assertThat(rig.count("attempts")).isEqualTo(5);
        assertThat(rig.count("attempts where outcome = 'succeeded' and number = 1")).isEqualTo(5);
    }

    @Test
    void c180_whatWaitsIsPendingWithoutATryAndGoesOnAfterARestart() {
        on(HOOK, _ -> ok("{}"));
        rig.subscribe(rated(new Authentication.None(), 1), HOOK, EventType.CASE_CLOSED);
        create(2);
        untilCame(1);
        Probe.until(
                "the other one waits",
                () ->
                        rig.count("attempts") == 1
                                && rig.count(
                                                "waiting_deliveries where claimed_at is null and"
                                                        + " attempts = 0 and failed = 0 and due_at"
                                                        + " = created_at")
                                        == 1);
        assertThat(rig.log().stream().map(Delivery::status))
                .containsExactlyInAnyOrder(Delivery.Status.DELIVERED, Delivery.Status.PENDING);
        rig.node().close();

        rig.server().join("OUTBOUND_ALLOW=127.0.0.1");
        // The slot after a minute was the other node's.
        rig.forward(MINUTE.multipliedBy(2));

        rig.untilEnded(2);
        assertThat(rig.count("attempts where number = 1")).isEqualTo(2);
    }

    @Test
    void c180_aConnectionThatHasToWaitHoldsUpNoOther() {
        on(HOOK, _ -> ok("{}"));
        on("/quick", _ -> ok("{}"));
        rig.subscribe(rated(new Authentication.None(), 1), HOOK, EventType.CASE_CLOSED);
        rig.subscribe(rated(new Authentication.None(), 1000), "/quick", EventType.CASE_CLOSED);

        create(40);

        Probe.until("all of the other arrived", () -> came("/quick") == 40);
        assertThat(came(HOOK)).isEqualTo(1);
    }

    @Test
    void c180_c195_aTokenThatIsFetchedForADeliveryCountsAndIsToldNobody() {
        tokens();
        on(HOOK, received -> ok("you are " + received.header("authorization")));
        rig.subscribe(rated(oauth2(), 2), HOOK, EventType.CASE_CLOSED);
        create(2);

        untilCame(2);
        rig.forward(MINUTE);
        rig.untilEnded(2);

        assertThat(came).extracting(Came::path).containsExactly("/token", HOOK, HOOK);
        assertThat(came.get(2).at()).isEqualTo(came.get(0).at().plus(MINUTE));
        assertThat(rig.receiver().received().getLast().header("authorization"))
                .isEqualTo("Bearer grep-me-1");
        assertThat(rig.count("attempts where response = 'you are Bearer ***'")).isEqualTo(2);
        assertThat(rig.count("attempts where attempts::text like '%grep-me%'")).isZero();
    }

    @Test
    void c180_aTokenThatIsRefusedWhenNothingMoreMayBeSentFailsTheTry() {
        tokens();
        on(HOOK, received -> ok(String.valueOf(received.header("authorization"))));
        rig.subscribe(rated(oauth2(), 3), HOOK, EventType.CASE_CLOSED);
        create(1);
        rig.untilEnded(1);
        on(
                HOOK,
                received ->
                        "Bearer grep-me-1".equals(received.header("authorization"))
                                ? new Behaviour.Answer(401, Map.of(), "no")
                                : ok("{}"));
        create(1);
        Probe.until("it was refused", () -> rig.count("attempts where status = 401") == 1);

        rig.forward(MINUTE);

        rig.untilEnded(2);
        assertThat(came)
                .extracting(Came::path)
                .containsExactly("/token", HOOK, HOOK, "/token", HOOK);
    }

    private void create(int count) {
        var workflow = rig.publish(DONE);
        for (var i = 0; i < count; i++) {
            rig.create(workflow, "{}");
        }
    }

    private long rated(Authentication authentication, int requests) {
        var secret = authentication.secretMember() == null ? null : "s3cret";
        return rig.connection(authentication, secret, new Rate(requests, 1));
    }

    private Authentication oauth2() {
        return new Authentication.OAuth2(
                rig.receiver().url("/token"),
                "shop",
                ClientMethod.CLIENT_SECRET_BASIC,
                List.of(),
                null);
    }

    private void tokens() {
        var number = new AtomicInteger();
        on(
                "/token",
                _ ->
                        ok(
                                "{\"access_token\": \"grep-me-"
                                        + number.incrementAndGet()
                                        + "\", \"expires_in\": 36000}"));
    }

    private void on(String path, Function<Received, Behaviour> behaviour) {
        rig.receiver()
                .on(
                        path,
                        received -> {
                            came.add(new Came(path, rig.now()));
                            return behaviour.apply(received);
                        });
    }

    private static Behaviour ok(String body) {
        return new Behaviour.Answer(200, Map.of("Content-Type", "application/json"), body);
    }

    private long came(String path) {
        return came.stream().filter(one -> one.path().equals(path)).count();
    }

    private void untilCame(int count) {
        Probe.until(count + " requests", () -> came.size() == count);
    }
}
