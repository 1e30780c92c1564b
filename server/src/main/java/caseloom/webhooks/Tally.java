package caseloom.webhooks;

import caseloom.webhooks.Attempt.Result;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/// Counts what was recorded: attempts by their results, with the time they took, and the deliveries
/// that ended with them. Safe to share.
final class Tally {

    private final MeterRegistry meters;
    private final Counter delivered;
    private final Counter failed;

    Tally(MeterRegistry meters) {
        this.meters = meters;
        this.delivered = meters.counter("caseloom.webhooks.deliveries", "result", "delivered");
        this.failed = meters.counter("caseloom.webhooks.deliveries", "result", "failed");
        for (var result : Result.values()) {
            attempts(result);
        }
    }

    void count(List<Attempt> recorded) {
        for (var attempt : recorded) {
            attempts(attempt.result()).record(Duration.between(attempt.at(), attempt.endedAt()));
            if (attempt.next() == null) {
                (attempt.result() == Result.SUCCEEDED ? delivered : failed).increment();
            }
        }
    }

    private Timer attempts(Result result) {
        return meters.timer("caseloom.webhooks.attempts", "result", result.word());
    }
}
