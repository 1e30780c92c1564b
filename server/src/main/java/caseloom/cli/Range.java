package caseloom.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A range of time such as `2026-05-01..2026-06-01T12:00:00Z`: the first moment in it, and the
/// first behind it. A date is the beginning of that day in UTC.
record Range(String from, String before) {

    static Range of(String option, @Nullable String text) {
        if (text == null) {
            return new Range("", "");
        }
        var middle = text.indexOf("..");
        if (middle < 0) {
            throw new Trouble(
                    Trouble.USAGE, option + " is like 2026-05-01..2026-06-01, or one side of it");
        }
        return new Range(
                moment(text.substring(0, middle)), moment(text.substring(middle + "..".length())));
    }

    /// Adds what was given, under these names.
    void addTo(Map<String, String> parameters, String first, String behind) {
        if (!from.isEmpty()) {
            parameters.put(first, from);
        }
        if (!before.isEmpty()) {
            parameters.put(behind, before);
        }
    }

    private static String moment(String text) {
        return text.isEmpty() || text.contains("T") ? text : text + "T00:00:00Z";
    }
}
