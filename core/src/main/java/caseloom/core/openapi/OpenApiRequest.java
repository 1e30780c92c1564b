package caseloom.core.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// The HTTP request that an operation stands for.
///
/// @param headers texts by name
/// @param body null for none; a text goes out as it is, everything else as JSON
public record OpenApiRequest(
        String method, String uri, ObjectNode headers, @Nullable JsonNode body) {}
