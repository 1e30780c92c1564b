package caseloom.core.interpreter;

import caseloom.core.definition.Retry;
import java.math.BigInteger;
import java.time.Duration;

/// How long to pause before the next attempt.
final class RetryPolicy {

    /// 2^40 times a millisecond is more than 30 years, so more doubling changes nothing.
    private static final int DOUBLINGS_MOST = 40;

    private RetryPolicy() {}

    /// The pause after that many attempts, at most `most`.
    static Duration pause(
            Retry.Backoff backoff, Duration delay, int attempts, Duration jitter, Duration most) {
        var factor =
                switch (backoff) {
                    case CONSTANT -> 1L;
                    case LINEAR -> (long) attempts;
                    case EXPONENTIAL -> 1L << Math.min(attempts - 1, DOUBLINGS_MOST);
                };
        var millis =
                BigInteger.valueOf(delay.toMillis())
                        .multiply(BigInteger.valueOf(factor))
                        .add(BigInteger.valueOf(jitter.toMillis()))
                        .min(BigInteger.valueOf(most.toMillis()));
        return Duration.ofMillis(millis.longValue());
    }

    /// A length between the two ends of the jitter.
    static Duration drawn(Retry.Jitter jitter, Chance chance) {
        var room = jitter.to().minus(jitter.from()).toMillis();
        return jitter.from().plusMillis(chance.below(room + 1));
    }
}
