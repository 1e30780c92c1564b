package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.webhook.EventType;

/// An event on its way into the table of one destination's deliveries.
///
/// @param caseId 0 when it is about none
/// @param event its word; a test has one of its own
/// @param messageId what the receiver drops repeats by
record NewDelivery(
        long caseId,
        OrganizationId organization,
        long destination,
        String event,
        String messageId,
        String body) {

    /// The event of a test, which is in no catalogue.
    static final String TEST = "webhook.test";

    static NewDelivery of(
            long caseId,
            OrganizationId organization,
            Known.Receiver receiver,
            EventType type,
            Message message) {
        return new NewDelivery(
                caseId,
                organization,
                receiver.destination(),
                type.word(),
                message.id(),
                message.body());
    }

    /// The body with its id.
    record Message(String id, String body) {}
}
