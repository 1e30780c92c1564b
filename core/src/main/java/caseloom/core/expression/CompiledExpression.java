package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Set;

/// A jq expression that is ready to run within its limits.
public final class CompiledExpression implements Expression {

    private static final int MESSAGE_MOST = 500;

    private final String source;
    private final Filter filter;
    private final List<String> names;
    private final Set<String> secrets;
    private final ExpressionLimits limits;

    CompiledExpression(
            String source, Filter filter, Compiler.Globals globals, ExpressionLimits limits) {
        this.source = source;
        this.filter = filter;
        this.names = globals.names();
        this.secrets = globals.secrets();
        this.limits = limits;
    }

    @Override
    public JsonNode evaluate(JsonNode input, Variables variables) {
        var run = new Run(limits, variables, names);
        return Outcome.of(run, input, results(run, input));
    }

    @Override
    public boolean test(JsonNode input, Variables variables) {
        var results = results(new Run(limits, variables, names), input);
        if (results.size() > 1) {
            throw new ExpressionFault("a condition gives " + results.size() + " results, not one");
        }
        var result = results.isEmpty() ? NullNode.getInstance() : results.getFirst();
        if (!result.isBoolean() && !result.isNull()) {
            throw new ExpressionFault(
                    "a condition must give true, false or null, not " + Values.brief(result));
        }
        return result.booleanValue();
    }

    @Override
    public String source() {
        return source;
    }

    /// The names of the variables it reads, without their dollar signs.
    public Set<String> variables() {
        return Set.copyOf(names);
    }

    /// The names of the secrets it reads: `key` for `$secrets.key`.
    public Set<String> secrets() {
        return secrets;
    }

    private List<JsonNode> results(Run run, JsonNode input) {
        try {
            return filter.all(Env.of(run), input);
        } catch (JqError e) {
            throw new ExpressionFault(message(run, e.value()));
        } catch (StackOverflowError e) {
            throw new ExpressionFault("the expression goes too deep");
        }
    }

    private static String message(Run run, JsonNode error) {
        var text = error.isTextual() ? error.textValue() : "the error " + plain(run, error);
        return text.length() > MESSAGE_MOST ? text.substring(0, MESSAGE_MOST) + "..." : text;
    }

    private static String plain(Run run, JsonNode error) {
        try {
            return JsonText.of(run, error);
        } catch (ExpressionFault e) {
            return Values.brief(error);
        }
    }

    @Override
    public String toString() {
        return "${ " + source + " }";
    }

    /// The results as one value (W-11).
    static JsonNode single(Run run, List<JsonNode> results) {
        return switch (results.size()) {
            case 0 -> NullNode.getInstance();
            case 1 -> results.getFirst();
            default -> {
                run.grow(8L * results.size());
                yield JsonNodeFactory.instance.arrayNode(results.size()).addAll(results);
            }
        };
    }
}
