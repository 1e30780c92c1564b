package caseloom.documents;

/// Bounds texts that come from models and files: what the database takes, and no more than so many
/// characters.
final class Cut {

    private Cut() {}

    static String to(String text, int most) {
        var kept = new StringBuilder(Math.min(text.length(), most));
        text.codePoints()
                .filter(one -> one != 0)
                .map(one -> one <= 0xFFFF && Character.isSurrogate((char) one) ? 0xFFFD : one)
                .limit(most)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
