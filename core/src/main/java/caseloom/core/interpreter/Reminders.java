package caseloom.core.interpreter;

import caseloom.core.approval.ApprovalRequest;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How people are reminded of what they were asked.
///
/// @param every how long after one reminder the next comes; null when there is only one
/// @param number of the last reminder that was begun; 0 before the first
/// @param at when the next one is planned, or the last one was
/// @param due null while one is under way, and after the last
/// @param underWay whether one was begun and nobody has said yet whom it reached
record Reminders(
        @Nullable Duration every, int number, Instant at, @Nullable Due due, boolean underWay) {

    /// As the step asked for it, before the people were asked.
    static ObjectNode planned(@Nullable Duration every, Instant first) {
        return Json.object()
                .put("every", every == null ? null : every.toString())
                .put("at", first.toString());
    }

    /// From now on there is something to remind of.
    static Reminders begun(Advance advance, JsonNode planned) {
        var at = Instant.parse(planned.path("at").textValue());
        return new Reminders(every(planned), 0, at, Waits.timer(advance, at), false);
    }

    Reminders one() {
        return new Reminders(every, number + 1, at, null, true);
    }

    /// The next comes at a multiple of the time, whatever was missed meanwhile.
    Reminders told(Advance advance) {
        if (every == null || number >= ApprovalRequest.REMINDERS_MOST) {
            return new Reminders(every, number, at, null, false);
        }
        var late = Duration.between(at, advance.now());
        var missed = late.isNegative() ? 0 : late.dividedBy(every);
        var next = at.plus(every.multipliedBy(missed + 1));
        return new Reminders(every, number, next, Waits.timer(advance, next), false);
    }

    ObjectNode write() {
        var node = planned(every, at).put("number", number).put("underWay", underWay);
        StateWriter.due(node, "due", due);
        return node;
    }

    static Reminders read(JsonNode node) {
        return new Reminders(
                every(node),
                node.path("number").intValue(),
                Instant.parse(node.path("at").textValue()),
                StateReader.due(node, "due"),
                node.path("underWay").booleanValue());
    }

    private static @Nullable Duration every(JsonNode node) {
        return node.hasNonNull("every") ? Duration.parse(node.get("every").textValue()) : null;
    }
}
