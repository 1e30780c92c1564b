package caseloom.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The clock of a machine: the true time, and by how much it is wrong. For one thread.
final class SimulatedClock implements InstantSource {

    private final InstantSource truth;
    private Duration wrong = Duration.ZERO;

    SimulatedClock(InstantSource truth) {
        this.truth = truth;
    }

    void jump(Duration to) {
        wrong = to;
    }

    @Override
    public Instant instant() {
        return truth.instant().plus(wrong);
    }
}
