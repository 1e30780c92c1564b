package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Takes the results of a filter, one by one.
@FunctionalInterface
interface Sink {

    /// Called once for each result.
    ///
    /// @param path where the value was found; null when nobody asks
    void emit(@Nullable Path path, JsonNode value);
}
