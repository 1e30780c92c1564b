package caseloom.crash;

import caseloom.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// What a case is made of, and what must become of it. Each kind stands for one way in which a run
/// waits or does not.
enum Kind {
    /// Ends with its first decision.
    PLAIN,

    /// Asks the service, whose answer it keeps.
    ASK,

    /// Waits for time.
    WAIT,

    /// Waits for an event of its own.
    LISTEN;

    /// The statuses that a case goes through, in this order and no other.
    List<String> path() {
        return switch (this) {
            case PLAIN -> List.of("Open", "Closed");
            case ASK -> List.of("Open", "Asked", "Closed");
            case WAIT -> List.of("Open", "Waiting", "Closed");
            case LISTEN -> List.of("Open", "Listening", "Answered", "Closed");
        };
    }

    /// The name of its workflow.
    String workflow() {
        return "crash-" + word();
    }

    /// The document to publish.
    ///
    /// @param service the address of the service that is asked
    String document(String service) throws IOException {
        var name = word() + ".yaml";
        try (var file = Kind.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException("no document " + name);
            }
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("http://service.invalid", service);
        }
    }

    /// What is posted to `/api/v1/events` for case number n.
    static String event(int n) {
        var event =
                Json.object()
                        .put("specversion", "1.0")
                        .put("type", "crash.answered")
                        .put("source", "crash")
                        .put("id", "case-" + n);
        event.putObject("data").put("n", n).put("answer", answer(n));
        return Json.write(event);
    }

    /// What its case must have kept of it.
    static String answer(int n) {
        return "answer " + n;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
