package caseloom.webhooks;

import static caseloom.webhooks.WebhooksRig.HOOK;
import static caseloom.webhooks.WebhooksRig.body;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.TestServer;
import caseloom.core.webhook.EventType;
import caseloom.core.webhook.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an endpoint for Chamelio's events gets, and what becomes of it when it does not take it.
final class EndpointTest {

    private static final String WAIT = "- pause:\n    wait: { hours: 1 }";

    private final WebhooksRig rig = new WebhooksRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void l227_l228_l229_l230_anEventHasItsEnvelopeAndOneIdForAllEndpoints() {
        rig.endpoint(HOOK, EventType.TASK_CREATED);
        rig.endpoint(HOOK, EventType.TASK_CREATED, EventType.TASK_COMPLETED);

        rig.create(rig.publish(WAIT), "{}");

        var first = rig.next();
        var second = rig.next();
        assertThat(first.method()).isEqualTo("POST");
        assertThat(second.body()).isEqualTo(first.body());
        var event = body(first);
        assertThat(event.properties().stream().map(one -> one.getKey()))
                .containsExactly("event", "event_id", "organization_id", "timestamp", "data");
        assertThat(event.get("event_id").textValue()).matches("evt_[0-9A-HJKMNP-TV-Z]{26}");
        assertThat(event.get("organization_id").textValue())
                .isEqualTo("org_" + rig.acme().organization().id().value());
        assertThat(event.get("timestamp").textValue()).isEqualTo("2026-05-28T17:04:12Z");
    }

    @Test
    void l231_l232_l233_theBodyIsSignedWithTheEndpointsSecretAsItIsShown() {
        var endpoint = rig.endpoint(HOOK, EventType.TASK_CREATED);

        rig.create(rig.publish(WAIT), "{}");

        var received = rig.next();
        var bytes = received.body().getBytes(StandardCharsets.UTF_8);
        assertThat(endpoint.secret().text()).matches("[A-Za-z0-9_-]{43}");
        assertThat(received.header("x-chamelio-signature"))
                .matches("sha256=[0-9a-f]{64}")
                .isEqualTo(Signature.chamelio(endpoint.secret().text(), bytes));
        assertThat(received.header("content-type")).isEqualTo("application/json");
        assertThat(received.header("user-agent")).isEqualTo("Caseloom-Webhooks/1");
        assertThat(received.headers().keySet()).noneMatch(name -> name.startsWith("webhook-"));
    }

    @Test
    void l234_l235_onlyA2xxSucceeds() {
        rig.receiver().answers("/created", 204, "");
        rig.receiver().redirects("/moved", 302, rig.receiver().url("/created"));
        rig.endpoint("/created", EventType.TASK_CREATED);
        rig.endpoint("/moved", EventType.TASK_CREATED);

        rig.create(rig.publish(WAIT), "{}");

        rig.untilQuiet();
        assertThat(rig.count("attempts where outcome = 'succeeded' and status = 204")).isEqualTo(1);
        assertThat(rig.count("attempts where outcome = 'failed' and status = 302")).isEqualTo(1);
        assertThat(rig.receiver().received()).hasSize(2);
    }

    @Test
    void l236_l237_l238_itIsTriedAgainAfterFixedPausesAndThenUndelivered() {
        rig.receiver().answers(HOOK, 500, "no");
        rig.endpoint(HOOK, EventType.TASK_CREATED);
        rig.create(rig.publish(WAIT), "{}");
        var first = rig.next();

        for (var pause : new int[] {60, 300, 1800, 7200}) {
            rig.untilQuiet();
            rig.forward(Duration.ofSeconds(pause).minusMillis(1));
            assertThat(rig.count("waiting_deliveries where due_at <= ?", rig.now())).isZero();
            rig.forward(Duration.ofMillis(1));
            assertThat(rig.next().body()).isEqualTo(first.body());
        }

        rig.untilEnded(1);
        var delivery = rig.log().getFirst();
        assertThat(delivery.status().word(delivery.kind())).isEqualTo("undelivered");
        assertThat(rig.count("attempts where outcome = 'failed' and status = 500")).isEqualTo(5);
        assertThat(rig.count("waiting_deliveries")).isZero();
    }

    @Test
    void l239_itIsWrittenWithItsChangeAndSurvivesARestart() {
        rig.receiver().answers(HOOK, 503, "");
        rig.endpoint(HOOK, EventType.TASK_CREATED);
        rig.create(rig.publish(WAIT), "{}");
        var first = rig.next();
        rig.untilQuiet();
        rig.node().close();
        rig.receiver().answers(HOOK, 200, "");

        rig.server().join("OUTBOUND_ALLOW=127.0.0.1");
        rig.forward(Duration.ofMinutes(1));

        assertThat(rig.next().body()).isEqualTo(first.body());
        rig.untilEnded(1);
    }

    @Test
    void l240_aPausedEndpointHoldsWhatWaitsAndMissesWhatHappens() {
        rig.receiver().answers(HOOK, 500, "");
        var endpoint = rig.endpoint(HOOK, EventType.TASK_CREATED);
        var workflow = rig.publish(WAIT);
        var before = rig.create(workflow, "{}");
        rig.next();
        rig.untilQuiet();
        TestServer.done(rig.destinations().pause(rig.admin(), endpoint.destination().id()));
        rig.receiver().answers(HOOK, 200, "");
        rig.create(workflow, "{}");
        rig.forward(Duration.ofHours(9));

        TestServer.done(rig.destinations().resume(rig.admin(), endpoint.destination().id()));

        assertThat(body(rig.next()).at("/data/task_id").asLong()).isEqualTo(before);
        rig.untilEnded(1);
        assertThat(rig.count("deliveries")).isEqualTo(1);
    }

    @Test
    void l240_deletingDropsWhatWaits() {
        rig.receiver().answers(HOOK, 500, "");
        var endpoint = rig.endpoint(HOOK, EventType.TASK_CREATED);
        rig.create(rig.publish(WAIT), "{}");
        rig.next();
        rig.untilQuiet();

        TestServer.done(rig.destinations().delete(rig.admin(), endpoint.destination().id()));

        assertThat(rig.count("waiting_deliveries")).isZero();
        assertThat(rig.log().getFirst().status()).isEqualTo(Delivery.Status.FAILED);
        assertThat(rig.destinations().list(rig.acme().organization().id(), 0, 10)).isEmpty();
    }

    @Test
    void l240_anEndpointWhoseEveryDeliveryFailedForFiveDaysIsPausedWithNotice() {
        rig.receiver().answers(HOOK, 500, "");
        var endpoint = rig.endpoint(HOOK, EventType.TASK_CREATED);
        var workflow = rig.publish(WAIT);
        rig.create(workflow, "{}");
        rig.untilQuiet();
        rig.forward(Duration.ofDays(5).minusSeconds(1));
        Probe.until("the second attempt", () -> rig.count("attempts") == 2);
        rig.untilQuiet();
        rig.node().posts().termPass();
        assertThat(rig.state(endpoint)).isEqualTo(Destination.State.ACTIVE);

        rig.forward(Duration.ofMinutes(5));
        Probe.until("the third attempt", () -> rig.count("attempts") == 3);
        Probe.until(
                "the failure is noted",
                () -> rig.count("destinations where failed_at = ?", rig.now()) == 1);
        rig.node().posts().termPass();

        assertThat(rig.state(endpoint)).isEqualTo(Destination.State.PAUSED);
        assertThat(rig.find(endpoint).pausedBecause()).contains("5 days");
        assertThat(rig.count("audit where verb = 'webhook.pause' and actor_kind = 'system'"))
                .isEqualTo(1);
    }

    @Test
    void l241_anAddressThatIsNotAllowedIsRefused() {
        rig.endpointAt("http://10.0.0.1/hook", EventType.TASK_CREATED);

        rig.create(rig.publish(WAIT), "{}");

        Probe.until("it was refused", () -> rig.count("attempts where error is not null") == 1);
        assertThat(rig.story(rig.log().getFirst().id()).attempts().getFirst().error())
                .contains("10.0.0.1");
    }

    @Test
    void l273_aNewSecretSignsFromTheMomentThatWasPicked() {
        var endpoint = rig.endpoint(HOOK, EventType.TASK_CREATED);
        var workflow = rig.publish(WAIT);
        var from = rig.now().plus(Duration.ofHours(2));
        var id = endpoint.destination().id();

        var rotated = TestServer.done(rig.destinations().rotate(rig.admin(), id, from));

        rig.create(workflow, "{}");
        assertThat(signedWith(endpoint)).isTrue();
        rig.forward(Duration.ofHours(2));
        rig.create(workflow, "{}");
        assertThat(signedWith(rotated)).isTrue();
    }

    private boolean signedWith(Destinations.WithSecret endpoint) {
        var received = rig.next();
        var bytes = received.body().getBytes(StandardCharsets.UTF_8);
        return Signature.chamelio(endpoint.secret().text(), bytes)
                .equals(received.header("x-chamelio-signature"));
    }

    @Test
    void l272_l273_aFailedDeliveryIsReplayedWithItsBodyAndTheUsualRetries() {
        rig.receiver().answers(HOOK, 500, "out of order");
        rig.endpoint(HOOK, EventType.TASK_CREATED);
        rig.create(rig.publish(WAIT), "{}");
        var first = rig.next();
        for (var tries = 0; tries < 4; tries++) {
            rig.untilQuiet();
            rig.forward(Duration.ofHours(2));
            rig.next();
        }
        rig.untilEnded(1);
        var delivery = rig.log().getFirst();

        TestServer.done(rig.deliveries().replay(rig.admin(), delivery.id()));
        assertThat(rig.next().body()).isEqualTo(first.body());
        rig.untilQuiet();
        rig.receiver().answers(HOOK, 200, "thanks");
        rig.forward(Duration.ofMinutes(1));

        rig.untilEnded(1);
        var story = rig.story(delivery.id());
        assertThat(story.delivery().status().word(Kind.ENDPOINT)).isEqualTo("delivered");
        assertThat(story.delivery().payload()).isEqualTo(body(first));
        assertThat(story.attempts()).hasSize(7);
        assertThat(story.attempts().getFirst().response()).isEqualTo("out of order");
        assertThat(story.attempts().getLast().response()).isEqualTo("thanks");
        assertThat(story.attempts().getLast().headers().has("x-chamelio-signature")).isTrue();
    }
}
