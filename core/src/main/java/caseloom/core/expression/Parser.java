package caseloom.core.expression;

import caseloom.core.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Operators, definitions and bindings of jq, from the weakest to the strongest. Used once.
final class Parser {

    /// Deeper nesting than anybody writes; it keeps the parser and the compiler off the stack's
    /// end.
    private static final int NESTING_MOST = 100;

    /// How many parts one chain of operators may have, for the same reason.
    private static final int CHAIN_MOST = 500;

    private static final Map<String, Integer> STRENGTH =
            Map.ofEntries(
                    Map.entry("or", 3),
                    Map.entry("and", 4),
                    Map.entry("==", 5),
                    Map.entry("!=", 5),
                    Map.entry("<", 5),
                    Map.entry("<=", 5),
                    Map.entry(">", 5),
                    Map.entry(">=", 5),
                    Map.entry("+", 6),
                    Map.entry("-", 6),
                    Map.entry("*", 7),
                    Map.entry("/", 7),
                    Map.entry("%", 7));
    private static final int ALTERNATIVE = 1;
    private static final int ASSIGNMENT = 2;
    private static final int COMPARISON = 5;
    private static final List<String> ASSIGNMENTS =
            List.of("=", "|=", "+=", "-=", "*=", "/=", "%=", "//=");

    private final TokenStream tokens;
    private final TermParser terms;
    private int nesting;
    private int chain;

    Parser(String source) {
        this.tokens = new TokenStream(Lexer.tokens(source));
        this.terms = new TermParser(tokens, this);
    }

    /// The whole text as one expression.
    Ast expression() {
        var ast = pipe();
        if (tokens.peek().kind() != Kind.END) {
            throw tokens.unexpected();
        }
        return ast;
    }

    /// The whole text as definitions.
    List<Ast.Definition> definitions() {
        var definitions = new ArrayList<Ast.Definition>();
        while (tokens.peek().kind() != Kind.END) {
            definitions.add(definition());
        }
        return definitions;
    }

    Ast pipe() {
        enter();
        try {
            return openPipe();
        } finally {
            nesting--;
        }
    }

    private void enter() {
        if (++nesting > NESTING_MOST) {
            throw new SyntaxFault("nested too deep", tokens.peek().at());
        }
    }

    private void lengthen() {
        if (++chain > CHAIN_MOST) {
            throw new SyntaxFault("too many operators", tokens.peek().at());
        }
    }

    private Ast openPipe() {
        if (tokens.peek().word("def")) {
            var function = definition();
            lengthen();
            return new Ast.Define(function, openPipe());
        }
        if (tokens.takeWord("label")) {
            var name = tokens.expect(Kind.VARIABLE, "a label such as $out").text();
            tokens.expectSign("|");
            lengthen();
            return new Ast.Label(name, openPipe());
        }
        var first = comma();
        if (tokens.takeSign("|")) {
            lengthen();
            return new Ast.Pipe(first, openPipe());
        }
        return first;
    }

    private Ast comma() {
        var first = binary(ALTERNATIVE);
        if (!tokens.peek().sign(",")) {
            return first;
        }
        var parts = new ArrayList<Ast>();
        parts.add(first);
        while (tokens.takeSign(",")) {
            parts.add(binary(ALTERNATIVE));
        }
        return new Ast.Comma(List.copyOf(parts));
    }

    /// What stands as the value of an object's member: everything but a comma, and pipes of it.
    Ast memberValue() {
        var value = binary(ALTERNATIVE);
        if (tokens.takeSign("|")) {
            lengthen();
            return new Ast.Pipe(value, memberValue());
        }
        return value;
    }

    private Ast binary(int weakest) {
        var left = weakest >= 7 ? unary() : binary(weakest + 1);
        while (true) {
            var sign = tokens.peek();
            var next = combined(left, sign, weakest);
            if (next == null) {
                return left;
            }
            left = next;
            if (weakest == COMPARISON || weakest == ASSIGNMENT) {
                return left;
            }
        }
    }

    private @Nullable Ast combined(Ast left, Token sign, int strength) {
        if (sign.kind() != Kind.SIGN && !sign.word("and") && !sign.word("or")) {
            return null;
        }
        var text = sign.text();
        if (strength == ALTERNATIVE && text.equals("//")) {
            take();
            return new Ast.Alternative(left, binary(ALTERNATIVE));
        }
        if (strength == ASSIGNMENT && ASSIGNMENTS.contains(text)) {
            take();
            return new Ast.Assign(text, left, binary(ALTERNATIVE), sign.at());
        }
        if (STRENGTH.getOrDefault(text, 0) != strength) {
            return null;
        }
        take();
        var right = strength >= 7 ? unary() : binary(strength + 1);
        return switch (text) {
            case "and" -> new Ast.And(left, right);
            case "or" -> new Ast.Or(left, right);
            default -> new Ast.Binary(text, left, right, sign.at());
        };
    }

    private void take() {
        tokens.take();
        lengthen();
    }

    private Ast unary() {
        if (tokens.takeSign("-")) {
            lengthen();
            return new Ast.Negate(unary());
        }
        var term = terms.postfix();
        if (tokens.peek().word("as")) {
            tokens.take();
            var shape = terms.shape();
            tokens.expectSign("|");
            lengthen();
            return new Ast.Bind(term, shape, openPipe());
        }
        return term;
    }

    private Ast.Definition definition() {
        var at = tokens.peek().at();
        tokens.expectWord("def");
        var name = tokens.expect(Kind.NAME, "a function name").text();
        var parameters = new ArrayList<String>();
        if (tokens.takeSign("(")) {
            do {
                var parameter = tokens.take();
                switch (parameter.kind()) {
                    case NAME -> parameters.add(parameter.text());
                    case VARIABLE -> parameters.add("$" + parameter.text());
                    case FIELD,
                            NUMBER,
                            FORMAT,
                            SIGN,
                            QUOTE,
                            TEXT,
                            UNQUOTE,
                            OPEN_INTERPOLATION,
                            CLOSE_INTERPOLATION,
                            END ->
                            throw new SyntaxFault("a parameter was expected", parameter.at());
                }
            } while (tokens.takeSign(";"));
            tokens.expectSign(")");
        }
        tokens.expectSign(":");
        var body = pipe();
        tokens.expectSign(";");
        return new Ast.Definition(name, parameters, body, at);
    }
}
