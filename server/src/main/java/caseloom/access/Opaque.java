package caseloom.access;

import java.util.Base64;
import java.util.random.RandomGenerator;

/// The form of secrets: a prefix that says what they are for, and base64url of random bytes (C-8,
/// L-12).
///
/// @param length characters after the prefix
record Opaque(String prefix, int length) {

    /// Keys of the Chamelio API.
    static final Opaque KEY = new Opaque("ca_", 32);

    /// How much of a value lists show behind its prefix.
    private static final int SHOWN = 4;

    /// A new secret; four characters stand for three bytes.
    Secret draw(RandomGenerator random) {
        var bytes = new byte[length * 3 / 4];
        random.nextBytes(bytes);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new Secret(prefix + text, prefix.length() + SHOWN);
    }

    /// Whether a text could be such a secret. Others need not be looked up.
    boolean looksLike(String value) {
        if (value.length() != prefix.length() + length || !value.startsWith(prefix)) {
            return false;
        }
        for (var i = prefix.length(); i < value.length(); i++) {
            if (!isBase64Url(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_';
    }
}
