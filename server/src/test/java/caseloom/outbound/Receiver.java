package caseloom.outbound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import org.jspecify.annotations.Nullable;

/// A real HTTP/1.1 server on loopback that behaves as each path was told to, badly if need be.
public final class Receiver implements AutoCloseable {

    /// A request as it came; header names in lower case.
    public record Received(String method, String path, Map<String, String> headers, String body) {

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

        /// A proper answer that says the connection stays, and then closes it.
        record Farewell() implements Behaviour {}
    }

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Function<Received, Behaviour>> behaviours = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Received> arrivals = new LinkedBlockingQueue<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Receiver(ServerSocket listener) {
        this.listener = listener;
        threads.execute(this::accept);
    }

    public static Receiver start() {
        return start(ServerSocketFactory.getDefault());
    }

    /// With a factory of TLS sockets it speaks HTTPS.
    public static Receiver start(ServerSocketFactory factory) {
        try {
            return new Receiver(
                    factory.createServerSocket(0, 1024, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the receiver", e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
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
            var in = new BufferedInputStream(socket.getInputStream());
            while (behave(in, socket.getOutputStream())) {}
        } catch (IOException | InterruptedException _) {
            // The client went away, or the test is over.
        }
    }

    /// False when the connection is to be closed.
    private boolean behave(InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        var request = read(in);
        if (request == null) {
            return false;
        }
        var path = request.path().split("\\?", 2)[0];
        var behaviour =
                behaviours.getOrDefault(
                        path, _ -> new Behaviour.Answer(404, Map.of(), "nothing here"));
        // Told only now: whoever waits for the request may change what comes next.
        received.add(request);
        arrivals.add(request);
        return act(behaviour.apply(request), out);
    }

    private boolean act(Behaviour behaviour, OutputStream out)
            throws IOException, InterruptedException {
        return switch (behaviour) {
            case Behaviour.Answer answer -> {
                write(out, head(answer) + answer.body());
                yield true;
            }
            case Behaviour.Silence _ -> {
                closed.await();
                yield false;
            }
            case Behaviour.Drop _ -> false;
            case Behaviour.Cut(var promised, var sent) -> {
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + promised + "\r\n\r\n" + sent);
                yield false;
            }
            case Behaviour.Huge(var bytes) -> {
                huge(out, bytes);
                yield true;
            }
            case Behaviour.Trickle _ -> {
                trickle(out);
                yield false;
            }
            case Behaviour.Raw(var bytes) -> {
                write(out, bytes);
                yield false;
            }
            case Behaviour.Farewell _ -> {
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                yield false;
            }
        };
    }

    private static String head(Behaviour.Answer answer) {
        var head = new StringBuilder("HTTP/1.1 " + answer.status() + " Status\r\n");
        answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        var length = answer.body().getBytes(StandardCharsets.UTF_8).length;
        return head.append("Content-Length: " + length + "\r\n\r\n").toString();
    }

    private static void huge(OutputStream out, long bytes) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        var chunk = "x".repeat(8192);
        for (var sent = 0L; sent < bytes; sent += chunk.length()) {
            write(out, "2000\r\n" + chunk + "\r\n");
        }
        write(out, "0\r\n\r\n");
    }

    private void trickle(OutputStream out) throws IOException, InterruptedException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n");
        while (!closed.await(5, TimeUnit.MILLISECONDS)) {
            write(out, "x");
        }
    }

    private static @Nullable Received read(InputStream in) throws IOException {
        var start = line(in);
        if (start.isEmpty()) {
            return null;
        }
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        var words = start.split(" ", -1);
        return new Received(words[0], words[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception _) {
            // Closing what is closed already is fine.
        }
    }
}
