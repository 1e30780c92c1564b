package caseloom.crash;

import caseloom.core.json.Json;
import caseloom.outbound.Receiver;
import caseloom.outbound.Receiver.Behaviour;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The receiver of webhooks: remembers which cases it was told of, and how often each message came.
final class Letterbox implements AutoCloseable {

    static final String PATH = "/told";

    private final Receiver receiver = Receiver.start();
    private final Set<Long> cases = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> messages = new ConcurrentHashMap<>();

    Letterbox() {
        receiver.on(PATH, this::answer);
    }

    String url() {
        return receiver.url("");
    }

    String address() {
        return "127.0.0.1:" + receiver.port();
    }

    Set<Long> cases() {
        return Set.copyOf(cases);
    }

    /// How often a message came.
    int times(String message) {
        var times = messages.get(message);
        return times == null ? 0 : times.get();
    }

    int size() {
        return messages.size();
    }

    @Override
    public void close() {
        receiver.close();
    }

    private Behaviour answer(Receiver.Received request) {
        cases.add(Json.stored(request.body()).at("/data/case/id").longValue());
        messages.computeIfAbsent(
                        String.valueOf(request.header("webhook-id")), _ -> new AtomicInteger())
                .incrementAndGet();
        return new Behaviour.Answer(200, Map.of(), "");
    }
}
