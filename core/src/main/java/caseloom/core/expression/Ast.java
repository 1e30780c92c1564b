package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parsed jq expression.
sealed interface Ast {

    record Identity() implements Ast {}

    /// `..`, every value inside the input.
    record Descend() implements Ast {}

    record Literal(JsonNode value) implements Ast {}

    /// A string with interpolations; every second part, from the second on, is an expression.
    ///
    /// @param format how the values are written, such as `@uri`; null for plain text
    record Text(List<String> texts, List<Ast> values, @Nullable String format) implements Ast {}

    record Format(String name, int at) implements Ast {}

    record Variable(String name, int at) implements Ast {}

    record Index(Ast target, Ast key) implements Ast {}

    record Slice(Ast target, @Nullable Ast from, @Nullable Ast to) implements Ast {}

    record Iterate(Ast target) implements Ast {}

    record Try(Ast body, @Nullable Ast handler) implements Ast {}

    record Pipe(Ast first, Ast then) implements Ast {}

    record Comma(List<Ast> parts) implements Ast {}

    record Negate(Ast value) implements Ast {}

    /// Arithmetic or comparison.
    record Binary(String sign, Ast left, Ast right, int at) implements Ast {}

    record And(Ast left, Ast right) implements Ast {}

    record Or(Ast left, Ast right) implements Ast {}

    record Alternative(Ast left, Ast right) implements Ast {}

    /// An assignment; `sign` is `=`, `|=` or an operator followed by `=`.
    record Assign(String sign, Ast target, Ast value, int at) implements Ast {}

    record ArrayOf(@Nullable Ast items) implements Ast {}

    record ObjectOf(List<Member> members) implements Ast {}

    record Member(Ast key, Ast value) {}

    record If(Ast condition, Ast then, Ast otherwise) implements Ast {}

    record Reduce(Ast source, Shape shape, Ast start, Ast update) implements Ast {}

    record Foreach(Ast source, Shape shape, Ast start, Ast update, @Nullable Ast extract)
            implements Ast {}

    record Bind(Ast source, Shape shape, Ast body) implements Ast {}

    record Define(Definition function, Ast body) implements Ast {}

    /// A function of the author.
    ///
    /// @param parameters with a dollar sign where the argument is a value
    record Definition(String name, List<String> parameters, Ast body, int at) {}

    record Call(String name, List<Ast> arguments, int at) implements Ast {}

    record Label(String name, Ast body) implements Ast {}

    record Break(String name, int at) implements Ast {}

    /// What `as` binds: a name, or names inside arrays and objects.
    sealed interface Shape {

        record Name(String name) implements Shape {}

        record Items(List<Shape> items) implements Shape {}

        record Members(List<MemberShape> members) implements Shape {}
    }

    /// How one member of an object is bound.
    ///
    /// @param variable the name that the member's value itself gets, from `{$name}`
    record MemberShape(Ast key, @Nullable String variable, @Nullable Shape shape) {}
}
