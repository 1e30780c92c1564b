package caseloom.http;

import caseloom.HandClock;
import caseloom.Probe;
import caseloom.Wire;
import caseloom.core.json.JsonFault;
import caseloom.core.json.JsonTooLarge;
import caseloom.settings.Env;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/// A server with one dialect that says what it got.
final class HttpRig implements AutoCloseable {

    static final int BODY_MOST = 100_000;

    final HandClock clock = new HandClock(Instant.parse("2026-05-28T12:00:00Z"));
    final Echo echo = new Echo();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final HttpServer server;

    HttpRig(String... settings) {
        var environment = new HashMap<String, String>();
        environment.put(Env.PREFIX + "PORT", "0");
        environment.put(Env.PREFIX + "HOST", "127.0.0.1");
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            environment.put(Env.PREFIX + parts[0], parts[1]);
        }
        server =
                new HttpServer(
                        HttpSettings.from(new Env(environment)),
                        clock,
                        meters,
                        List.of(
                                new Mount("/echo", echo),
                                new Mount("/always", new Elsewhere(), true),
                                new Mount("", new Elsewhere())));
        server.start();
    }

    HttpRig open() {
        server.open();
        return this;
    }

    URI address() {
        return URI.create("http://localhost:" + server.port());
    }

    Wire wire() {
        return Wire.to(address());
    }

    /// Returns once the server waits for as many peers to send or take something.
    void untilItWaitsFor(int peers) {
        Probe.until(
                "the server waits for " + peers,
                () -> meters.get("caseloom.http.waiting.for.peers").gauge().value() == peers);
    }

    /// How many bytes the bodies being handled take, with their trees.
    long bodyMemory() {
        return (long) meters.get("caseloom.http.body.memory").gauge().value();
    }

    @Override
    public void close() {
        server.close();
    }

    /// Answers with what it got: below `/echo/body` how long the body is, below `/echo/wait` and
    /// `/echo/tree`, which reads it as JSON, only once it may, below `/echo/fail` not at all, below
    /// `/echo/stream` from a source.
    static final class Echo implements Dialect {

        final Semaphore entered = new Semaphore(0);
        final Semaphore interrupted = new Semaphore(0);
        final CountDownLatch mayGo = new CountDownLatch(1);
        volatile Source source = new Source(0);

        /// How many bytes are announced, when not as many as there are.
        volatile long promised;

        @Override
        public String name() {
            return "echo";
        }

        @Override
        public Answer answer(Request request) {
            return switch (request.path()) {
                case "/echo/body" -> body(request);
                case "/echo/wait" -> waited(body(request));
                case "/echo/tree" -> waited(tree(request));
                case "/echo/fail" -> throw new IllegalStateException("as asked");
                case "/echo/big" -> Answer.json(200, "x".repeat(64 * 1024 * 1024));
                case "/echo/stream" ->
                        Answer.streamed(200, Math.max(promised, source.size()), source);
                default ->
                        Answer.json(
                                200,
                                request.method()
                                        + " "
                                        + request.path()
                                        + " "
                                        + request.header("X-Note"));
            };
        }

        @Override
        public Answer failed() {
            return Answer.json(500, "failed");
        }

        @Override
        public Answer unavailable() {
            return Answer.json(503, "unavailable").with(HeaderField.of("Retry-After", "5"));
        }

        private static Answer body(Request request) {
            return switch (request.body(BODY_MOST)) {
                case Body.Whole whole ->
                        Answer.json(200, new String(whole.bytes(), StandardCharsets.UTF_8));
                case Body.TooLarge() -> Answer.json(413, "too large");
                case Body.Broken() -> Answer.json(400, "broken");
            };
        }

        private static Answer tree(Request request) {
            try {
                return request.body(BODY_MOST) instanceof Body.Whole whole
                        ? Answer.json(200, whole.json().getNodeType().name())
                        : Answer.json(413, "too large");
            } catch (JsonTooLarge _) {
                return Answer.json(413, "too many");
            } catch (JsonFault _) {
                return Answer.json(400, "broken");
            }
        }

        private Answer waited(Answer answer) {
            entered.release();
            try {
                mayGo.await();
            } catch (InterruptedException e) {
                interrupted.release();
                throw new IllegalStateException(e);
            }
            return answer;
        }
    }
}
