package caseloom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/// W1: a refund request that three steps bring from Open to Closed.
final class Workload {

    static final String WORKFLOW = "refund-request";

    static final String BODY = "{\"amount\": 42, \"reason\": \"late delivery\"}";

    /// For Champ's API.
    static final String CREATE = "{\"attributes\": " + BODY + "}";

    /// For Chamelio's.
    static final String INITIATE =
            "{\"variables\": ["
                    + "{\"variable_id\": \"amount\", \"type\": \"number\", \"value\": \"42\"}, "
                    + "{\"variable_id\": \"reason\", \"type\": \"text\","
                    + " \"value\": \"late delivery\"}]}";

    private static final BigDecimal TOTAL = new BigDecimal("46.2");

    private Workload() {}

    static boolean isTotal(JsonNode value) {
        return value.decimalValue().compareTo(TOTAL) == 0;
    }

    static Optional<String> complaint(JsonNode shown) {
        return Optional.of("case is not as it should be: " + shown);
    }
}
