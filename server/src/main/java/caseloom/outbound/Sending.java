package caseloom.outbound;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request whose body is too large for the memory.
///
/// @param file the body; null for none
public record Sending(String method, String uri, Map<String, String> headers, @Nullable Path file) {

    public Sending {
        headers = Map.copyOf(headers);
    }
}
