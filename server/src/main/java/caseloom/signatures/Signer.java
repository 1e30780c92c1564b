package caseloom.signatures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One who is to sign.
///
/// @param place from 1 on
/// @param email as it was written
/// @param folded the same for comparisons
/// @param invited how they came by their link
/// @param deed null until they signed or declined
public record Signer(
        int place, String email, String folded, Invited invited, @Nullable SignerDeed deed) {

    /// How a link came to its signer; moments are null for a way that was not gone.
    ///
    /// @param handedTo who got it to pass it on; null when nobody did
    public record Invited(
            @Nullable Instant mailedAt, @Nullable Instant handedAt, @Nullable String handedTo) {}
}
