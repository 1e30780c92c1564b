package caseloom.outbound;

import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/// A kept connection may have been closed by the other side just before it was used again. Then,
/// and only when a repetition is harmless or nothing was sent, the request goes out once more.
final class OnceAfterStaleConnection implements HttpRequestRetryStrategy {

    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS");

    @Override
    public boolean retryRequest(
            HttpRequest request, IOException cause, int count, HttpContext context) {
        var notSent = cause instanceof RequestNotExecutedException;
        var harmless = isStale(cause) && isReused(context) && isRepeatable(request);
        return count == 1 && (notSent || harmless);
    }

    private static boolean isStale(IOException cause) {
        return switch (cause) {
            case ConnectionClosedException _,
                    NoHttpResponseException _,
                    SocketException _,
                    ClosedChannelException _ ->
                    true;
            default -> false;
        };
    }

    private static boolean isReused(HttpContext context) {
        var endpoint = HttpClientContext.cast(context).getEndpointDetails();
        return endpoint != null && endpoint.getRequestCount() > 1;
    }

    private static boolean isRepeatable(HttpRequest request) {
        return REPEATABLE.contains(request.getMethod())
                || request.containsHeader("Idempotency-Key");
    }

    @Override
    public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
        return false;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int count, HttpContext context) {
        return TimeValue.ZERO_MILLISECONDS;
    }
}
