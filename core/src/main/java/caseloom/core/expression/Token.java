package caseloom.core.expression;

/// One piece of jq text.
///
/// @param text its meaning: a field without its dot, a variable without its dollar sign
/// @param at where it begins, counted in UTF-16 units from 0
record Token(Kind kind, String text, int at) {

    enum Kind {
        FIELD,
        NAME,
        VARIABLE,
        NUMBER,
        FORMAT,
        SIGN,
        QUOTE,
        TEXT,
        UNQUOTE,
        OPEN_INTERPOLATION,
        CLOSE_INTERPOLATION,
        END
    }

    boolean is(Kind wanted, String wantedText) {
        return kind == wanted && text.equals(wantedText);
    }

    boolean sign(String wanted) {
        return is(Kind.SIGN, wanted);
    }

    boolean word(String wanted) {
        return is(Kind.NAME, wanted);
    }
}
