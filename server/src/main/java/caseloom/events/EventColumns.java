package caseloom.events;

import caseloom.core.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// The columns of new events, ready to be bound.
final class EventColumns {

    final long[] numbers;
    final Instant[] moments;
    final long[] organizations;
    final String[] types;
    final String[] sources;
    final String[] ids;
    final String[] envelopes;
    final boolean[] wanted;

    EventColumns(List<Fresh> events) {
        numbers = events.stream().mapToLong(Fresh::number).toArray();
        moments = events.stream().map(one -> one.sent().at()).toArray(Instant[]::new);
        organizations =
                events.stream().mapToLong(one -> one.sent().organization().value()).toArray();
        types = texts(events, CloudEvent::type);
        sources = texts(events, CloudEvent::source);
        ids = texts(events, CloudEvent::id);
        envelopes = texts(events, event -> Json.write(event.envelope()));
        wanted = new boolean[events.size()];
        for (var place = 0; place < wanted.length; place++) {
            wanted[place] = events.get(place).wanted();
        }
    }

    private static String[] texts(List<Fresh> events, Function<CloudEvent, String> column) {
        return events.stream().map(one -> column.apply(one.sent().event())).toArray(String[]::new);
    }
}
