package caseloom.http;

import caseloom.time.CannotStart;
import caseloom.time.Service;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The listener. After `start` it accepts connections and answers 503, except for mounts that
/// always answer; after `open` it serves. Safe to share.
public final class HttpServer implements Service {

    private static final Duration IDLE_CHECK = Duration.ofSeconds(10);

    private final Front front;
    private final SlowPeers peers;
    private final WebServer server;
    private final String address;

    /// The last resort of a path that no mount takes is the mount with the empty prefix, so there
    /// must be one.
    public HttpServer(
            HttpSettings settings, InstantSource clock, MeterRegistry meters, List<Mount> mounts) {
        if (mounts.stream().noneMatch(mount -> mount.prefix().isEmpty())) {
            throw new IllegalArgumentException("no mount takes the paths that are left over");
        }
        peers = new SlowPeers(clock, settings.peerPatience());
        meters.gauge("caseloom.http.waiting.for.peers", peers, SlowPeers::waiting);
        front = new Front(mounts, settings, peers, new Traffic(meters));
        meters.gauge("caseloom.http.body.memory", front, Front::bodyMemory);
        server = server(settings);
        address = settings.host() + " port " + settings.port();
    }

    @Override
    public void start() {
        peers.start();
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new CannotStart("cannot listen on " + address, e);
        }
        if (!server.isRunning()) {
            throw new CannotStart(
                    "cannot listen on " + address + ": it is taken; set CASELOOM_PORT to another");
        }
    }

    /// From here on requests are served.
    public void open() {
        front.open(true);
    }

    /// The port it listens on, which matters when the settings said 0.
    public int port() {
        return server.port();
    }

    /// Accepts nothing more, lets requests in flight end within their bound, then cuts them off.
    @Override
    public void close() {
        front.open(false);
        server.stop();
        peers.close();
    }

    private WebServer server(HttpSettings settings) {
        return WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .maxTcpConnections(settings.connectionsMost())
                .idleConnectionTimeout(settings.idle())
                .idleConnectionPeriod(IDLE_CHECK)
                .shutdownGracePeriod(settings.stopWithin())
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                .contentEncoding(
                        ContentEncodingContext.builder()
                                .contentEncodingsDiscoverServices(false)
                                .build())
                .directHandlers(Malformed.handlers())
                .protocolsDiscoverServices(false)
                .addProtocol(http1())
                .routing(new FrontBuilder(front))
                .build();
    }

    /// Paths, queries and header values are judged by the dialects, so that their order of checks
    /// holds for odd ones too (C-16).
    private Http1Config http1() {
        return Http1Config.builder()
                .maxPrologueLength(HttpSettings.REQUEST_LINE_MOST)
                .maxHeadersSize(HttpSettings.HEADERS_MOST)
                .validatePath(false)
                .validatePrologue(false)
                .validateRequestHeaders(false)
                .validateResponseHeaders(false)
                .sendKeepAliveHeader(false)
                .addReceiveListener(new HeadWatch(peers))
                .build();
    }

    /// A head that is begun must be finished in time, like a body.
    private record HeadWatch(SlowPeers peers) implements Http1ConnectionListener {

        @Override
        public void prologue(ConnectionContext connection, HttpPrologue prologue) {
            peers.begin();
        }

        @Override
        public void headers(ConnectionContext connection, Headers headers) {
            peers.end();
        }
    }
}
