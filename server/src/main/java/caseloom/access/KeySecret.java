package caseloom.access;

import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The value of a new key, known only until it was shown (L-12, L-13).
record KeySecret(String value) {

    static final String PREFIX = "ca_";

    private static final Pattern FORM = Pattern.compile("ca_[A-Za-z0-9_-]{32}");

    private static final int BYTES = 24;

    /// How much of a value lists show, prefix included.
    private static final int SHOWN = 7;

    static KeySecret draw(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new KeySecret(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Whether a text could be a key. Others need not be looked up.
    static boolean looksLike(String value) {
        return FORM.matcher(value).matches();
    }

    SecretHash hash() {
        return SecretHash.of(value);
    }

    String firstCharacters() {
        return value.substring(0, SHOWN);
    }

    /// A secret must not end up in a log by accident.
    @Override
    public String toString() {
        return "KeySecret[" + firstCharacters() + "…]";
    }
}
