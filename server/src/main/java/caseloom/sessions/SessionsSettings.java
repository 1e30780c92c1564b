package caseloom.sessions;

import caseloom.settings.Env;
import java.time.Duration;

/// How long sessions last, and how many there are.
///
/// @param idle a session that is not used so long ends
/// @param most how long a session lasts, however much it is used
/// @param rotateEvery how old a token may get before the session has another
/// @param grace how long a token is good after its successor was used first
/// @param noteUseEvery how exactly the last use of a session is known
/// @param rateLimit requests a minute of one session; 0 for no limit
/// @param ofAccountMost further sessions of an account end its oldest
public record SessionsSettings(
        Duration idle,
        Duration most,
        Duration rotateEvery,
        Duration grace,
        Duration noteUseEvery,
        int rateLimit,
        int ofAccountMost) {

    public static SessionsSettings from(Env env) {
        return new SessionsSettings(
                env.duration("SESSIONS_IDLE", Duration.ofHours(12)),
                env.duration("SESSIONS_MOST", Duration.ofDays(7)),
                env.duration("SESSIONS_ROTATE_EVERY", Duration.ofMinutes(15)),
                env.duration("SESSIONS_GRACE", Duration.ofMinutes(1)),
                env.duration("SESSIONS_NOTE_USE_EVERY", Duration.ofMinutes(1)),
                env.integer("SESSIONS_RATE_LIMIT", 1_200, 0, Integer.MAX_VALUE),
                env.integer("SESSIONS_OF_ACCOUNT_MOST", 50, 1, 10_000));
    }
}
