package caseloom.signatures;

import java.time.Instant;

/// What a signer did, and from where.
public sealed interface SignerDeed {

    Instant at();

    Witness witness();

    /// They signed.
    ///
    /// @param name as they typed it
    /// @param ink what they drew, as `Ink` reads it; empty when they only typed
    /// @param consent the sentence they agreed to
    record Signed(String name, String ink, String consent, Instant at, Witness witness)
            implements SignerDeed {}

    /// They will not.
    ///
    /// @param reason empty when they gave none
    record Declined(String reason, Instant at, Witness witness) implements SignerDeed {}
}
