package caseloom.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// What nobody may read who was not given it. Its text says nothing, so that it cannot end up in a
/// log, a message or an answer by accident.
public final class Secret {

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Secret of(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /// The secret itself, where it was made of a text.
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The secret itself.
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    /// The same for all: a hash of a secret tells something about it.
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
