package caseloom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// What cases are made of, and what must have become of them.
enum Workload {
    /// A refund request that three steps bring from Open to Closed; the first start publishes it.
    W1("refund-request", "{\"amount\": 42, \"reason\": \"late delivery\"}"),

    /// Waits for an event of its own case, which the generator posts after the creation.
    W2("bench-event", "{\"amount\": 42}"),

    /// One HTTP POST to a receiver of the generator's, whose answer is kept.
    W3("bench-call", "{\"amount\": 42}"),

    /// Ten steps one after the other, then five beside each other.
    W4("bench-fork", "{\"amount\": 42}");

    private static final BigDecimal TOTAL = new BigDecimal("46.2");

    /// (42 + 10) times 1, 2, 3, 4 and 5.
    private static final BigDecimal SUM = new BigDecimal(780);

    private final String workflow;
    private final String attributes;

    Workload(String workflow, String attributes) {
        this.workflow = workflow;
        this.attributes = attributes;
    }

    /// The name of its workflow.
    String workflow() {
        return workflow;
    }

    /// The attributes of a new case, as JSON.
    String attributes() {
        return attributes;
    }

    /// The document to publish; empty for the one that the first start publishes.
    ///
    /// @param stub the address of the generator's receiver
    Optional<String> document(String stub) throws IOException {
        if (this == W1) {
            return Optional.empty();
        }
        var name = name().toLowerCase(Locale.ROOT) + ".yaml";
        try (var file = Workload.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException("no document " + name);
            }
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(text.replace("http://stub.invalid", stub));
        }
    }

    /// What is posted to `/api/v1/events` for a case once it was made.
    Optional<String> event(long caseId) {
        return switch (this) {
            case W2 ->
                    Optional.of(
                            "{\"specversion\": \"1.0\", \"type\": \"bench.answered\","
                                    + " \"source\": \"bench\", \"id\": \"case-"
                                    + caseId
                                    + "\", \"data\": {\"case\": "
                                    + caseId
                                    + ", \"answer\": \"yes\"}}");
            case W1, W3, W4 -> Optional.empty();
        };
    }

    /// Whether the attributes of an ended case are as they should be.
    boolean isRight(JsonNode ended) {
        return switch (this) {
            case W1 ->
                    is(ended.path("total"), TOTAL)
                            && ended.path("priority").asText().equals("high");
            case W2 -> ended.path("answer").asText().equals("yes");
            case W3 -> ended.path("answer").asText().equals(Stub.ANSWER);
            case W4 -> is(ended.path("sum"), SUM);
        };
    }

    static Optional<String> complaint(JsonNode shown) {
        return Optional.of("case is not as it should be: " + shown);
    }

    private static boolean is(JsonNode value, BigDecimal wanted) {
        return value.decimalValue().compareTo(wanted) == 0;
    }
}
