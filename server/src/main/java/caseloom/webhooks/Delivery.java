package caseloom.webhooks;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event for one destination, as the log shows it.
///
/// @param caseId the case or record that it is about; 0 for none
/// @param deliveredAt when an attempt succeeded; null before
/// @param nextAt when it is attempted next; null when it has ended or is under way
public record Delivery(
        long caseId,
        long id,
        long destination,
        Kind kind,
        String event,
        String messageId,
        String body,
        Status status,
        Instant createdAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant nextAt) {

    /// Where it stands. Both contracts have words of their own for it (C-184, L-273).
    public enum Status {
        PENDING("pending", "pending"),
        IN_PROGRESS("in_progress", "pending"),
        DELIVERED("completed", "delivered"),
        FAILED("failed", "undelivered");

        private final String ofSubscription;
        private final String ofEndpoint;

        Status(String ofSubscription, String ofEndpoint) {
            this.ofSubscription = ofSubscription;
            this.ofEndpoint = ofEndpoint;
        }

        public String word(Kind kind) {
            return switch (kind) {
                case SUBSCRIPTION -> ofSubscription;
                case ENDPOINT -> ofEndpoint;
            };
        }
    }

    /// The body as JSON.
    public JsonNode payload() {
        return Json.stored(body);
    }

    /// One attempt, as the log shows it.
    ///
    /// @param outcome `succeeded`, `failed` or `interrupted`
    /// @param headers what was sent besides the body, without credentials
    /// @param response the beginning of the answer
    public record Attempted(
            int number,
            Instant at,
            Instant endedAt,
            String outcome,
            String url,
            JsonNode headers,
            @Nullable Integer status,
            @Nullable String response,
            @Nullable String error) {}
}
