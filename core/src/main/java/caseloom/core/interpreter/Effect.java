package caseloom.core.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Something the shell must do outside, after the decision is committed. It may be done more than
/// once, always with the same key.
public sealed interface Effect {

    /// Names the activation that waits for the answer; unique in its run.
    int activation();

    /// An HTTP request to make.
    ///
    /// @param key `<run>/<step pointer>/<activation>` (W-28)
    /// @param headers an object of header name to text
    /// @param body null for none; a text goes out as it is, everything else as JSON
    record CallHttp(
            int activation,
            String key,
            String method,
            String uri,
            JsonNode headers,
            @Nullable JsonNode body,
            boolean redirect)
            implements Effect {}

    record GetCase(int activation, long id) implements Effect {}
}
