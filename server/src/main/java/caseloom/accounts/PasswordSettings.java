package caseloom.accounts;

import caseloom.settings.Env;
import java.time.Duration;

/// What passwords must be, and what it costs to judge one.
///
/// @param least characters
/// @param memory KiB that one hash takes while it is made
/// @param passes how often it goes over that memory
/// @param atOnce how many are made at the same time
/// @param patience how long one waits for its turn
public record PasswordSettings(int least, int memory, int passes, int atOnce, Duration patience) {

    /// Characters. Longer ones would cost time and prove no more.
    public static final int MOST = 200;

    public static PasswordSettings from(Env env) {
        return new PasswordSettings(
                env.integer("PASSWORDS_LEAST", 10, 8, MOST),
                env.integer("PASSWORDS_MEMORY_KIB", 19_456, 1_024, 1_048_576),
                env.integer("PASSWORDS_PASSES", 2, 1, 100),
                env.integer("PASSWORDS_AT_ONCE", 4, 1, 1_000),
                env.duration("PASSWORDS_PATIENCE", Duration.ofSeconds(5)));
    }
}
