package caseloom.core.definition;

import caseloom.core.events.EventFilter;
import caseloom.core.expression.Variables;
import com.fasterxml.jackson.databind.node.NullNode;
import org.jspecify.annotations.Nullable;

/// By what an event finds the runs that may listen for it; coarser than what a filter asks for.
///
/// @param type the type that the filter names; null when it takes several
/// @param from the expression that correlates, as `Extraction` takes it; null for none
public record Correlation(@Nullable String type, @Nullable String from) {

    public static Correlation of(EventFilter filter) {
        var told = filter.told();
        return new Correlation(type(filter), told == null ? null : told.from().source());
    }

    private static @Nullable String type(EventFilter filter) {
        var type = filter.with().get("type");
        return type == null || !type.constant()
                ? null
                : type.render(NullNode.instance, Variables.NONE).textValue();
    }
}
