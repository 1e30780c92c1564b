package caseloom.sessions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A session of the database, and how the token that was shown stands to it.
///
/// @param isCurrent whether the token is the session's own, and not the one before
/// @param confirmedAt when the session's own token was first used; null before that
record Standing(
        Session session,
        boolean isCurrent,
        Instant lastUsedAt,
        Instant rotatedAt,
        @Nullable Instant confirmedAt) {

    boolean isOver(Instant now, SessionsSettings settings) {
        return !now.isBefore(session.expiresAt()) || isReplaced(now, settings);
    }

    /// A token goes on being good until its successor arrived, and a moment longer for the requests
    /// that were under way.
    private boolean isReplaced(Instant now, SessionsSettings settings) {
        return !isCurrent
                && confirmedAt != null
                && !now.isBefore(confirmedAt.plus(settings.grace()));
    }

    boolean isFirstUse() {
        return isCurrent && confirmedAt == null;
    }

    /// The session's own token is old, or its successor got lost on the way.
    boolean needsToken(Instant now, SessionsSettings settings) {
        var since = isCurrent ? settings.rotateEvery() : settings.grace();
        return (isCurrent || confirmedAt == null) && !now.isBefore(rotatedAt.plus(since));
    }

    boolean isUseOfNote(Instant now, SessionsSettings settings) {
        return !now.isBefore(lastUsedAt.plus(settings.noteUseEvery()));
    }
}
