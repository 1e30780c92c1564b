package caseloom.crash;

import caseloom.bench.Ticks;
import caseloom.core.json.Json;
import caseloom.outbound.Receiver;
import caseloom.outbound.Receiver.Behaviour;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The service that cases ask. It gives a fresh number on every call, so that an answer applied
/// twice, or two answers applied once each, can be told apart.
final class Serials implements AutoCloseable {

    private static final String PATH = "/serial";

    /// Takes so long at most, so that there are always calls under way.
    private static final int LATENCY_MOST_MS = 1_500;

    private final Ticks ticks;
    private final Receiver receiver = Receiver.start();
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, Set<String>> keys = new ConcurrentHashMap<>();
    private final Map<Integer, Set<Integer>> given = new ConcurrentHashMap<>();

    Serials(Ticks ticks) {
        this.ticks = ticks;
        receiver.on(PATH, this::answer);
    }

    String address() {
        return "127.0.0.1:" + receiver.port();
    }

    /// The idempotency keys that came, by case.
    Map<Integer, Set<String>> keys() {
        return Map.copyOf(keys);
    }

    /// The numbers that were given, by case.
    Map<Integer, Set<Integer>> given() {
        return Map.copyOf(given);
    }

    int calls() {
        return next.get();
    }

    @Override
    public void close() {
        receiver.close();
    }

    private Behaviour answer(Receiver.Received request) {
        var n = Json.stored(request.body()).path("n").intValue();
        var serial = next.incrementAndGet();
        var key = request.header("idempotency-key");
        keys.computeIfAbsent(n, _ -> ConcurrentHashMap.newKeySet()).add(key == null ? "" : key);
        given.computeIfAbsent(n, _ -> ConcurrentHashMap.newKeySet()).add(serial);
        ticks.pause(Duration.ofMillis(n * 97L % LATENCY_MOST_MS));
        var body = Json.write(Json.object().put("serial", serial));
        return new Behaviour.Answer(200, Map.of("Content-Type", "application/json"), body);
    }
}
