package caseloom.retention;

import caseloom.settings.Env;
import java.time.Duration;
import java.util.Optional;

/// What is kept for how long.
///
/// @param cases how long a case is kept after it ended; empty for ever
/// @param grace how much longer one is kept when its range of numbers cannot leave as a whole
/// @param audit how long entries of the audit trails are kept; empty for ever
/// @param pace how the work is cut up
public record RetentionSettings(
        Optional<Duration> cases, Duration grace, Optional<Duration> audit, Pace pace) {

    private static final Duration LEAST = Duration.ofHours(1);

    /// How the work is cut up.
    ///
    /// @param every how often there is a round
    /// @param breath how long others have the database for themselves between two batches
    /// @param batch cases, or entries, that leave in one transaction
    /// @param analyzeEvery how often the numbers of partitioned tables are counted anew
    public record Pace(Duration every, Duration breath, int batch, Duration analyzeEvery) {}

    public static RetentionSettings from(Env env) {
        return new RetentionSettings(
                term(env, "RETENTION_CASES"),
                env.duration("RETENTION_GRACE", Duration.ofDays(30)),
                term(env, "RETENTION_AUDIT"),
                new Pace(
                        env.duration("RETENTION_EVERY", Duration.ofHours(1)),
                        env.duration("RETENTION_BREATH", Duration.ofMillis(50)),
                        env.integer("RETENTION_BATCH", 500, 1, 100_000),
                        env.duration("RETENTION_ANALYZE_EVERY", Duration.ofDays(1))));
    }

    private static Optional<Duration> term(Env env, String name) {
        if (env.text(name).isEmpty()) {
            return Optional.empty();
        }
        var term = env.duration(name, LEAST);
        if (term.compareTo(LEAST) < 0) {
            env.complain(name, "must be at least " + LEAST);
        }
        return Optional.of(term);
    }
}
