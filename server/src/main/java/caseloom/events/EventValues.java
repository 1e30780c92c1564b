package caseloom.events;

import java.util.List;

/// What correlations give, each with the place of its event in the batch.
final class EventValues {

    final int[] ordinals;
    final long[] correlations;
    final String[] values;

    EventValues(List<List<Routable.Match>> matches) {
        var size = matches.stream().mapToInt(List::size).sum();
        ordinals = new int[size];
        correlations = new long[size];
        values = new String[size];
        var at = 0;
        for (var ordinal = 0; ordinal < matches.size(); ordinal++) {
            for (var match : matches.get(ordinal)) {
                ordinals[at] = ordinal;
                correlations[at] = match.correlation();
                values[at++] = match.value();
            }
        }
    }
}
