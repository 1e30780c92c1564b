package caseloom.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The service that workload W3 calls: reads every request whole and answers the same. What it
/// costs counts as the generator's. Safe to share.
final class Stub implements AutoCloseable {

    static final String ANSWER = "granted";

    private static final byte[] BODY =
            ("{\"answer\": \"" + ANSWER + "\"}").getBytes(StandardCharsets.UTF_8);

    private static final int WAITING_MOST = 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Stub(HttpServer server) {
        this.server = server;
    }

    /// Listens on a free port of this machine only.
    static Stub start() throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var stub = new Stub(HttpServer.create(loopback, WAITING_MOST));
        stub.server.createContext("/", Stub::answer);
        stub.server.setExecutor(stub.threads);
        stub.server.start();
        return stub;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, BODY.length);
            exchange.getResponseBody().write(BODY);
        }
    }
}
