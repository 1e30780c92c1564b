package caseloom.outbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is particular about one request.
///
/// @param limit for the whole of it; null, or more than the server's own limit, for that one
/// @param authorities trusted beside the usual ones; null for none
public record Terms(@Nullable Duration limit, @Nullable Authorities authorities) {

    public static final Terms USUAL = new Terms(null, null);

    /// With a time limit of its own.
    public static Terms within(Duration limit) {
        return new Terms(limit, null);
    }
}
