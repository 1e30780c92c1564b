package caseloom.core.expression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The functions an expression may call: those in Java, those with filters as arguments, and the
/// prelude. A name that is nowhere here does not exist (W-29).
final class Builtins {

    private static final Map<String, Native> NATIVE = natives();
    private static final Map<String, Ast.Definition> PRELUDE = prelude();

    /// What jq has and we refuse, with the reason.
    private static final Map<String, String> REFUSED =
            Map.ofEntries(
                    Map.entry("recurse", "recursion is not allowed; .. gives every value inside"),
                    Map.entry(
                            "recurse_down",
                            "recursion is not allowed; .. gives every value inside"),
                    Map.entry("repeat", "endless repetition is not allowed; use range or reduce"),
                    Map.entry(
                            "while", "loops without a bound are not allowed; use range or reduce"),
                    Map.entry(
                            "until", "loops without a bound are not allowed; use range or reduce"),
                    Map.entry("input", "an expression reads nothing but its input"),
                    Map.entry("inputs", "an expression reads nothing but its input"),
                    Map.entry("input_line_number", "an expression reads nothing but its input"),
                    Map.entry("input_filename", "an expression reads nothing but its input"),
                    Map.entry("env", "the environment is not visible here"),
                    Map.entry("debug", "there is nowhere to print to"),
                    Map.entry("stderr", "there is nowhere to print to"),
                    Map.entry("halt", "an expression cannot stop the program; use error"),
                    Map.entry("halt_error", "an expression cannot stop the program; use error"),
                    Map.entry("localtime", "only UTC is known here; use gmtime"),
                    Map.entry("strflocaltime", "only UTC is known here; use strftime"),
                    Map.entry("modulemeta", "modules are not available"),
                    Map.entry("get_search_list", "modules are not available"));

    private Builtins() {}

    private static Map<String, Native> natives() {
        var functions = new HashMap<String, Native>();
        Numbers.addTo(functions);
        StringFunctions.addTo(functions);
        ArrayFunctions.addTo(functions);
        PathFunctions.addTo(functions);
        RegexFunctions.addTo(functions);
        DateFunctions.addTo(functions);
        return Map.copyOf(functions);
    }

    private static Map<String, Ast.Definition> prelude() {
        var definitions = new HashMap<String, Ast.Definition>();
        for (var definition : new Parser(resource()).definitions()) {
            definitions.put(definition.name() + "/" + definition.parameters().size(), definition);
        }
        return Map.copyOf(definitions);
    }

    private static String resource() {
        try (var in = Builtins.class.getResourceAsStream("prelude.jq")) {
            if (in == null) {
                throw new IllegalStateException("prelude.jq is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("prelude.jq cannot be read", e);
        }
    }

    static @Nullable Native nativeFunction(String name, int arity) {
        return NATIVE.get(name + "/" + arity);
    }

    static Ast.@Nullable Definition definition(String name, int arity) {
        return PRELUDE.get(name + "/" + arity);
    }

    /// The functions whose arguments are filters, or null.
    static @Nullable Filter closure(String name, List<Filter> arguments) {
        return switch (name + "/" + arguments.size()) {
            case "empty/0" -> new ClosureFilters.Empty();
            case "error/1" -> new ClosureFilters.Fail(arguments.get(0));
            case "path/1" -> new UpdateFilters.Paths(arguments.get(0));
            case "getpath/1" -> new PathFilters.GetPath(arguments.get(0));
            case "first/1" -> new ClosureFilters.First(arguments.get(0));
            case "last/1" -> new ClosureFilters.Last(arguments.get(0));
            case "limit/2" -> new ClosureFilters.Limit(arguments.get(0), arguments.get(1));
            case "walk/1" -> new ClosureFilters.Walk(arguments.get(0));
            case "range/3" ->
                    new ClosureFilters.Range(arguments.get(0), arguments.get(1), arguments.get(2));
            case "sort/0", "sort_by/1" -> byKey(ByKey.Kind.SORT, arguments);
            case "group_by/1" -> byKey(ByKey.Kind.GROUP, arguments);
            case "unique/0", "unique_by/1" -> byKey(ByKey.Kind.UNIQUE, arguments);
            case "min/0", "min_by/1" -> byKey(ByKey.Kind.MIN, arguments);
            case "max/0", "max_by/1" -> byKey(ByKey.Kind.MAX, arguments);
            default -> null;
        };
    }

    private static Filter byKey(ByKey.Kind kind, List<Filter> arguments) {
        var key = arguments.isEmpty() ? new PathFilters.Identity() : arguments.get(0);
        return new ByKey(kind, key);
    }

    /// Why a call cannot be compiled, for its author.
    static String refusal(String name, int arity) {
        var reason = REFUSED.get(name);
        if (reason != null) {
            return name + " is not available: " + reason;
        }
        var arities = new TreeSet<Integer>();
        for (var known : NATIVE.keySet()) {
            addArity(known, name, arities);
        }
        for (var known : PRELUDE.keySet()) {
            addArity(known, name, arities);
        }
        return arities.isEmpty()
                ? "there is no function " + name
                : name + " does not take " + arity + " arguments, but " + arities;
    }

    private static void addArity(String known, String name, Set<Integer> arities) {
        var slash = known.lastIndexOf('/');
        if (known.substring(0, slash).equals(name)) {
            arities.add(Integer.valueOf(known.substring(slash + 1)));
        }
    }
}
