package caseloom.core.definition;

import caseloom.core.expression.Expression;
import caseloom.core.expression.ExpressionFault;
import caseloom.core.expression.Template;
import caseloom.core.expression.Variables;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which events fit: what their attributes must be, and what ties them to the run.
public record EventFilter(Map<String, Match> with, List<Correlate> correlate) {

    static final EventFilter EVERY = new EventFilter(Map.of(), List.of());

    public EventFilter {
        with = Map.copyOf(with);
        correlate = List.copyOf(correlate);
    }

    /// A value that an event must share with the run.
    ///
    /// @param name the same name in several filters of a step means the same value (W-17)
    /// @param expect a text or a whole expression, evaluated when the step begins; null when the
    ///   first event says what is expected of the others
    public record Correlate(String name, Extraction from, @Nullable Template expect) {}

    /// What a part of an event must be.
    public sealed interface Match {

        /// Equal; numbers by value.
        record Same(String canonical) implements Match {}

        /// The expression, over the part, gives true; or it gives what the part is.
        record Tested(Expression expression) implements Match {}

        /// An object whose members fit; others may be there too.
        record Members(Map<String, Match> members) implements Match {

            public Members {
                members = Map.copyOf(members);
            }
        }
    }

    /// Whether the attributes of the event fit; correlations are not looked at. An expression that
    /// fails on the event means that it does not fit: nobody outside can break a run with an event.
    public boolean fits(JsonNode envelope, Variables variables) {
        return with.entrySet().stream()
                .allMatch(part -> fits(part.getValue(), envelope.get(part.getKey()), variables));
    }

    private static boolean fits(Match match, @Nullable JsonNode part, Variables variables) {
        return switch (match) {
            case Match.Same(var canonical) ->
                    part != null && Extraction.canonical(part).equals(canonical);
            case Match.Members(var members) ->
                    part != null
                            && part.isObject()
                            && members.entrySet().stream()
                                    .allMatch(one ->
                                            fits(
                                                    one.getValue(),
                                                    part.get(one.getKey()),
                                                    variables));
            case Match.Tested(var expression) ->
                    passes(expression, part == null ? NullNode.instance : part, variables);
        };
    }

    private static boolean passes(Expression expression, JsonNode part, Variables variables) {
        try {
            var result = expression.evaluate(part, variables);
            if (result.isBoolean()) {
                return result.booleanValue();
            }
            return !result.isNull()
                    && Extraction.canonical(result).equals(Extraction.canonical(part));
        } catch (ExpressionFault _) {
            return false;
        }
    }

    /// By what an event that may fit is found.
    public Correlation correlation() {
        var told = told();
        return new Correlation(type(), told == null ? null : told.from().source());
    }

    /// The correlation whose expectation is known from the start, the first one; null when there is
    /// none.
    public @Nullable Correlate told() {
        return correlate.stream().filter(one -> one.expect() != null).findFirst().orElse(null);
    }

    private @Nullable String type() {
        return with.get("type") instanceof Match.Same(var canonical) && canonical.startsWith("\"")
                ? Extraction.text(canonical)
                : null;
    }
}
