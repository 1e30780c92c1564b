package caseloom.intake;

import caseloom.settings.Env;
import java.time.Duration;

/// Limits of the write path.
///
/// @param waitingMost how many requests may wait for the next commit; more are refused with 503
/// @param batchMost how many are written in one transaction
/// @param numbersAhead how many case numbers are taken from the database at once
/// @param rememberFor how long an Idempotency-Key is remembered (C-42)
/// @param startsFor how long it is remembered what was started that nobody asked for
public record IntakeSettings(
        int waitingMost,
        int batchMost,
        int numbersAhead,
        Duration rememberFor,
        Duration startsFor) {

    public static IntakeSettings from(Env env) {
        return new IntakeSettings(
                env.integer("INTAKE_WAITING_MOST", 10_000, 1, 1_000_000),
                env.integer("INTAKE_BATCH_MOST", 512, 1, 10_000),
                env.integer("INTAKE_NUMBERS_AHEAD", 100, 1, 100_000),
                env.duration("IDEMPOTENCY_REMEMBER_FOR", Duration.ofHours(24)),
                env.duration("STARTS_REMEMBER_FOR", Duration.ofDays(60)));
    }
}
