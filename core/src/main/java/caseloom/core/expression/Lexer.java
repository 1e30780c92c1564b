package caseloom.core.expression;

import caseloom.core.expression.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts jq text into tokens. Used once.
final class Lexer {

    private static final Pattern PIECE =
            Pattern.compile(
                    "(?<space>(?:[ \\t\\r\\n]|#[^\\n]*+)++)"
                            + "|\\.(?<field>[A-Za-z_][A-Za-z0-9_]*+)"
                            + "|(?<number>(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?)"
                            + "|(?<name>[A-Za-z_][A-Za-z0-9_]*+)"
                            + "|\\$(?<variable>[A-Za-z_][A-Za-z0-9_]*+)"
                            + "|(?<format>@[A-Za-z0-9_]++)"
                            + "|(?<sign>\\?//|\\|=|//=|\\+=|-=|\\*=|/=|%=|==|!=|<=|>=|//|\\.\\.|::"
                            + "|[.\\[\\]{}()|,:;=<>+*/%?$-])");

    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private final String source;
    private final Matcher matcher;
    private final List<Token> tokens = new ArrayList<>();

    /// What is open: a bracket, or `"` for an interpolation inside a string.
    private final Deque<Character> open = new ArrayDeque<>();

    private int at;

    private Lexer(String source, int from) {
        this.source = source;
        this.matcher = PIECE.matcher(source);
        this.at = from;
    }

    static List<Token> tokens(String source) {
        var lexer = new Lexer(source, 0);
        while (lexer.at < source.length()) {
            lexer.next();
        }
        lexer.add(Kind.END, "", source.length());
        return lexer.tokens;
    }

    /// Where the `}` stands that has no `{` in the text from the place given, or -1.
    static int endOfBraces(String source, int from) {
        var lexer = new Lexer(source, from);
        try {
            while (lexer.at < source.length()) {
                if (source.charAt(lexer.at) == '}' && lexer.open.isEmpty()) {
                    return lexer.at;
                }
                lexer.next();
            }
        } catch (SyntaxFault e) {
            return -1;
        }
        return -1;
    }

    private void next() {
        if (source.charAt(at) == '"') {
            add(Kind.QUOTE, "", at);
            at++;
            text();
            return;
        }
        matcher.region(at, source.length());
        if (!matcher.lookingAt()) {
            throw new SyntaxFault(
                    "unexpected character " + Character.toString(source.codePointAt(at)), at);
        }
        var start = at;
        at = matcher.end();
        if (matcher.group("space") == null) {
            piece(start);
        }
    }

    private void piece(int start) {
        for (var kind : List.of(Kind.FIELD, Kind.NUMBER, Kind.NAME, Kind.VARIABLE, Kind.FORMAT)) {
            var text = matcher.group(group(kind));
            if (text != null) {
                add(kind, text, start);
                return;
            }
        }
        sign(matcher.group("sign"), start);
    }

    private static String group(Kind kind) {
        return switch (kind) {
            case FIELD -> "field";
            case NUMBER -> "number";
            case NAME -> "name";
            case VARIABLE -> "variable";
            case FORMAT -> "format";
            case SIGN, QUOTE, TEXT, UNQUOTE, OPEN_INTERPOLATION, CLOSE_INTERPOLATION, END -> "sign";
        };
    }

    private void sign(String sign, int start) {
        if (OPENING.contains(sign)) {
            open.push(sign.charAt(0));
        } else if (CLOSING.contains(sign) && !open.isEmpty()) {
            var opening = open.pop();
            if (opening == '"' && sign.equals(")")) {
                add(Kind.CLOSE_INTERPOLATION, sign, start);
                text();
                return;
            }
            if (opening == '"' || OPENING.indexOf(opening) != CLOSING.indexOf(sign)) {
                throw new SyntaxFault("unexpected " + sign, start);
            }
        }
        add(Kind.SIGN, sign, start);
    }

    /// The rest of a string, up to its end or to an interpolation in it.
    private void text() {
        var start = at;
        var text = new StringBuilder();
        while (at < source.length()) {
            var c = source.charAt(at++);
            if (c == '"') {
                add(Kind.TEXT, text.toString(), start);
                add(Kind.UNQUOTE, "", at - 1);
                return;
            }
            if (c != '\\') {
                text.append(c);
            } else if (source.startsWith("(", at)) {
                add(Kind.TEXT, text.toString(), start);
                add(Kind.OPEN_INTERPOLATION, "", at);
                open.push('"');
                at++;
                return;
            } else {
                text.append(escape());
            }
        }
        throw new SyntaxFault("a string does not end", start);
    }

    private char escape() {
        var c = at < source.length() ? source.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw new SyntaxFault("unknown escape in a string", at - 1);
        };
    }

    private char unit() {
        var value = 0;
        for (var end = at + 4; at < end; at++) {
            var digit = at < source.length() ? Character.digit(source.charAt(at), 16) : -1;
            if (digit < 0) {
                throw new SyntaxFault("four hexadecimal digits were expected", at);
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private void add(Kind kind, String text, int start) {
        tokens.add(new Token(kind, text, start));
    }
}
