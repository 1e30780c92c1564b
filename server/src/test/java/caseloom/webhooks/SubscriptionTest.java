package caseloom.webhooks;

import static caseloom.webhooks.WebhooksRig.HOOK;
import static caseloom.webhooks.WebhooksRig.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.Probe;
import caseloom.TestServer;
import caseloom.connections.Authentication;
import caseloom.core.webhook.EventType;
import caseloom.core.webhook.Signature;
import caseloom.outbound.Receiver.Received;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a subscription of Champ's events gets, as its connection prescribes, and how often.
final class SubscriptionTest {

    private static final String DONE = "- note:\n    call: add-note\n    with: { text: done }";

    private final WebhooksRig rig = new WebhooksRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void c143_c144_c145_aSubscriptionHasOneEventAConnectionAndAPath() {
        rig.receiver().answers("/a/b", 200, "");
        rig.subscription("/a/b?x=1&y=2", EventType.CASE_CLOSED);
        rig.subscription("/a/b?x=1&y=2", EventType.RUN_COMPLETED);

        rig.create(rig.publish(DONE), "{}");

        assertThat(List.of(rig.next().path(), rig.next().path()))
                .containsExactly("/a/b?x=1&y=2", "/a/b?x=1&y=2");
        assertThat(
                        rig.destinations()
                                .create(
                                        rig.admin(),
                                        NewDestination.subscription(
                                                rig.connection(
                                                        new Authentication.None(), null, Map.of()),
                                                "no-slash",
                                                EventType.CASE_CLOSED)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(Refusal.Invalid.class));
    }

    @Test
    void c146_aNewSubscriptionIsActiveAndGetsWhatHappensFromThenOn() {
        var workflow = rig.publish(DONE);
        rig.create(workflow, "{}");

        var made = rig.subscription(EventType.CASE_CLOSED);
        var second = rig.create(workflow, "{}");

        assertThat(made.destination().state()).isEqualTo(Destination.State.ACTIVE);
        assertThat(body(rig.next()).at("/data/case/id").asLong()).isEqualTo(second);
        rig.untilEnded(1);
        assertThat(rig.count("deliveries")).isEqualTo(1);
    }

    @Test
    void c147_c148_aPauseHoldsRetriesWithTheTriesTheyHadLeft() {
        rig.receiver().answers(HOOK, 500, "");
        var made = rig.subscription(EventType.CASE_CLOSED);
        var workflow = rig.publish(DONE);
        rig.create(workflow, "{}");
        rig.next();
        rig.untilQuiet();

        var paused =
                TestServer.done(rig.destinations().pause(rig.admin(), made.destination().id()));
        rig.create(workflow, "{}");
        rig.forward(Duration.ofDays(1));
        assertThat(paused.state()).isEqualTo(Destination.State.PAUSED);
        assertThat(rig.log()).hasSize(1);
        rig.receiver().answers(HOOK, 200, "");
        TestServer.done(rig.destinations().resume(rig.admin(), made.destination().id()));

        rig.untilEnded(1);
        assertThat(rig.story(rig.log().getFirst().id()).attempts()).hasSize(2);
    }

    @Test
    void c149_deletingEndsWhatWaitsAsFailedAndKeepsTheLog() {
        rig.receiver().answers(HOOK, 500, "");
        var made = rig.subscription(EventType.CASE_CLOSED);
        rig.create(rig.publish(DONE), "{}");
        rig.next();
        rig.untilQuiet();

        TestServer.done(rig.destinations().delete(rig.admin(), made.destination().id()));

        var delivery = rig.log().getFirst();
        assertThat(delivery.status().word(delivery.kind())).isEqualTo("failed");
        assertThat(rig.story(delivery.id()).attempts()).hasSize(1);
    }

    @Test
    void c166_c167_eachDeliveryCarriesWhatItsConnectionPrescribes() {
        var headers = Map.of("X-Team", "ops", "User-Agent", "mine", "Authorization", "theirs");
        rig.subscribe(
                rig.connection(new Authentication.Bearer(), "t-1", headers),
                HOOK,
                EventType.CASE_CLOSED);
        rig.subscribe(
                rig.connection(new Authentication.Basic("ann"), "pw", Map.of()),
                HOOK,
                EventType.RUN_COMPLETED);

        rig.create(rig.publish(DONE), "{}");

        var byEvent = new HashMap<String, Received>();
        for (var i = 0; i < 2; i++) {
            var received = rig.next();
            byEvent.put(body(received).get("event").textValue(), received);
        }
        var closed = Objects.requireNonNull(byEvent.get("case.closed"));
        assertThat(closed.header("authorization")).isEqualTo("Bearer t-1");
        assertThat(closed.header("x-team")).isEqualTo("ops");
        assertThat(closed.header("user-agent")).isEqualTo("Caseloom-Webhooks/1");
        var completed = Objects.requireNonNull(byEvent.get("workflow_run.completed"));
        assertThat(completed.header("authorization")).isEqualTo("Basic YW5uOnB3");
        rig.untilEnded(2);
        assertThat(rig.count("attempts where headers::text like '%t-1%'")).isZero();
    }

    @Test
    void c167_customAuthenticationSendsItsTextsAndReplacesNothingOfOurs() {
        var payload =
                "{\"X-Key\":\"k\",\"n\":1,\"webhook-id\":\"mine\",\"Content-Type\":\"text/plain\","
                        + "\"Host\":\"elsewhere\"}";
        rig.subscribe(
                rig.connection(
                        new Authentication.Custom(List.of("X-Key")),
                        payload,
                        Map.of("X-Key", "other")),
                HOOK,
                EventType.CASE_CLOSED);

        rig.create(rig.publish(DONE), "{}");

        var received = rig.next();
        assertThat(received.header("x-key")).isEqualTo("k");
        assertThat(received.header("n")).isNull();
        assertThat(received.header("authorization")).isNull();
        assertThat(received.header("webhook-id")).startsWith("msg_");
        assertThat(received.header("content-type")).isEqualTo("application/json");
        assertThat(received.header("host")).startsWith("127.0.0.1");
    }

    @Test
    void c168_c169_c170_c171_theIndependentVerifierTakesOurSignatureAndNoOther() throws Exception {
        var made = rig.subscription(EventType.CASE_CLOSED);

        rig.create(rig.publish(DONE), "{}");

        var received = rig.next();
        assertThat(made.secret().text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(received.header("webhook-id")).matches("msg_[^.]+");
        assertThat(received.header("x-chamelio-signature")).isNull();
        assertThat(received.header("user-agent")).isEqualTo("Caseloom-Webhooks/1");
        var at = Long.parseLong(String.valueOf(received.header("webhook-timestamp")));
        assertThat(at).isEqualTo(rig.now().getEpochSecond());
        var id = String.valueOf(received.header("webhook-id"));
        var verifier = new Webhook(made.secret().text());
        assertThat(verifier.sign(id, at, received.body()))
                .isEqualTo(received.header("webhook-signature"));
    }

    @Test
    void c169_eachTamperedVariantIsRefused() throws Exception {
        var made = rig.subscription(EventType.CASE_CLOSED);
        rig.create(rig.publish(DONE), "{}");
        var received = rig.next();
        var verifier = new Webhook(made.secret().text());
        var id = String.valueOf(received.header("webhook-id"));
        var fresh = Long.toString(rig.realSeconds());
        var signature =
                Signature.standard(
                        List.of(made.secret().text()),
                        id,
                        Instant.ofEpochSecond(Long.parseLong(fresh)),
                        received.body().getBytes(StandardCharsets.UTF_8));

        verifier.verify(received.body(), Verifiers.headers(id, fresh, signature));

        refuses(verifier, received.body() + " ", Verifiers.headers(id, fresh, signature));
        refuses(verifier, received.body(), Verifiers.headers(id + "x", fresh, signature));
        refuses(
                verifier,
                received.body(),
                Verifiers.headers(id, Long.toString(Long.parseLong(fresh) - 1), signature));
        refuses(
                verifier,
                received.body(),
                Verifiers.headers(id, fresh, signature.replaceFirst("v1,.", "v1,!")));
        refuses(
                new Webhook(rig.subscription(EventType.CASE_ERROR).secret().text()),
                received.body(),
                Verifiers.headers(id, fresh, signature));
    }

    private static void refuses(Webhook verifier, String body, HttpHeaders headers) {
        assertThatThrownBy(() -> verifier.verify(body, headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void c170_afterARotationBothSecretsSignForADay() throws Exception {
        var made = rig.subscription(EventType.CASE_CLOSED);
        var workflow = rig.publish(DONE);
        var id = made.destination().id();
        var rotated = TestServer.done(rig.destinations().rotate(rig.admin(), id, null));

        rig.create(workflow, "{}");
        var both = rig.next();
        rig.forward(Duration.ofHours(24));
        rig.create(workflow, "{}");
        var one = rig.next();

        assertThat(both.header("webhook-signature"))
                .isEqualTo(signed(rotated, both) + " " + signed(made, both));
        assertThat(one.header("webhook-signature")).isEqualTo(signed(rotated, one));
    }

    private static String signed(Destinations.WithSecret made, Received received)
            throws WebhookSigningException {
        return new Webhook(made.secret().text())
                .sign(
                        String.valueOf(received.header("webhook-id")),
                        Long.parseLong(String.valueOf(received.header("webhook-timestamp"))),
                        received.body());
    }

    @Test
    void c173_c174_c175_tenTriesWithGrowingPausesThenFailed() {
        rig.receiver().answers(HOOK, 500, "");
        rig.subscription(EventType.CASE_CLOSED);
        rig.create(rig.publish(DONE), "{}");
        var first = rig.next();
        for (var n = 1; n < 10; n++) {
            var grown = (long) n * n * n * n;
            rig.untilQuiet();
            rig.forward(Duration.ofSeconds(grown + 2).minusMillis(1));
            assertThat(rig.count("waiting_deliveries where due_at <= ?", rig.now())).isZero();
            rig.forward(Duration.ofMillis(grown * 150 + 1));
            var again = rig.next();
            assertThat(again.header("webhook-id")).isEqualTo(first.header("webhook-id"));
            assertThat(again.body()).isEqualTo(first.body());
        }

        rig.untilEnded(1);
        assertThat(rig.story(rig.log().getFirst().id()).attempts()).hasSize(10);
        assertThat(rig.log().getFirst().status()).isEqualTo(Delivery.Status.FAILED);
        assertThat(rig.count("destinations where state = 'active'")).isEqualTo(1);
    }

    @Test
    void c191_aFailedDeliveryIsSentAgainByHandWithAFreshSeries() {
        rig.receiver().answers(HOOK, 500, "");
        var made = rig.subscription(EventType.CASE_CLOSED);
        rig.create(rig.publish(DONE), "{}");
        var first = rig.next();
        for (var n = 1; n < 10; n++) {
            rig.untilQuiet();
            rig.forward(Duration.ofHours(3));
            rig.next();
        }
        rig.untilEnded(1);

        var all = new Deliveries.Wanted(null, null, null);
        var replayed =
                TestServer.done(
                        rig.deliveries().replayFailed(rig.admin(), made.destination().id(), all));

        assertThat(replayed).isEqualTo(1);
        assertThat(rig.next().header("webhook-id")).isEqualTo(first.header("webhook-id"));
        rig.untilQuiet();
        rig.receiver().answers(HOOK, 200, "");
        rig.forward(Duration.ofSeconds(4));
        rig.untilEnded(1);
        Probe.until("twelve attempts", () -> rig.count("attempts") == 12);
    }
}
