package caseloom.accounts;

import caseloom.settings.Env;
import java.time.Duration;

/// How often somebody may fail to sign in.
///
/// @param ofEmail failures with one email address, whether anybody has it or not
/// @param ofAddress failures from one network address; 0 for no limit
/// @param within from the first one on; then they are forgotten
public record AttemptsSettings(int ofEmail, int ofAddress, Duration within) {

    public static AttemptsSettings from(Env env) {
        return new AttemptsSettings(
                env.integer("SIGN_IN_FAILURES_OF_EMAIL", 10, 1, 1_000_000),
                env.integer("SIGN_IN_FAILURES_OF_ADDRESS", 100, 0, 1_000_000),
                env.duration("SIGN_IN_FAILURES_WITHIN", Duration.ofMinutes(15)));
    }
}
