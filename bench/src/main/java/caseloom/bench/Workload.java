package caseloom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/// W1: a refund request that three steps bring from Open to Closed.
final class Workload {

    static final String WORKFLOW = "refund-request";

    static final String BODY = "{\"amount\": 42, \"reason\": \"late delivery\"}";

    static final String CREATE = "{\"attributes\": " + BODY + "}";

    private static final BigDecimal TOTAL = new BigDecimal("46.2");

    private Workload() {}

    static boolean isClosed(JsonNode shown) {
        return shown.path("status").asText().equals("Closed");
    }

    /// What is wrong with a case that should have ended, if anything.
    static Optional<String> complaint(JsonNode shown) {
        var attributes = shown.path("attributes");
        var right =
                isClosed(shown)
                        && attributes.path("total").decimalValue().compareTo(TOTAL) == 0
                        && attributes.path("priority").asText().equals("high");
        return right ? Optional.empty() : Optional.of("case is not as it should be: " + shown);
    }
}
