package caseloom.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A real HTTP server on loopback that behaves as each path was told to, badly if need be. It
/// speaks HTTP/1.1, and over TLS also HTTP/2 if it is to.
public final class Receiver implements AutoCloseable {

    /// A request as it came; header names in lower case.
    public record Received(
            String protocol, String method, String path, Map<String, String> headers, String body) {

        public @Nullable String header(String name) {
            return headers.get(name);
        }
    }

    /// What to do with a request.
    public sealed interface Behaviour {

        /// A proper answer; `Content-Length` is added.
        record Answer(int status, Map<String, String> headers, String body) implements Behaviour {}

        /// Reads the request and never says a word.
        record Silence() implements Behaviour {}

        /// Closes the connection without an answer.
        record Drop() implements Behaviour {}

        /// Promises a body and closes after the first bytes of it.
        record Cut(int promised, String sent) implements Behaviour {}

        /// A chunked body of so many bytes, however long the client keeps reading.
        record Huge(long bytes) implements Behaviour {}

        /// Headers at once, then a byte of the body every few milliseconds, without end.
        record Trickle() implements Behaviour {}

        /// Sends these characters as they are.
        record Raw(String bytes) implements Behaviour {}

        /// A proper answer without a body, after which the connection is closed, whatever was said.
        record Farewell(int status, Map<String, String> headers) implements Behaviour {

            Farewell() {
                this(200, Map.of());
            }
        }
    }

    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Function<Received, Behaviour>> behaviours = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Received> arrivals = new LinkedBlockingQueue<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Receiver(ServerSocket listener, String scheme) {
        this.listener = listener;
        this.scheme = scheme;
        threads.execute(this::accept);
    }

    public static Receiver start() {
        try {
            return new Receiver(
                    ServerSocketFactory.getDefault()
                            .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()),
                    "http");
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the receiver", e);
        }
    }

    /// One that speaks HTTPS.
    ///
    /// @param protocols what it offers, by the names of ALPN, what it likes best first
    public static Receiver secure(SSLContext keys, String... protocols) {
        try {
            var listener =
                    (SSLServerSocket)
                            keys.getServerSocketFactory()
                                    .createServerSocket(
                                            0, BACKLOG, InetAddress.getLoopbackAddress());
            var parameters = listener.getSSLParameters();
            parameters.setApplicationProtocols(protocols);
            listener.setSSLParameters(parameters);
            return new Receiver(listener, "https");
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the receiver", e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url(String path) {
        return scheme + "://127.0.0.1:" + port() + path;
    }

    /// From now on requests for the path (without its query) are treated so.
    public Receiver on(String path, Behaviour behaviour) {
        return on(path, _ -> behaviour);
    }

    public Receiver on(String path, Function<Received, Behaviour> behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    public Receiver answers(String path, int status, String body) {
        return on(
                path,
                new Behaviour.Answer(status, Map.of("Content-Type", "application/json"), body));
    }

    public Receiver redirects(String path, int status, String location) {
        return on(path, new Behaviour.Answer(status, Map.of("Location", location), ""));
    }

    /// Everything that came so far.
    public List<Received> received() {
        return List.copyOf(received);
    }

    /// The next request not yet taken, waited for at most so long.
    public Optional<Received> next(long seconds) throws InterruptedException {
        return Optional.ofNullable(arrivals.poll(seconds, TimeUnit.SECONDS));
    }

    /// Connections accepted so far.
    public int connections() {
        return sockets.size();
    }

    @Override
    public void close() {
        closed.countDown();
        threads.shutdownNow();
        sockets.forEach(Receiver::quietly);
        quietly(listener);
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                var socket = listener.accept();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var talk = talk(socket);
            while (talk.exchange()) {}
        } catch (IOException | InterruptedException _) {
            // The client went away, or the test is over.
        }
    }

    private Talk talk(Socket socket) throws IOException {
        if (socket instanceof SSLSocket secure) {
            secure.startHandshake();
            if ("h2".equals(secure.getApplicationProtocol())) {
                return new Http2Talk(
                        socket.getInputStream(), socket.getOutputStream(), this::hear, closed);
            }
        }
        return new Http1Talk(socket.getInputStream(), socket.getOutputStream(), this::hear, closed);
    }

    private Behaviour hear(Received request) {
        var path = request.path().split("\\?", 2)[0];
        var behaviour =
                behaviours.getOrDefault(
                        path, _ -> new Behaviour.Answer(404, Map.of(), "nothing here"));
        // Told only now: whoever waits for the request may change what comes next.
        received.add(request);
        arrivals.add(request);
        return behaviour.apply(request);
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception _) {
            // Closing what is closed already is fine.
        }
    }
}
