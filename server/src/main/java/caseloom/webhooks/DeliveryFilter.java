package caseloom.webhooks;

import org.jspecify.annotations.Nullable;

/// Which deliveries a list asks for; null asks for all.
///
/// @param below only those before this number
public record DeliveryFilter(
        @Nullable Long below,
        @Nullable Long destination,
        @Nullable Long caseId,
        @Nullable String event,
        @Nullable String messageId,
        Delivery.@Nullable Status status) {

    static DeliveryFilter ofMessage(long destination, String messageId) {
        return new DeliveryFilter(null, destination, null, null, messageId, null);
    }
}
