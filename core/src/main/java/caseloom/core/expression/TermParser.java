package caseloom.core.expression;

import caseloom.core.expression.Token.Kind;
import caseloom.core.json.Json;
import caseloom.core.json.JsonNumbers;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The terms of jq: literals, paths, constructions, control structures and calls.
final class TermParser {

    private static final Set<String> WORDS =
            Set.of(
                    "then", "elif", "else", "end", "as", "catch", "and", "or", "def", "label",
                    "import", "include", "__loc__");

    private final TokenStream tokens;
    private final Parser parser;

    TermParser(TokenStream tokens, Parser parser) {
        this.tokens = tokens;
        this.parser = parser;
    }

    Ast postfix() {
        var term = primary();
        while (true) {
            var next = tokens.peek();
            if (next.kind() == Kind.FIELD) {
                tokens.take();
                term = new Ast.Index(term, text(next.text()));
            } else if (next.sign("[")) {
                term = brackets(term);
            } else if (next.sign("?")) {
                tokens.take();
                term = new Ast.Try(term, null);
            } else if (next.sign(".")) {
                tokens.take();
                term = afterDot(term);
            } else {
                return term;
            }
        }
    }

    private Ast afterDot(Ast term) {
        if (tokens.peek().kind() == Kind.QUOTE) {
            return new Ast.Index(term, string(null));
        }
        if (tokens.peek().sign("[")) {
            return brackets(term);
        }
        throw tokens.expected("a field");
    }

    private Ast brackets(Ast target) {
        tokens.expectSign("[");
        if (tokens.takeSign("]")) {
            return new Ast.Iterate(target);
        }
        if (tokens.takeSign(":")) {
            var to = parser.pipe();
            tokens.expectSign("]");
            return new Ast.Slice(target, null, to);
        }
        var from = parser.pipe();
        if (tokens.takeSign(":")) {
            var to = tokens.peek().sign("]") ? null : parser.pipe();
            tokens.expectSign("]");
            return new Ast.Slice(target, from, to);
        }
        tokens.expectSign("]");
        return new Ast.Index(target, from);
    }

    private Ast primary() {
        var token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> number(tokens.take());
            case QUOTE -> string(null);
            case FORMAT -> format(tokens.take());
            case FIELD -> new Ast.Index(new Ast.Identity(), text(tokens.take().text()));
            case VARIABLE -> variable(tokens.take());
            case NAME -> word(token);
            case SIGN -> sign(token);
            case TEXT, UNQUOTE, OPEN_INTERPOLATION, CLOSE_INTERPOLATION, END ->
                    throw tokens.unexpected();
        };
    }

    private Ast sign(Token token) {
        return switch (token.text()) {
            case "." -> dot();
            case ".." -> {
                tokens.take();
                yield new Ast.Descend();
            }
            case "(" -> {
                tokens.take();
                var inner = parser.pipe();
                tokens.expectSign(")");
                yield inner;
            }
            case "[" -> {
                tokens.take();
                var items = tokens.peek().sign("]") ? null : parser.pipe();
                tokens.expectSign("]");
                yield new Ast.ArrayOf(items);
            }
            case "{" -> object();
            default -> throw tokens.unexpected();
        };
    }

    private Ast dot() {
        tokens.take();
        if (tokens.peek().kind() == Kind.QUOTE) {
            return new Ast.Index(new Ast.Identity(), string(null));
        }
        return new Ast.Identity();
    }

    private static Ast text(String text) {
        return new Ast.Literal(TextNode.valueOf(text));
    }

    private static Ast variable(Token token) {
        if (token.text().equals("__loc__")) {
            throw new SyntaxFault("$__loc__ is not available", token.at());
        }
        return new Ast.Variable(token.text(), token.at());
    }

    private static Ast number(Token token) {
        try {
            var value = new BigDecimal(token.text());
            if (JsonNumbers.plainLength(value) <= Json.NUMBER_MOST) {
                return new Ast.Literal(JsonNumbers.of(value));
            }
        } catch (NumberFormatException e) {
            throw new SyntaxFault("the number is too large", token.at());
        }
        throw new SyntaxFault("the number is too long", token.at());
    }

    private Ast format(Token token) {
        return tokens.peek().kind() == Kind.QUOTE
                ? string(token)
                : new Ast.Format(token.text(), token.at());
    }

    private Ast string(@Nullable Token format) {
        tokens.expect(Kind.QUOTE, "a string");
        var texts = new ArrayList<String>();
        var values = new ArrayList<Ast>();
        while (true) {
            var text = tokens.expect(Kind.TEXT, "text");
            var fault = Texts.fault(text.text());
            if (fault != null) {
                throw new SyntaxFault(fault, text.at());
            }
            texts.add(text.text());
            if (tokens.peek().kind() == Kind.UNQUOTE) {
                tokens.take();
                break;
            }
            tokens.expect(Kind.OPEN_INTERPOLATION, "an interpolation");
            values.add(parser.pipe());
            tokens.expect(Kind.CLOSE_INTERPOLATION, ")");
        }
        if (format != null) {
            Formatting.check(format);
        }
        return values.isEmpty()
                ? text(texts.getFirst())
                : new Ast.Text(texts, values, format == null ? null : format.text());
    }

    private Ast word(Token token) {
        if (WORDS.contains(token.text())) {
            throw tokens.unexpected();
        }
        tokens.take();
        return switch (token.text()) {
            case "null" -> new Ast.Literal(NullNode.getInstance());
            case "true" -> new Ast.Literal(BooleanNode.TRUE);
            case "false" -> new Ast.Literal(BooleanNode.FALSE);
            case "if" -> condition();
            case "try" -> attempt();
            case "reduce" -> reduce();
            case "foreach" -> foreach();
            case "break" ->
                    new Ast.Break(tokens.expect(Kind.VARIABLE, "a label").text(), token.at());
            default -> call(token);
        };
    }

    private Ast call(Token name) {
        if (tokens.peek().sign("::")) {
            throw new SyntaxFault("modules are not available", name.at());
        }
        var arguments = new ArrayList<Ast>();
        if (tokens.takeSign("(")) {
            do {
                arguments.add(parser.pipe());
            } while (tokens.takeSign(";"));
            tokens.expectSign(")");
        }
        return new Ast.Call(name.text(), arguments, name.at());
    }

    private Ast condition() {
        var condition = parser.pipe();
        tokens.expectWord("then");
        var then = parser.pipe();
        if (tokens.takeWord("elif")) {
            return new Ast.If(condition, then, condition());
        }
        var otherwise = tokens.takeWord("else") ? parser.pipe() : new Ast.Identity();
        tokens.expectWord("end");
        return new Ast.If(condition, then, otherwise);
    }

    private Ast attempt() {
        var body = postfix();
        var handler = tokens.takeWord("catch") ? postfix() : null;
        return new Ast.Try(body, handler);
    }

    private Ast reduce() {
        var source = postfix();
        tokens.expectWord("as");
        var shape = shape();
        tokens.expectSign("(");
        var start = parser.pipe();
        tokens.expectSign(";");
        var update = parser.pipe();
        tokens.expectSign(")");
        return new Ast.Reduce(source, shape, start, update);
    }

    private Ast foreach() {
        var source = postfix();
        tokens.expectWord("as");
        var shape = shape();
        tokens.expectSign("(");
        var start = parser.pipe();
        tokens.expectSign(";");
        var update = parser.pipe();
        var extract = tokens.takeSign(";") ? parser.pipe() : null;
        tokens.expectSign(")");
        return new Ast.Foreach(source, shape, start, update, extract);
    }

    private Ast object() {
        tokens.expectSign("{");
        var members = new ArrayList<Ast.Member>();
        while (!tokens.takeSign("}")) {
            members.add(member());
            if (!tokens.peek().sign("}")) {
                tokens.expectSign(",");
            }
        }
        return new Ast.ObjectOf(List.copyOf(members));
    }

    private Ast.Member member() {
        var token = tokens.peek();
        if (token.kind() == Kind.VARIABLE) {
            tokens.take();
            return new Ast.Member(text(token.text()), variable(token));
        }
        var computed = token.sign("(");
        var key = key(token);
        if (tokens.takeSign(":")) {
            return new Ast.Member(key, parser.memberValue());
        }
        if (computed) {
            throw tokens.expected(":");
        }
        return new Ast.Member(key, new Ast.Index(new Ast.Identity(), key));
    }

    private Ast key(Token token) {
        return switch (token.kind()) {
            case NAME -> text(tokens.take().text());
            case NUMBER -> text(tokens.take().text());
            case QUOTE -> string(null);
            case FORMAT -> string(tokens.take());
            case SIGN -> {
                tokens.expectSign("(");
                var key = parser.pipe();
                tokens.expectSign(")");
                yield key;
            }
            case FIELD, VARIABLE, TEXT, UNQUOTE, OPEN_INTERPOLATION, CLOSE_INTERPOLATION, END ->
                    throw tokens.expected("a key");
        };
    }

    Ast.Shape shape() {
        var token = tokens.peek();
        var shape =
                switch (token.kind()) {
                    case VARIABLE -> new Ast.Shape.Name(tokens.take().text());
                    case SIGN -> token.sign("[") ? items() : members();
                    case FIELD,
                            NAME,
                            NUMBER,
                            FORMAT,
                            QUOTE,
                            TEXT,
                            UNQUOTE,
                            OPEN_INTERPOLATION,
                            CLOSE_INTERPOLATION,
                            END ->
                            throw tokens.expected("a variable");
                };
        if (tokens.peek().sign("?//")) {
            throw new SyntaxFault("?// is not available", tokens.peek().at());
        }
        return shape;
    }

    private Ast.Shape items() {
        tokens.expectSign("[");
        var items = new ArrayList<Ast.Shape>();
        do {
            items.add(shape());
        } while (tokens.takeSign(","));
        tokens.expectSign("]");
        return new Ast.Shape.Items(List.copyOf(items));
    }

    private Ast.Shape members() {
        tokens.expectSign("{");
        var members = new ArrayList<Ast.MemberShape>();
        do {
            var token = tokens.peek();
            var variable = token.kind() == Kind.VARIABLE ? tokens.take().text() : null;
            var key = variable == null ? key(token) : text(variable);
            var shape = tokens.takeSign(":") ? shape() : null;
            if (shape == null && variable == null) {
                throw tokens.expected(":");
            }
            members.add(new Ast.MemberShape(key, variable, shape));
        } while (tokens.takeSign(","));
        tokens.expectSign("}");
        return new Ast.Shape.Members(List.copyOf(members));
    }
}
