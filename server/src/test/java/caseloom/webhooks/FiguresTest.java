package caseloom.webhooks;

import static caseloom.webhooks.WebhooksRig.HOOK;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.core.webhook.EventType;
import caseloom.outbound.Receiver.Behaviour;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The figures of the sender on `/metrics`.
final class FiguresTest {

    private static final String WAIT = "- pause:\n    wait: { hours: 1 }";

    private final WebhooksRig rig = new WebhooksRig("WEBHOOKS_TO_DESTINATION_AT_ONCE=1");

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void attemptsAndDeliveriesAreCountedByTheirResults() {
        rig.endpoint(HOOK, EventType.TASK_CREATED);
        rig.endpoint("/refuses", EventType.TASK_CREATED);
        rig.create(rig.publish(WAIT), "{}");
        for (var tries = 0; tries < 4; tries++) {
            rig.untilQuiet();
            rig.forward(Duration.ofHours(2));
        }
        rig.untilEnded(2);

        untilTold("caseloom_webhooks_attempts_seconds_count{result=\"succeeded\"} 1");
        untilTold("caseloom_webhooks_attempts_seconds_count{result=\"failed\"} 5");
        untilTold("caseloom_webhooks_attempts_seconds_count{result=\"interrupted\"} 0");
        untilTold("caseloom_webhooks_deliveries_total{result=\"delivered\"} 1.0");
        untilTold("caseloom_webhooks_deliveries_total{result=\"failed\"} 1.0");
        untilTold("caseloom_webhooks_under_way 0.0");
        untilTold("caseloom_webhooks_lag_seconds 0.0");
        assertThat(metrics()).contains("caseloom_webhooks_attempts_seconds_sum");
    }

    @Test
    void whatIsUnderWayAndHowLongOthersHaveWaitedIsTold() {
        rig.receiver().on(HOOK, new Behaviour.Silence());
        rig.endpoint(HOOK, EventType.TASK_CREATED);
        var workflow = rig.publish(WAIT);
        rig.create(workflow, "{}");
        rig.create(workflow, "{}");
        untilTold("caseloom_webhooks_under_way 1.0");

        rig.pass(Duration.ofSeconds(5));

        untilTold("caseloom_webhooks_lag_seconds 5.0");
    }

    private void untilTold(String line) {
        Probe.until(line, () -> metrics().lines().anyMatch(line::equals));
    }

    private String metrics() {
        return rig.champ().get("/metrics").text();
    }
}
