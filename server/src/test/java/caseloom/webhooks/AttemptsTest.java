package caseloom.webhooks;

import static caseloom.webhooks.WebhooksRig.HOOK;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.TestServer;
import caseloom.core.webhook.EventType;
import caseloom.outbound.Receiver.Behaviour;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Attempts at a receiver that misbehaves, and what the log tells of them.
final class AttemptsTest {

    private static final String DONE = "- note:\n    call: add-note\n    with: { text: done }";

    private final WebhooksRig rig = new WebhooksRig();

    @AfterEach
    void close() {
        rig.close();
    }

    private Delivery.Attempted firstAttempt() {
        rig.create(rig.publish(DONE), "{}");
        Probe.until("an attempt is recorded", () -> rig.count("attempts") == 1);
        return rig.story(rig.log().getFirst().id()).attempts().getFirst();
    }

    @Test
    void c150_thereIsNoCallForThemInTheContractsApi() {
        var workflows = rig.champ().get("/api/external/v1/webhooks");

        assertThat(workflows.status()).isEqualTo(404);
    }

    @Test
    void c172_aRedirectIsNotFollowed() {
        rig.receiver().redirects(HOOK, 307, rig.receiver().url("/elsewhere"));
        rig.subscription(EventType.CASE_CLOSED);

        var attempt = firstAttempt();

        assertThat(attempt.status()).isEqualTo(307);
        assertThat(attempt.outcome()).isEqualTo("failed");
        assertThat(rig.receiver().received()).hasSize(1);
    }

    @Test
    void c172_aReceiverThatHangsUpFails() {
        rig.receiver().on(HOOK, new Behaviour.Drop());
        rig.subscription(EventType.CASE_CLOSED);

        var attempt = firstAttempt();

        assertThat(attempt.outcome()).isEqualTo("failed");
        assertThat(attempt.status()).isNull();
        assertThat(attempt.error()).isNotEmpty();
    }

    @Test
    void c172_aReceiverThatHangsUpInsideItsAnswerFails() {
        rig.receiver().on(HOOK, new Behaviour.Cut(1_000, "half"));
        rig.subscription(EventType.CASE_CLOSED);

        assertThat(firstAttempt().outcome()).isEqualTo("failed");
    }

    @Test
    void c172_nobodyThereFails() {
        rig.subscription(EventType.CASE_CLOSED);
        rig.receiver().close();

        var attempt = firstAttempt();

        assertThat(attempt.error()).isEqualTo("the connection was refused");
    }

    @Test
    void c172_whatIsNoHttpFails() {
        rig.receiver().on(HOOK, new Behaviour.Raw("hello\r\n\r\n"));
        rig.subscription(EventType.CASE_CLOSED);

        assertThat(firstAttempt().outcome()).isEqualTo("failed");
    }

    @Test
    void c172_aReceiverThatNeverAnswersFailsAfterTenSeconds() {
        rig.receiver().on(HOOK, new Behaviour.Silence());
        rig.subscription(EventType.CASE_CLOSED);

        var attempt = firstAttempt();

        assertThat(attempt.error()).isEqualTo("no complete answer within 10000 ms");
    }

    @Test
    void c182_ofAHugeAnswerTheBeginningIsReadAndLessOfItKept() {
        rig.receiver().on(HOOK, new Behaviour.Huge(1L << 40));
        rig.subscription(EventType.CASE_CLOSED);

        var attempt = firstAttempt();

        assertThat(attempt.outcome()).isEqualTo("succeeded");
        assertThat(attempt.response()).isEqualTo("x".repeat(4096));
    }

    @Test
    void c182_anAnswerThatIsNoTextIsKeptAsFarAsItCanBe() {
        rig.receiver()
                .on(HOOK, new Behaviour.Answer(200, Map.of("Content-Type", "x/y"), "a\0b\u00e9"));
        rig.subscription(EventType.CASE_CLOSED);

        assertThat(firstAttempt().response()).isEqualTo("a\uFFFDb\u00e9");
    }

    @Test
    void c181_onlyAllowedAddressesAreConnectedTo() {
        rig.endpointAt("http://[::1]:9/hook", EventType.TASK_CREATED);
        rig.endpointAt("http://169.254.169.254/hook", EventType.TASK_CREATED);

        rig.create(rig.publish(DONE), "{}");

        Probe.until("both were refused", () -> rig.count("attempts where error is not null") == 2);
        assertThat(rig.count("attempts where status is not null")).isZero();
    }

    @Test
    void c183_c184_c185_theLogHasARowForEachDeliveryWithItsTries() {
        rig.receiver().answers(HOOK, 500, "no");
        rig.subscription(EventType.CASE_CLOSED);
        rig.create(rig.publish(DONE), "{}");
        rig.untilQuiet();
        var waiting = rig.log().getFirst();
        assertThat(waiting.status().word(waiting.kind())).isEqualTo("pending");
        assertThat(waiting.deliveredAt()).isNull();
        assertThat(waiting.nextAt()).isAfter(rig.now());
        rig.receiver().on(HOOK, new Behaviour.Silence());
        rig.forward(Duration.ofSeconds(4));
        Probe.until(
                "an attempt is under way",
                () -> rig.log().getFirst().status() == Delivery.Status.IN_PROGRESS);
        assertThat(rig.log().getFirst().status().word(Kind.SUBSCRIPTION)).isEqualTo("in_progress");
        Probe.until("it is over", () -> rig.count("attempts") == 2);
        rig.receiver().answers(HOOK, 200, "yes");
        rig.forward(Duration.ofSeconds(30));
        rig.untilEnded(1);

        var story = rig.story(waiting.id());

        var delivery = story.delivery();
        assertThat(delivery.status().word(delivery.kind())).isEqualTo("completed");
        assertThat(delivery.event()).isEqualTo("case.closed");
        assertThat(delivery.deliveredAt()).isEqualTo(story.attempts().getLast().endedAt());
        assertThat(delivery.payload().at("/data/case/status").textValue()).isEqualTo("closed");
        assertThat(story.attempts().stream().map(Delivery.Attempted::outcome))
                .containsExactly("failed", "failed", "succeeded");
        assertThat(story.attempts().getFirst().url()).isEqualTo(rig.receiver().url(HOOK));
        assertThat(story.attempts().getFirst().response()).isEqualTo("no");
        assertThat(story.attempts().getLast().headers().has("webhook-signature")).isTrue();
    }

    @Test
    void c179_anAttemptThatARestartInterruptedCountsAsFailed() {
        rig.receiver().on(HOOK, new Behaviour.Silence());
        rig.subscription(EventType.CASE_CLOSED);
        rig.create(rig.publish(DONE), "{}");
        var first = rig.next();
        rig.node().close();
        rig.receiver().answers(HOOK, 200, "");
        rig.server().clock().forward(Duration.ofSeconds(20));

        rig.server().join("OUTBOUND_ALLOW=127.0.0.1");
        Probe.until("the first attempt is told of", () -> rig.count("attempts") == 1);
        rig.forward(Duration.ofSeconds(4));

        assertThat(rig.next().body()).isEqualTo(first.body());
        rig.untilEnded(1);
        assertThat(rig.count("attempts where outcome = 'interrupted'")).isEqualTo(1);
        assertThat(rig.count("attempts where outcome = 'succeeded'")).isEqualTo(1);
    }

    @Test
    void c186_deliveriesLeaveAfterTheirTerm() {
        rig.subscription(EventType.CASE_CLOSED);
        rig.create(rig.publish(DONE), "{}");
        rig.untilEnded(1);

        rig.server().clock().forward(Duration.ofDays(30));
        rig.node().posts().termPass();
        assertThat(rig.log()).hasSize(1);
        rig.server().clock().forward(Duration.ofDays(1));
        rig.node().posts().termPass();

        assertThat(rig.log()).isEmpty();
        assertThat(rig.count("attempts")).isZero();
    }

    @Test
    void oneDeadReceiverDelaysNoOther() {
        rig.receiver().on("/dead", new Behaviour.Silence());
        rig.endpoint("/dead", EventType.TASK_CREATED);
        rig.endpoint(HOOK, EventType.TASK_CREATED);
        var workflow = rig.publish(DONE);

        for (var i = 0; i < 100; i++) {
            rig.create(workflow, "{}");
        }

        Probe.until(
                "all arrived where somebody answers",
                () ->
                        rig.receiver().received().stream()
                                        .filter(one -> one.path().equals(HOOK))
                                        .count()
                                == 100);
        assertThat(rig.count("deliveries where delivered_at is null")).isGreaterThanOrEqualTo(100);
        TestServer.done(
                rig.destinations()
                        .delete(
                                rig.admin(),
                                rig.destinations()
                                        .list(rig.acme().organization().id(), 0, 1)
                                        .getFirst()
                                        .id()));
    }
}
