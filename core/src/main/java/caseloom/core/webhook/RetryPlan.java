package caseloom.core.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How long to wait after a failed attempt, counted from its end; empty after the last one.
public sealed interface RetryPlan {

    /// How long to wait; empty when nothing is tried any more.
    ///
    /// @param failed how many attempts of this series have failed, from 1 on
    /// @param drawn from 0 (inclusive) to 1 (exclusive)
    Optional<Duration> pause(int failed, double drawn);

    static RetryPlan of(Family family) {
        return switch (family) {
            case CHAMP -> new Growing();
            case CHAMELIO -> new Listed();
        };
    }

    /// `n^4 + 2` seconds and up to 15 per cent of `n^4` more, ten attempts in all (C-173, C-174).
    record Growing() implements RetryPlan {

        private static final int ATTEMPTS_MOST = 10;
        private static final int LEAST_SECONDS = 2;
        private static final double SPREAD = 0.15;
        private static final int MILLIS = 1000;

        @Override
        public Optional<Duration> pause(int failed, double drawn) {
            if (failed >= ATTEMPTS_MOST) {
                return Optional.empty();
            }
            var grown = (long) failed * failed * failed * failed;
            var more = (long) (grown * MILLIS * SPREAD * drawn);
            return Optional.of(Duration.ofSeconds(grown + LEAST_SECONDS).plusMillis(more));
        }
    }

    /// Four retries after fixed pauses, without chance (L-236, L-237).
    record Listed() implements RetryPlan {

        private static final List<Duration> PAUSES =
                List.of(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2));

        @Override
        public Optional<Duration> pause(int failed, double drawn) {
            return failed > PAUSES.size() ? Optional.empty() : Optional.of(PAUSES.get(failed - 1));
        }
    }
}
