package caseloom.ops;

import caseloom.http.Answer;
import caseloom.http.Dialect;
import caseloom.http.HeaderField;
import caseloom.http.Mount;
import caseloom.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What machines ask about the server: whether it lives, whether it can take cases, and its
/// numbers. Answered while the server starts and stops, too. Safe to share.
public final class OpsHttp implements Dialect {

    private static final Answer ALIVE = Answer.json(200, "{\"status\":\"alive\"}");
    private static final Answer READY = Answer.json(200, "{\"status\":\"ready\"}");
    private static final Answer NOT_READY = Answer.json(503, "{\"status\":\"not_ready\"}");
    private static final Answer NOT_FOUND = Answer.json(404, "{\"status\":\"not_found\"}");
    private static final Answer FAILED = Answer.json(500, "{\"status\":\"failed\"}");
    private static final Answer GET_ONLY =
            Answer.json(405, "{\"status\":\"method_not_allowed\"}")
                    .with(HeaderField.of("Allow", "GET, HEAD"));

    private static final HeaderField PROMETHEUS =
            HeaderField.of("Content-Type", "text/plain; version=0.0.4; charset=utf-8");

    private final Map<String, Supplier<Answer>> answers;

    /// Asks whether the server can take cases, and for the numbers in the format of Prometheus.
    public OpsHttp(BooleanSupplier ready, Supplier<String> numbers) {
        answers =
                Map.of(
                        "/healthz",
                        () -> ALIVE,
                        "/readyz",
                        () -> ready.getAsBoolean() ? READY : NOT_READY,
                        "/metrics",
                        () ->
                                Answer.of(
                                        200,
                                        numbers.get().getBytes(StandardCharsets.UTF_8),
                                        PROMETHEUS));
    }

    /// Its places, which always answer.
    public List<Mount> mounts() {
        return answers.keySet().stream().map(path -> new Mount(path, this, true)).toList();
    }

    @Override
    public String name() {
        return "ops";
    }

    @Override
    public Answer answer(Request request) {
        var answer = answers.get(request.path());
        if (answer == null) {
            return NOT_FOUND;
        }
        var method = request.method();
        return method.equals("GET") || method.equals("HEAD") ? answer.get() : GET_ONLY;
    }

    @Override
    public Answer failed() {
        return FAILED;
    }

    @Override
    public Answer unavailable() {
        return NOT_READY;
    }
}
