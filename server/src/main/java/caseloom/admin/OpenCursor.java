package caseloom.admin;

import caseloom.callbacks.OpenSince;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// Cursors of lists of what waits for people, the oldest first.
final class OpenCursor {

    private static final Pattern PLACE =
            Pattern.compile("([0-9TZ:.-]{1,40})/([0-9]{1,16})/([0-9]{1,16})/([0-9]{1,9})");

    private OpenCursor() {}

    static String of(OpenSince place) {
        return place.openedAt()
                + "/"
                + place.caseId()
                + "/"
                + place.runId()
                + "/"
                + place.activation();
    }

    /// Where the page that the parameters ask for begins; the beginning after a complaint.
    static OpenSince place(Parameters parameters) {
        var cursor = parameters.cursor();
        var place = cursor.flatMap(OpenCursor::place);
        if (cursor.isPresent() && place.isEmpty()) {
            parameters.badCursor();
        }
        return place.orElse(OpenSince.START);
    }

    private static Optional<OpenSince> place(String text) {
        var parts = PLACE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new OpenSince(
                            Instant.parse(parts.group(1)),
                            Long.parseLong(parts.group(2)),
                            Long.parseLong(parts.group(3)),
                            Integer.parseInt(parts.group(4))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
