package caseloom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/// Values as people read them.
final class Plain {

    private Plain() {}

    /// Text from outside without what would move a terminal's cursor or change its colours.
    static String text(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints()
                .forEach(letter ->
                        plain.appendCodePoint(Character.isISOControl(letter) ? ' ' : letter));
        return plain.toString();
    }

    /// A moment as `2026-05-28 17:04:12`, in UTC; empty for none.
    static String moment(JsonNode moment) {
        if (!moment.isTextual()) {
            return "";
        }
        try {
            var at = Instant.parse(moment.asText()).truncatedTo(ChronoUnit.SECONDS);
            return at.toString().replace('T', ' ').replace("Z", "");
        } catch (DateTimeParseException _) {
            return text(moment.asText());
        }
    }

    static String of(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : text(value.asText());
    }
}
