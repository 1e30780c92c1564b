package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Follows one case: tells each line of its story once, until its run has ended.
final class Watch {

    private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled");

    private static final int PAGE = 100;

    private final Session session;
    private final Api api;
    private final String path;

    /// Where the page that is being read begins, and how many of its lines were told.
    private String cursor = "";

    private int told;

    Watch(Session session, Api api, long number) {
        this.session = session;
        this.api = api;
        this.path = "/cases/" + number;
    }

    int until(Duration every) {
        while (true) {
            // The run is looked at first: what ended it is in the story that is read afterwards.
            var status = newestRun();
            tell();
            if (ENDED.contains(status)) {
                var found = api.get(path);
                session.show(found, CaseCommand::described);
                return status.equals("completed") ? 0 : Trouble.REFUSED;
            }
            pause(every);
        }
    }

    private String newestRun() {
        var runs = api.get(path + "/runs", Map.of("limit", "1")).path("items");
        return runs.isEmpty() ? "" : runs.path(0).path("status").asText();
    }

    private void tell() {
        while (true) {
            var parameters = new TreeMap<>(Map.of("limit", Integer.toString(PAGE)));
            if (!cursor.isEmpty()) {
                parameters.put("cursor", cursor);
            }
            var page = api.get(path + "/history", parameters);
            var items = page.path("items");
            for (; told < items.size(); told++) {
                session.show(items.path(told), Watch::line);
            }
            if (!page.path("next").isTextual()) {
                return;
            }
            cursor = page.path("next").asText();
            told = 0;
        }
    }

    private void pause(Duration every) {
        try {
            session.around().pause().of(every);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.REFUSED, "interrupted");
        }
    }

    static String line(JsonNode entry) {
        var line =
                new StringBuilder(Plain.moment(entry.path("at")))
                        .append("  ")
                        .append(Plain.of(entry.path("event")));
        if (entry.path("step").isTextual()) {
            line.append("  ").append(Plain.of(entry.path("step")));
        }
        if (entry.path("detail").isObject()) {
            line.append("  ").append(Plain.text(Json.write(entry.path("detail"))));
        }
        return line.toString();
    }
}
