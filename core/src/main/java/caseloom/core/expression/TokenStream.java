package caseloom.core.expression;

import caseloom.core.expression.Token.Kind;
import java.util.List;

/// The tokens of one expression, read from left to right.
final class TokenStream {

    private final List<Token> tokens;
    private int at;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token take() {
        var token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    boolean takeSign(String sign) {
        if (!peek().sign(sign)) {
            return false;
        }
        at++;
        return true;
    }

    boolean takeWord(String word) {
        if (!peek().word(word)) {
            return false;
        }
        at++;
        return true;
    }

    void expectSign(String sign) {
        if (!takeSign(sign)) {
            throw expected(sign);
        }
    }

    void expectWord(String word) {
        if (!takeWord(word)) {
            throw expected(word);
        }
    }

    Token expect(Kind kind, String what) {
        if (peek().kind() != kind) {
            throw expected(what);
        }
        return take();
    }

    SyntaxFault expected(String what) {
        return new SyntaxFault(what + " was expected, not " + name(), peek().at());
    }

    SyntaxFault unexpected() {
        return new SyntaxFault("unexpected " + name(), peek().at());
    }

    private String name() {
        var token = peek();
        return switch (token.kind()) {
            case END -> "the end";
            case QUOTE, UNQUOTE, TEXT -> "a string";
            case FIELD -> "." + token.text();
            case VARIABLE -> "$" + token.text();
            case NAME, NUMBER, FORMAT, SIGN, OPEN_INTERPOLATION, CLOSE_INTERPOLATION ->
                    token.text();
        };
    }
}
