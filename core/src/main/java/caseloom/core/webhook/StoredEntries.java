package caseloom.core.webhook;

import caseloom.core.interpreter.Entry;
import caseloom.core.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads history entries as they are stored: lists of event, step, detail and moment, of which what
/// is missing at the end was left out.
public final class StoredEntries {

    private static final int STEP = 1;
    private static final int DETAIL = 2;
    private static final int MOMENT = 3;

    private StoredEntries() {}

    /// The entries of one row.
    ///
    /// @param at of the row; an entry without a moment of its own has that
    public static List<Entry> read(String stored, Instant at) {
        var entries = new ArrayList<Entry>();
        for (var entry : Json.stored(stored)) {
            var moment = entry.has(MOMENT) ? Instant.parse(entry.get(MOMENT).textValue()) : at;
            entries.add(
                    new Entry(
                            moment,
                            entry.path(0).asText(),
                            entry.path(STEP).textValue(),
                            entry.get(DETAIL)));
        }
        return List.copyOf(entries);
    }
}
