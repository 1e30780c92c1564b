package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A compiled JSON Schema 2020-12 for the attributes of a case. Immutable, safe to share.
public interface AttributeSchema {

    /// Everything that is wrong with the attributes, sorted and without repetition as C-100 says;
    /// empty when they fit.
    List<Violation> check(JsonNode attributes);

    /// The schema as its author wrote it; `{}` when the workflow has none.
    JsonNode source();
}
