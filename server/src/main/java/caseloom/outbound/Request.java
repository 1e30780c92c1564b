package caseloom.outbound;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to make. Header names are compared without regard to case; those that frame the
/// message (`Host`, `Content-Length` and their like) are set by the client and refused here.
///
/// @param body empty for none
/// @param key sent as `Idempotency-Key`; null for none
/// @param redirects whether redirects are followed; otherwise a 3xx is the answer
// The bytes are handed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Request(
        String method,
        String uri,
        Map<String, String> headers,
        byte[] body,
        @Nullable String key,
        boolean redirects) {

    public Request {
        headers = Map.copyOf(headers);
    }

    /// Whether a request may carry a header of that name and value: others would be refused.
    public static boolean mayCarry(String name, String value) {
        return Hop.mayCarry(name, value);
    }
}
