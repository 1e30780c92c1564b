package caseloom.events;

import java.time.Instant;
import java.util.List;

/// The columns of what correlations take out of new events, ready to be bound.
final class EventValues {

    final long[] numbers;
    final Instant[] moments;
    final long[] organizations;
    final long[] correlations;
    final String[] values;

    EventValues(List<Fresh> events) {
        var size = events.stream().mapToInt(one -> one.matches().size()).sum();
        numbers = new long[size];
        moments = new Instant[size];
        organizations = new long[size];
        correlations = new long[size];
        values = new String[size];
        var at = 0;
        for (var one : events) {
            for (var match : one.matches()) {
                numbers[at] = one.number();
                moments[at] = one.sent().at();
                organizations[at] = one.sent().organization().value();
                correlations[at] = match.correlation();
                values[at++] = match.value();
            }
        }
    }
}
