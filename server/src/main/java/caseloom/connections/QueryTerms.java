package caseloom.connections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/// What an organization says of a query.
///
/// @param path below the base URL, with variables such as `{id}` for parameters of the path
/// @param parameters each an object with `name`, `in`, `required`, `description` and `schema`
/// @param result JSON Schema of what comes back
public record QueryTerms(
        String name,
        String description,
        String method,
        String path,
        ArrayNode parameters,
        JsonNode result) {

    public static final int NAME_MOST = 100;
    public static final int DESCRIPTION_MOST = 2_000;
    public static final int PATH_MOST = 2_000;
    public static final int PARAMETERS_MOST = 100;
}
