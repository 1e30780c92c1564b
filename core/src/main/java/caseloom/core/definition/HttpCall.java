package caseloom.core.definition;

import caseloom.core.expression.Template;
import org.jspecify.annotations.Nullable;

/// The `with` of `call: http`.
///
/// @param headers an object, or an expression that gives one
/// @param query an object, or an expression that gives one
public record HttpCall(
        String method,
        Endpoint endpoint,
        @Nullable Template headers,
        @Nullable Template query,
        @Nullable Template body,
        Give give,
        boolean redirect) {

    /// What the step gives: the body's bytes as base64, the content (JSON when it is JSON), or the
    /// whole response as an object with `request`, `statusCode`, `headers` and `content`.
    public enum Give {
        RAW,
        CONTENT,
        RESPONSE
    }
}
