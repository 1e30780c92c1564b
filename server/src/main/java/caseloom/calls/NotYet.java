package caseloom.calls;

import java.time.Instant;

/// A connection's rate limit does not allow a request now that cannot do without: nothing of the
/// call is to be kept, and it is made again, whole, once its turn comes.
public final class NotYet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant at;

    NotYet(Instant at) {
        super("not before " + at, null, false, false);
        this.at = at;
    }

    /// When its turn comes.
    public Instant at() {
        return at;
    }
}
