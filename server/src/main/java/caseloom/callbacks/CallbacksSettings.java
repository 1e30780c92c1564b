package caseloom.callbacks;

import caseloom.settings.Env;
import java.time.Duration;

/// Limits and times of callbacks.
///
/// @param bodyMost bytes of what may be posted
/// @param tellAgain after what time a run is told again of what was posted
/// @param rememberFor how long an address that was used or is no longer waited for answers with 410
///   rather than 404
public record CallbacksSettings(int bodyMost, Duration tellAgain, Duration rememberFor) {

    public static CallbacksSettings from(Env env) {
        return new CallbacksSettings(
                env.integer("CALLBACKS_BODY_MOST", 256 * 1024, 1024, 1 << 20),
                env.duration("CALLBACKS_TELL_AGAIN", Duration.ofSeconds(8)),
                env.duration("CALLBACKS_REMEMBER_FOR", Duration.ofDays(30)));
    }
}
