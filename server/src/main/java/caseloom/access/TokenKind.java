package caseloom.access;

/// What a token is good for. The word is the one of the table; the prefix begins each value.
public enum TokenKind {
    /// The Champ API (C-8).
    API("api", "api_"),
    /// Our own management API.
    ADMIN("admin", "adm_");

    /// Characters after the prefix: base64url of 32 random bytes (C-9).
    public static final int OPAQUE_LENGTH = 43;

    private final String word;
    private final String prefix;

    TokenKind(String word, String prefix) {
        this.word = word;
        this.prefix = prefix;
    }

    public String word() {
        return word;
    }

    public String prefix() {
        return prefix;
    }

    /// The kind with that word in the table.
    public static TokenKind of(String word) {
        for (var kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of token: " + word);
    }

    /// What tokens of this kind look like.
    Opaque form() {
        return new Opaque(prefix, OPAQUE_LENGTH);
    }

    /// Whether a text could be a token of this kind. Others need not be looked up.
    public boolean looksLike(String value) {
        return form().looksLike(value);
    }
}
