package caseloom.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// Sets the HTTP library up so that it does nothing on its own: no proxies, redirects, cookies,
/// log-ins, upgrades, decompression, and no addresses but those the guard gave.
final class ClientSetup {

    private static final int TOTAL_MOST = 1024;

    private static final TimeValue KEPT = TimeValue.ofSeconds(15);

    private ClientSetup() {}

    static CloseableHttpClient client(
            OutboundSettings settings, AddressGuard guard, SSLContext trust) {
        return HttpClientBuilder.create()
                .setConnectionManager(pool(settings, guard, trust))
                // Said outright, so that no property or variable of the environment names a proxy.
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setDefaultRequestConfig(requests(settings))
                .setRetryStrategy(new OnceAfterStaleConnection())
                .setUserAgent("Caseloom")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .build();
    }

    private static RequestConfig requests(OutboundSettings settings) {
        var never = Timeout.of(settings.beyondCall());
        return RequestConfig.custom()
                .setConnectionRequestTimeout(never)
                .setResponseTimeout(never)
                .setConnectionKeepAlive(KEPT)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setContentCompressionEnabled(false)
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    private static HttpClientConnectionManager pool(
            OutboundSettings settings, AddressGuard guard, SSLContext trust) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Guarded(guard))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder()
                                .http1Config(
                                        Http1Config.custom()
                                                .setMaxHeaderCount(200)
                                                .setMaxLineLength(32 * 1024)
                                                .build())
                                .build())
                .setMaxConnPerRoute(settings.perHost())
                .setMaxConnTotal(TOTAL_MOST)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(settings.connectWithin()))
                                .setSocketTimeout(Timeout.of(settings.beyondCall()))
                                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                                .setTimeToLive(TimeValue.ofMinutes(5))
                                .build())
                .build();
    }

    /// Gives the library exactly the addresses that were judged, at the moment it connects.
    private record Guarded(AddressGuard guard) implements DnsResolver {

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            return guard.reachable(bare(host), port).stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException("a port is needed to judge " + host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }

        private static String bare(String host) {
            return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        }
    }

    /// A kept connection may have been closed by the other side just before it was used again.
    /// Then, and only when a repetition is harmless, the request goes out once more.
    private static final class OnceAfterStaleConnection implements HttpRequestRetryStrategy {

        private static final Set<String> REPEATABLE =
                Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS");

        @Override
        public boolean retryRequest(
                HttpRequest request, IOException cause, int count, HttpContext context) {
            var stale =
                    cause instanceof NoHttpResponseException || cause instanceof SocketException;
            var endpoint = HttpClientContext.cast(context).getEndpointDetails();
            var reused = endpoint != null && endpoint.getRequestCount() > 1;
            return count == 1
                    && stale
                    && reused
                    && (REPEATABLE.contains(request.getMethod())
                            || request.containsHeader("Idempotency-Key"));
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
}
