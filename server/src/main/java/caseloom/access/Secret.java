package caseloom.access;

/// The value of a new token or key, known only until it was shown (C-9, L-13).
///
/// @param shown how many of its first characters lists show, prefix included
record Secret(String value, int shown) {

    SecretHash hash() {
        return SecretHash.of(value);
    }

    String firstCharacters() {
        return value.substring(0, shown);
    }

    /// A secret must not end up in a log by accident.
    @Override
    public String toString() {
        return "Secret[" + firstCharacters() + "…]";
    }
}
