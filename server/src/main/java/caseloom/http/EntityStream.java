package caseloom.http;

import io.helidon.webserver.http.ServerRequest;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The library's stream of a body, asked for once, and not before it is read: that sends `100
/// Continue` to a peer that waits for it. For one thread.
final class EntityStream {

    private final ServerRequest from;
    private @Nullable InputStream stream;

    EntityStream(ServerRequest from) {
        this.from = from;
    }

    InputStream get() {
        var known = stream;
        if (known == null) {
            known = from.content().inputStream();
            stream = known;
        }
        return known;
    }
}
