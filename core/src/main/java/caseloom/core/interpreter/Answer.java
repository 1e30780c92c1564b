package caseloom.core.interpreter;

import caseloom.core.cases.CaseView;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// What the outside world said to an effect.
public sealed interface Answer {

    /// An HTTP answer came, whatever its status.
    ///
    /// @param headers an object of header name (lower case) to text
    /// @param content JSON when the answer was JSON, else a text
    /// @param bytes the body as it came, base64, for `output: raw`
    record Response(
            String method, String uri, int status, JsonNode headers, JsonNode content, String bytes)
            implements Answer {}

    /// Nothing usable came back. `timeout` tells the error type `timeout` from `communication`.
    record Unreachable(boolean timeout, String message) implements Answer {}

    /// The case that `get-case` asked for; empty when the organization has none of that number.
    record Found(Optional<CaseView> found) implements Answer {}
}
