package caseloom.access;

import java.util.random.RandomGenerator;

/// The value of a new key, known only until it was shown (L-12, L-13).
record KeySecret(String value) {

    private static final Opaque FORM = new Opaque("ca_", 32);

    /// How much of a value lists show, prefix included.
    private static final int SHOWN = 7;

    static KeySecret draw(RandomGenerator random) {
        return new KeySecret(FORM.draw(random));
    }

    /// Whether a text could be a key. Others need not be looked up.
    static boolean looksLike(String value) {
        return FORM.looksLike(value);
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
