package caseloom.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that does at once what Caseloom takes its time for: enough to test the generator.
final class StandIn implements AutoCloseable {

    private static final String TASK =
            """
            {"task": {
              "status": "completed",
              "step_runs": [
                {"step_id": "intake_step", "status": "completed"},
                {"step_id": "total", "status": "completed"},
                {"step_id": "large", "status": "completed"},
                {"step_id": "close", "status": "completed"}
              ],
              "variables": [
                {"value": 42, "variable_id": "amount"},
                {"value": "late delivery", "variable_id": "reason"}
              ]
            }}
            """;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger cases = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int stallAt;
    private volatile int answerAt;
    private volatile int answer;
    private volatile String total = "46.2";

    StandIn() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    Target target() {
        return Target.of("http://127.0.0.1:" + server.getAddress().getPort(), "api_x");
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int cases() {
        return cases.get();
    }

    /// The case of that number takes 300 ms.
    StandIn stallAt(int number) {
        stallAt = number;
        return this;
    }

    /// The case of that number is answered by that status instead.
    StandIn answerAt(int number, int status) {
        answer = status;
        answerAt = number;
        return this;
    }

    StandIn total(String wrong) {
        total = wrong;
        return this;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getPath();
        if (path.startsWith("/workflows/")) {
            say(exchange, 200, "{\"task_id\": " + cases.incrementAndGet() + "}");
        } else if (path.startsWith("/tasks/")) {
            say(exchange, 200, TASK);
        } else if (exchange.getRequestMethod().equals("GET")) {
            var id = path.substring(path.lastIndexOf('/') + 1);
            say(
                    exchange,
                    200,
                    shown(id, "Closed", ", \"total\": " + total + ", \"priority\": \"high\""));
        } else {
            create(exchange);
        }
    }

    private void create(HttpExchange exchange) throws IOException {
        var number = cases.incrementAndGet();
        if (number == stallAt) {
            stall();
        }
        if (number == answerAt) {
            say(exchange, answer, "{\"error\": \"unavailable\"}");
        } else {
            say(exchange, 201, shown(Integer.toString(number), "Open", ""));
        }
    }

    private static String shown(String id, String status, String more) {
        return "{\"case\": {\"id\": "
                + id
                + ", \"status\": \""
                + status
                + "\", \"attributes\": {\"amount\": 42"
                + more
                + "}}}";
    }

    private void stall() {
        try {
            if (closed.await(300, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("closed while stalling");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
