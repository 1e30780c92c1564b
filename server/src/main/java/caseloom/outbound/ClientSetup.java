package caseloom.outbound;

import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// Sets the blocking half of the HTTP library up so that it does nothing on its own: no proxies,
/// redirects, cookies, log-ins, upgrades, decompression, and no addresses but those the guard gave.
final class ClientSetup {

    static final String USER_AGENT = "Caseloom";

    static final int TOTAL_MOST = 1024;

    static final TimeValue KEPT = TimeValue.ofSeconds(15);

    static final TimeValue KEPT_MOST = TimeValue.ofMinutes(5);

    static final Http1Config HTTP_1 =
            Http1Config.custom()
                    .setMaxHeaderCount(AnswerHeaders.MOST)
                    .setMaxLineLength(AnswerHeaders.BYTES_MOST)
                    .build();

    private ClientSetup() {}

    /// For requests without TLS.
    static CloseableHttpClient client(OutboundSettings settings, AddressGuard guard) {
        return client(settings, pool(settings, guard).build());
    }

    /// For requests with TLS or without, over HTTP/1.1.
    static CloseableHttpClient client(
            OutboundSettings settings, AddressGuard guard, SSLContext trust) {
        var pool = pool(settings, guard);
        return client(
                settings, pool.setTlsSocketStrategy(new DefaultClientTlsStrategy(trust)).build());
    }

    private static CloseableHttpClient client(
            OutboundSettings settings, HttpClientConnectionManager pool) {
        return HttpClientBuilder.create()
                .setConnectionManager(pool)
                // Said outright, so that no property or variable of the environment names a proxy.
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setDefaultRequestConfig(requests(settings))
                .setRetryStrategy(new OnceAfterStaleConnection())
                .setUserAgent(USER_AGENT)
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

    private static PoolingHttpClientConnectionManagerBuilder pool(
            OutboundSettings settings, AddressGuard guard) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new GuardedNames(guard))
                .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder().http1Config(HTTP_1).build())
                .setMaxConnPerRoute(settings.perHost())
                .setMaxConnTotal(TOTAL_MOST)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(settings.connectWithin()))
                                .setSocketTimeout(Timeout.of(settings.beyondCall()))
                                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                                .setTimeToLive(KEPT_MOST)
                                .build());
    }
}
