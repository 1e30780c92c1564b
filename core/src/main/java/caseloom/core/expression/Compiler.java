package caseloom.core.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Turns a parsed expression into filters. Used once.
final class Compiler {

    private static final int NESTING_MOST = 500;
    private static final List<String> HIDDEN = List.of("ENV", "__prog_args");

    private final ExpressionLimits limits;
    private final List<String> globals = new ArrayList<>();
    private final Set<String> secrets = new TreeSet<>();
    private int size;
    private int nesting;

    /// How many bindings there will be at the point that is being compiled.
    private int depth;

    /// Where the author's call stands while the inside of a prelude function is compiled.
    private boolean insidePrelude;

    Compiler(ExpressionLimits limits) {
        this.limits = limits;
    }

    /// What an expression uses from outside: the names of variables, and of secrets.
    record Globals(List<String> names, Set<String> secrets) {

        Globals {
            names = List.copyOf(names);
            secrets = Set.copyOf(secrets);
        }
    }

    Globals globals() {
        return new Globals(globals, secrets);
    }

    Filter compile(Ast ast) {
        return compile(ast, Names.NONE);
    }

    private Filter compile(Ast ast, Names names) {
        if (++size > limits.size() || ++nesting > NESTING_MOST) {
            throw new SyntaxFault("the expression is too large", 0);
        }
        var filter = filter(ast, names);
        nesting--;
        return filter;
    }

    private Filter filter(Ast ast, Names names) {
        return switch (ast) {
            case Ast.Identity() -> new PathFilters.Identity();
            case Ast.Descend() -> new PathFilters.Descend();
            case Ast.Literal(var value) -> new Filter.Constant(value);
            case Ast.Text text -> text(text, names);
            case Ast.Format format -> format(format);
            case Ast.Variable variable -> variable(variable, names);
            case Ast.Index index -> index(index, names);
            case Ast.Slice slice -> slice(slice, names);
            case Ast.Iterate(var target) -> new PathFilters.Iterate(compile(target, names));
            case Ast.Try(var body, var handler) ->
                    new FlowFilters.Try(
                            compile(body, names), handler == null ? null : compile(handler, names));
            case Ast.Pipe(var first, var then) ->
                    new FlowFilters.Pipe(compile(first, names), compile(then, names));
            case Ast.Comma(var parts) ->
                    new FlowFilters.Comma(
                            parts.stream().map(part -> compile(part, names)).toList());
            case Ast.Negate(var value) -> new MakeFilters.Negate(compile(value, names));
            case Ast.Binary binary -> binary(binary, names);
            case Ast.And(var left, var right) ->
                    new FlowFilters.Logic(compile(left, names), compile(right, names), false);
            case Ast.Or(var left, var right) ->
                    new FlowFilters.Logic(compile(left, names), compile(right, names), true);
            case Ast.Alternative(var left, var right) ->
                    new FlowFilters.Alternative(compile(left, names), compile(right, names));
            case Ast.Assign assign -> assign(assign, names);
            case Ast.ArrayOf(var items) ->
                    new MakeFilters.ArrayOf(
                            items == null ? new ClosureFilters.Empty() : compile(items, names));
            case Ast.ObjectOf(var members) -> object(members, names);
            case Ast.If(var condition, var then, var otherwise) ->
                    new FlowFilters.If(
                            compile(condition, names),
                            compile(then, names),
                            compile(otherwise, names));
            case Ast.Reduce reduce -> reduce(reduce, names);
            case Ast.Foreach foreach -> foreach(foreach, names);
            case Ast.Bind bind -> bind(bind, names);
            case Ast.Define(var function, var body) -> define(function, body, names);
            case Ast.Call call -> call(call, names);
            case Ast.Label(var name, var body) -> label(name, body, names);
            case Ast.Break out -> breakOut(out, names);
        };
    }

    private Filter text(Ast.Text text, Names names) {
        var values = text.values().stream().map(value -> compile(value, names)).toList();
        var format = text.format() == null ? "@text" : text.format();
        return new MakeFilters.Text(text.texts(), values, formatting(format, 0));
    }

    private static Formatting formatting(String name, int at) {
        var formatting = Formatting.KNOWN.get(name);
        if (formatting == null) {
            throw new SyntaxFault(name + " is not a known format", at);
        }
        return formatting;
    }

    private static Filter format(Ast.Format format) {
        var formatting = formatting(format.name(), format.at());
        return new NativeCall((run, in, _) -> Texts.of(run, formatting.apply(run, in)), List.of());
    }

    private Filter variable(Ast.Variable variable, Names names) {
        var bound = names.variable(variable.name());
        if (bound != null) {
            return new PathFilters.Bound(depth - bound.level() - 1);
        }
        if (HIDDEN.contains(variable.name())) {
            throw new SyntaxFault("$" + variable.name() + " is not visible here", variable.at());
        }
        if (variable.name().equals(Expressions.SECRETS)) {
            throw new SyntaxFault(
                    "the name of a secret must follow: $secrets.name or $secrets[\"name\"]",
                    variable.at());
        }
        return global(variable.name());
    }

    private Filter global(String name) {
        if (!globals.contains(name)) {
            globals.add(name);
        }
        return new PathFilters.Global(globals.indexOf(name));
    }

    /// The names of secrets are written out, so that it is known beforehand which ones are used.
    private Filter index(Ast.Index index, Names names) {
        var secret = isSecrets(index.target(), names) ? written(index.key()) : null;
        if (secret == null) {
            return new PathFilters.Index(
                    compile(index.target(), names), compile(index.key(), names));
        }
        secrets.add(secret);
        return new PathFilters.Index(global(Expressions.SECRETS), compile(index.key(), names));
    }

    private static boolean isSecrets(Ast target, Names names) {
        return target instanceof Ast.Variable(var name, _)
                && name.equals(Expressions.SECRETS)
                && names.variable(name) == null;
    }

    private static @Nullable String written(Ast key) {
        return switch (key) {
            case Ast.Literal(var value) when value.isTextual() -> value.textValue();
            case Ast.Text(var texts, var values, _) when values.isEmpty() -> String.join("", texts);
            default -> null;
        };
    }

    private Filter slice(Ast.Slice slice, Names names) {
        return new PathFilters.Slice(
                compile(slice.target(), names),
                orNull(slice.from(), names),
                orNull(slice.to(), names));
    }

    private Filter orNull(@Nullable Ast ast, Names names) {
        return ast == null ? Filter.Constant.NULL : compile(ast, names);
    }

    private Filter binary(Ast.Binary binary, Names names) {
        if (binary.sign().equals("*") && (isText(binary.left()) || isText(binary.right()))) {
            throw new SyntaxFault("a string cannot be multiplied here", binary.at());
        }
        return new MakeFilters.Binary(
                binary.sign(), compile(binary.left(), names), compile(binary.right(), names));
    }

    private static boolean isText(Ast ast) {
        return ast instanceof Ast.Text
                || (ast instanceof Ast.Literal(var value) && value.isTextual());
    }

    private Filter assign(Ast.Assign assign, Names names) {
        var target = compile(assign.target(), names);
        var value = compile(assign.value(), names);
        return switch (assign.sign()) {
            case "=" -> new UpdateFilters.Assign(target, value);
            case "|=" -> new UpdateFilters.Update(target, value);
            default ->
                    new UpdateFilters.Combine(
                            assign.sign().substring(0, assign.sign().length() - 1), target, value);
        };
    }

    private Filter object(List<Ast.Member> members, Names names) {
        return new MakeFilters.ObjectOf(
                members.stream()
                        .map(member ->
                                new MakeFilters.Member(
                                        compile(member.key(), names),
                                        compile(member.value(), names)))
                        .toList());
    }

    private Filter reduce(Ast.Reduce reduce, Names names) {
        var source = compile(reduce.source(), names);
        var start = compile(reduce.start(), names);
        var before = depth;
        var shape = new Binding(names);
        var matcher = shape.compile(reduce.shape());
        var update = compile(reduce.update(), shape.names());
        depth = before;
        return new FlowFilters.Reduce(source, matcher, start, update);
    }

    private Filter foreach(Ast.Foreach foreach, Names names) {
        var source = compile(foreach.source(), names);
        var start = compile(foreach.start(), names);
        var before = depth;
        var shape = new Binding(names);
        var matcher = shape.compile(foreach.shape());
        var update = compile(foreach.update(), shape.names());
        var extract =
                foreach.extract() == null
                        ? new PathFilters.Identity()
                        : compile(foreach.extract(), shape.names());
        depth = before;
        return new FlowFilters.Foreach(source, matcher, start, update, extract);
    }

    private Filter bind(Ast.Bind bind, Names names) {
        var source = compile(bind.source(), names);
        var before = depth;
        var shape = new Binding(names);
        var matcher = shape.compile(bind.shape());
        var body = compile(bind.body(), shape.names());
        depth = before;
        return new FlowFilters.Bind(source, matcher, body);
    }

    private Filter define(Ast.Definition function, Ast body, Names names) {
        return compile(body, names.with(new Names.Function(function, names)));
    }

    private Filter call(Ast.Call call, Names names) {
        var arity = call.arguments().size();
        return switch (names.callee(call.name(), arity)) {
            case Names.Closure(_, var argument, var seen) -> compile(argument, seen);
            case Names.Function(var definition, var seen) ->
                    inline(definition, seen, call.arguments(), names);
            case Names.Open(var name, _) ->
                    throw new SyntaxFault(
                            "recursion is not allowed: " + name + " calls itself", call.at());
            case Names.Variable _, Names.Label _ ->
                    throw new IllegalStateException("a variable cannot be called");
            case null -> builtin(call, names);
        };
    }

    /// Puts a function's body in place of its call.
    private Filter inline(Ast.Definition function, Names seen, List<Ast> arguments, Names caller) {
        var body = function.body();
        var inner = seen.with(new Names.Open(function.name(), function.parameters().size()));
        var values = new ArrayList<Filter>();
        var before = depth;
        for (var i = 0; i < arguments.size(); i++) {
            var parameter = function.parameters().get(i);
            if (parameter.startsWith("$")) {
                values.add(compile(arguments.get(i), caller));
                inner = inner.with(new Names.Variable(parameter.substring(1), depth++));
            } else {
                inner = inner.with(new Names.Closure(parameter, arguments.get(i), caller));
            }
        }
        var filter = compile(body, inner);
        depth = before;
        for (var value : values.reversed()) {
            filter = new FlowFilters.Bind(value, ShapeMatcher.name(), filter);
        }
        return filter;
    }

    private Filter builtin(Ast.Call call, Names names) {
        var name = call.name();
        var arity = call.arguments().size();
        var definition = Builtins.definition(name, arity);
        if (definition != null) {
            refuseEndlessRange(call);
            var outer = insidePrelude;
            insidePrelude = true;
            var filter = inline(definition, Names.NONE, call.arguments(), names);
            insidePrelude = outer;
            return filter;
        }
        var arguments = call.arguments().stream().map(each -> compile(each, names)).toList();
        var function = Builtins.nativeFunction(name, arity);
        if (function != null && (insidePrelude || !RegexFunctions.internal().contains(name))) {
            return new NativeCall(function, arguments);
        }
        refuseEndlessRange(call);
        var closure = Builtins.closure(name, arguments);
        if (closure != null) {
            return closure;
        }
        throw new SyntaxFault(Builtins.refusal(name, arity), call.at());
    }

    private static void refuseEndlessRange(Ast.Call call) {
        if (call.name().equals("range") && call.arguments().stream().anyMatch(Compiler::endless)) {
            throw new SyntaxFault("a range without an end is not allowed", call.at());
        }
    }

    private static boolean endless(Ast ast) {
        return ast instanceof Ast.Call(var name, _, _) && name.equals("infinite");
    }

    private Filter label(String name, Ast body, Names names) {
        var before = depth;
        var filter = compile(body, names.with(new Names.Label(name, depth++)));
        depth = before;
        return new FlowFilters.Label(filter);
    }

    private Filter breakOut(Ast.Break out, Names names) {
        var label = names.label(out.name());
        if (label == null) {
            throw new SyntaxFault("there is no label $" + out.name(), out.at());
        }
        return new FlowFilters.Break(depth - label.level() - 1);
    }

    /// Compiles what `as` binds, and collects the names.
    private final class Binding {

        private Names names;

        Binding(Names names) {
            this.names = names;
        }

        Names names() {
            return names;
        }

        ShapeMatcher compile(Ast.Shape shape) {
            return switch (shape) {
                case Ast.Shape.Name(var name) -> {
                    bound(name);
                    yield ShapeMatcher.name();
                }
                case Ast.Shape.Items(var items) ->
                        ShapeMatcher.items(items.stream().map(this::compile).toList());
                case Ast.Shape.Members(var members) ->
                        ShapeMatcher.members(members.stream().map(this::member).toList());
            };
        }

        private void bound(String name) {
            names = names.with(new Names.Variable(name, depth++));
        }

        private ShapeMatcher.Member member(Ast.MemberShape member) {
            var key = Compiler.this.compile(member.key(), names);
            if (member.variable() != null) {
                bound(member.variable());
            }
            var shape = member.shape() == null ? null : compile(member.shape());
            return new ShapeMatcher.Member(key, member.variable() != null, shape);
        }
    }
}
