package caseloom.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a key stands (L-270). The word is the one of the wire.
public enum KeyState {
    ACTIVE("active"),
    /// Switched off, and may be switched on again (L-271).
    INACTIVE("inactive"),
    /// Ended for good (L-271).
    REVOKED("revoked"),
    EXPIRED("expired");

    private final String word;

    KeyState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// Of several that apply the first in the order of L-16 is said. A key expires at the exact
    /// second of its date (L-18).
    static KeyState at(Instant now, Terms terms) {
        if (terms.revoked()) {
            return REVOKED;
        }
        if (!terms.active()) {
            return INACTIVE;
        }
        var end = terms.expiresAt();
        return end != null && !now.isBefore(end) ? EXPIRED : ACTIVE;
    }

    /// What decides about the state.
    record Terms(boolean revoked, boolean active, @Nullable Instant expiresAt) {}
}
