package caseloom.activity;

import caseloom.cases.HistoryEntry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/// What the log says of a change that a person made by hand.
final class HandMessage {

    private HandMessage() {}

    static String of(HistoryEntry entry) {
        var detail = entry.detail() == null ? MissingNode.getInstance() : entry.detail();
        var reason = detail.path("reason").asText();
        return reason.isEmpty() ? what(entry, detail) : what(entry, detail) + ": " + reason;
    }

    private static String what(HistoryEntry entry, JsonNode detail) {
        return switch (entry.event()) {
            case "subject.changed" -> "Title changed" + named(" to ", detail.path("to").asText());
            case "attributes.changed" ->
                    "Attributes changed"
                            + named(" (", String.join(", ", names(detail.path("set"))), ")");
            case "owner.changed" -> "Owner changed" + named(" to ", detail.path("to").asText());
            case "collaborator.added" -> "Collaborator added" + email(detail);
            default -> "Collaborator removed" + email(detail);
        };
    }

    private static String email(JsonNode detail) {
        return named(" (", detail.path("email").asText(), ")");
    }

    private static Iterable<String> names(JsonNode set) {
        return () -> set.fieldNames();
    }

    /// Nothing of what the story does not tell, since it was too much for it.
    private static String named(String before, String name, String after) {
        return name.isEmpty() ? "" : before + name + after;
    }

    private static String named(String before, String name) {
        return named(before, name, "");
    }
}
