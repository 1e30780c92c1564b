package caseloom.core.definition;

import caseloom.core.expression.Template;
import org.jspecify.annotations.Nullable;

/// The `with` of `call: openapi`.
///
/// @param document where the description of the service lies
/// @param parameters by name, an object; null for none
public record OpenApiCall(
        Endpoint document,
        Template operation,
        @Nullable Template parameters,
        @Nullable Authentication authentication,
        HttpCall.Give give,
        boolean redirect) {}
