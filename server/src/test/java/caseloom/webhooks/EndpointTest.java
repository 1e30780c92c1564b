package caseloom.webhooks;

import static caseloom.webhooks.WebhooksRig.HOOK;
import static caseloom.webhooks.WebhooksRig.body;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
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
    void l227_l228_l231_anEventIsWrittenWithItsChangeDeliveredSignedAndLogged() {
        var endpoint = rig.endpoint();
        var workflow = rig.publish(WAIT);

        var task = rig.create(workflow, "{\"attributes\":{\"amount\":40.50}}");

        var received = rig.next(EventType.TASK_CREATED);
        var bytes = received.body().getBytes(StandardCharsets.UTF_8);
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.header("x-chamelio-signature"))
                .isEqualTo(Signature.chamelio(endpoint.secret().text(), bytes));
        var event = body(received);
        assertThat(event.at("/data/task_id").textValue()).isEqualTo(Long.toString(task));
        assertThat(event.at("/data/variables").toString()).isEqualTo("{\"amount\":40.5}");
        rig.untilQuiet();
        assertThat(rig.count("deliveries where delivered_at is not null")).isEqualTo(2);
        assertThat(rig.count("attempts where outcome = 'succeeded' and status = 200"))
                .isEqualTo(2);
    }

    @Test
    void l236_l237_l238_itIsTriedAgainAfterFixedPausesAndThenUndelivered() {
        rig.receiver().answers(HOOK, 500, "no");
        rig.endpoint(HOOK, EventType.TASK_CREATED);
        var workflow = rig.publish(WAIT);
        rig.create(workflow, "{}");
        var pauses = new int[] {60, 300, 1800, 7200};

        var first = rig.next();
        for (var pause : pauses) {
            rig.untilQuiet();
            rig.forward(Duration.ofSeconds(pause).minusMillis(1));
            assertThat(rig.count("waiting_deliveries where claimed_at is not null")).isZero();
            rig.forward(Duration.ofMillis(1));
            assertThat(rig.next().body()).isEqualTo(first.body());
        }

        Probe.until(
                "it is undelivered",
                () -> rig.count("deliveries where failed_at is not null") == 1);
        assertThat(rig.count("attempts where outcome = 'failed' and status = 500")).isEqualTo(5);
        assertThat(rig.count("waiting_deliveries")).isZero();
    }
}
