package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// One compiled keyword or schema. Immutable once its schema is compiled.
@FunctionalInterface
interface Rule {

    Rule TRUE = (_, _, _) -> true;

    Rule FALSE = (_, visit, _) -> visit.fail("value at ", " does not match schema");

    /// Whether the value fits; if not, the failures are in the visit afterwards.
    ///
    /// @param evaluated where to note which members and items were looked at; null when nobody asks
    boolean accepts(JsonNode value, Visit visit, @Nullable Evaluated evaluated);
}
