package caseloom.outbound;

import java.nio.channels.ClosedSelectorException;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.nio.AsyncClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets the asynchronous half of the HTTP library up, which alone knows HTTP/2, to make the same
/// promises as `ClientSetup`.
///
/// Each exchange has its connection to itself, also with HTTP/2: what goes wrong with one is then
/// nobody else's trouble, and the limit of connections is one of requests at once.
final class SecureSetup {

    private static final Logger LOG = LoggerFactory.getLogger(SecureSetup.class);

    private static final int IO_THREADS = 2;

    /// An HTTP/2 connection that was idle for so long is asked whether it is still there.
    private static final TimeValue ASKED_AFTER = TimeValue.ofSeconds(2);

    private SecureSetup() {}

    /// A client whose threads run.
    static CloseableHttpAsyncClient client(
            OutboundSettings settings, AddressGuard guard, SSLContext trust) {
        var client =
                HttpAsyncClientBuilder.create()
                        .setConnectionManager(pool(settings, guard, trust))
                        // Said outright, so that nothing in the environment names a proxy.
                        .setRoutePlanner(new DefaultRoutePlanner(null))
                        .setDefaultRequestConfig(requests(settings))
                        .setRetryStrategy(new OnceAfterStaleConnection())
                        .setUserAgent(ClientSetup.USER_AGENT)
                        .setHttp1Config(ClientSetup.HTTP_1)
                        .setH2Config(
                                H2Config.custom()
                                        .setPushEnabled(false)
                                        .setMaxHeaderListSize(AnswerHeaders.ALL_BYTES_MOST)
                                        .build())
                        .setIOReactorConfig(
                                IOReactorConfig.custom()
                                        .setIoThreadCount(IO_THREADS)
                                        .setTcpNoDelay(true)
                                        .build())
                        .setIoReactorExceptionCallback(SecureSetup::failed)
                        .setThreadFactory(
                                Thread.ofPlatform().daemon().name("outbound-", 0).factory())
                        .disableRedirectHandling()
                        .disableCookieManagement()
                        .disableContentCompression()
                        .disableRequestPriority()
                        .disableAuthCaching()
                        .disableConnectionState()
                        .build();
        client.start();
        return client;
    }

    /// To be closed while at work looks like a failure to the library.
    private static void failed(Exception e) {
        if (e instanceof ClosedSelectorException || e instanceof RejectedExecutionException) {
            LOG.debug("an outbound client was closed", e);
        } else {
            LOG.error("a thread of an outbound client failed", e);
        }
    }

    /// The limit of the whole call is held from outside. The library's own ones are further away,
    /// so that they never end a call in its place.
    private static Timeout beyond(OutboundSettings settings) {
        return Timeout.of(settings.beyondCall());
    }

    private static RequestConfig requests(OutboundSettings settings) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(beyond(settings))
                .setResponseTimeout(beyond(settings))
                .setConnectionKeepAlive(ClientSetup.KEPT)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setContentCompressionEnabled(false)
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    private static AsyncClientConnectionManager pool(
            OutboundSettings settings, AddressGuard guard, SSLContext trust) {
        return new ConnectingApart.Builder()
                .setDnsResolver(new GuardedNames(guard))
                .setTlsStrategy(new DefaultClientTlsStrategy(trust))
                .setDefaultTlsConfig(
                        TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                                .setHandshakeTimeout(Timeout.of(settings.connectWithin()))
                                .build())
                .setMaxConnPerRoute(settings.perHost())
                .setMaxConnTotal(ClientSetup.TOTAL_MOST)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(settings.connectWithin()))
                                .setSocketTimeout(beyond(settings))
                                .setValidateAfterInactivity(ASKED_AFTER)
                                .setTimeToLive(ClientSetup.KEPT_MOST)
                                .build())
                .build();
    }
}
