package caseloom.sessions;

import caseloom.links.LinkToken;
import java.time.Instant;

/// A session that begins, or goes on with another token. The token is nowhere else.
///
/// @param endsAt the latest end of the session
public record Begun(long id, LinkToken token, Instant endsAt) {

    @Override
    public String toString() {
        return "Begun[" + id + "]";
    }
}
