package caseloom.events;

import java.time.Instant;
import java.util.List;

/// The columns of legs, ready to be bound: a row for each value by which an event is found.
final class LegColumns {

    final long[] numbers;
    final long[] correlations;
    final String[] values;
    final long[] organizations;
    final Instant[] moments;
    final long[] toldBefore;
    final long[] pastCases;
    final long[] pastRuns;

    LegColumns(List<Leg> legs) {
        var size = legs.stream().mapToInt(leg -> leg.event().matches().size()).sum();
        numbers = new long[size];
        correlations = new long[size];
        values = new String[size];
        organizations = new long[size];
        moments = new Instant[size];
        toldBefore = new long[size];
        pastCases = new long[size];
        pastRuns = new long[size];
        var at = 0;
        for (var leg : legs) {
            for (var match : leg.event().matches()) {
                numbers[at] = leg.event().number();
                correlations[at] = match.correlation();
                values[at] = match.value();
                organizations[at] = leg.event().organization().value();
                moments[at] = leg.event().receivedAt();
                toldBefore[at] = leg.event().toldBefore();
                pastCases[at] = leg.past().caseId();
                pastRuns[at++] = leg.past().runId();
            }
        }
    }
}
