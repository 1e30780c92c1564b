package caseloom.access;

import java.util.random.RandomGenerator;

/// The value of a new token, known only until it was shown.
record TokenSecret(String value) {

    /// How much of a value lists show, prefix included.
    private static final int SHOWN = 8;

    static TokenSecret draw(TokenKind kind, RandomGenerator random) {
        return new TokenSecret(kind.form().draw(random));
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
        return "TokenSecret[" + firstCharacters() + "…]";
    }
}
