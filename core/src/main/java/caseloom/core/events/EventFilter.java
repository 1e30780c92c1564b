package caseloom.core.events;

import caseloom.core.expression.ExpressionFault;
import caseloom.core.expression.Template;
import caseloom.core.expression.Variables;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which events are meant: by their attributes, and by values that they share with earlier ones.
/// Immutable, safe to share between threads.
///
/// @param with by attribute, in the order of the document; none when every event is meant
public record EventFilter(Map<String, Template> with, List<EventCorrelation> correlations) {

    /// What every event matches.
    static final EventFilter EVERY = new EventFilter(Map.of(), List.of());

    public EventFilter {
        with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
        correlations = List.copyOf(correlations);
    }

    /// The first correlation whose expectation is known before any event came; null when there is
    /// none.
    public @Nullable EventCorrelation told() {
        return correlations.stream().filter(one -> one.expect() != null).findFirst().orElse(null);
    }

    /// Whether the event, an object of its attributes, has every attribute that is asked for. Its
    /// correlations are not looked at: what they expect depends on what was seen before.
    ///
    /// An expression sees the attribute as `.`; when it gives true or false, that decides.
    /// Everything else must be contained in the attribute: an object by its members, all else by
    /// being equal.
    ///
    /// @throws caseloom.core.expression.ExpressionFault when an expression fails
    public boolean matches(JsonNode event, Variables variables) {
        return with.entrySet().stream()
                .allMatch(one -> matches(one.getValue(), event.path(one.getKey()), variables));
    }

    /// What the event says of values that events must have in common, by name and as
    /// `Extraction.canonical` writes them; null when it does not fit. Nobody outside can break
    /// anything with an event: an expression that fails on it does not want it.
    ///
    /// @param expected what correlations with an expectation want, by name, written likewise
    public @Nullable Map<String, String> shared(
            JsonNode event, Variables variables, Map<String, String> expected) {
        try {
            return matches(event, variables) ? correlated(event, expected::get) : null;
        } catch (ExpressionFault _) {
            return null;
        }
    }

    /// As above, with what is expected evaluated on the event itself.
    @Nullable Map<String, String> shared(JsonNode event) {
        try {
            return matches(event, Variables.NONE) ? correlated(event, expected(event)) : null;
        } catch (ExpressionFault _) {
            return null;
        }
    }

    private Function<String, @Nullable String> expected(JsonNode event) {
        var expected = new HashMap<String, @Nullable String>();
        for (var one : correlations) {
            expected.put(one.name(), one.expected(event, Variables.NONE));
        }
        return expected::get;
    }

    private @Nullable Map<String, String> correlated(
            JsonNode event, Function<String, @Nullable String> expected) {
        var shared = new LinkedHashMap<String, String>();
        for (var one : correlations) {
            var found = one.found(event);
            if (found == null) {
                return null;
            }
            if (one.expect() == null) {
                shared.put(one.name(), found);
            } else if (!found.equals(expected.apply(one.name()))) {
                return null;
            }
        }
        return shared;
    }

    /// Names of the values that its events have in common with others.
    Set<String> shares() {
        return correlations.stream()
                .filter(one -> one.expect() == null)
                .map(EventCorrelation::name)
                .collect(Collectors.toSet());
    }

    private static boolean matches(Template wanted, JsonNode had, Variables variables) {
        if (had.isMissingNode()) {
            return false;
        }
        var value = wanted.render(had, variables);
        return (value.isBoolean() && !wanted.constant())
                ? value.booleanValue()
                : contained(value, had);
    }

    private static boolean contained(JsonNode wanted, JsonNode had) {
        if (!wanted.isObject() || !had.isObject()) {
            return same(wanted, had);
        }
        return wanted.properties().stream()
                .allMatch(one ->
                        contained(one.getValue(), had.path(one.getKey()))
                                && !(had.path(one.getKey()) instanceof MissingNode));
    }

    /// `1` and `1.0` are the same number (W-32).
    private static boolean same(JsonNode one, JsonNode other) {
        return (one.isNumber() && other.isNumber())
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }
}
