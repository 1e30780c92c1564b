package caseloom.files;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The columns of many joinings, ready to be bound, in the order in which files are to be taken.
final class JoiningBatch {

    final long[] organizations;
    final long[] cases;
    final long[] files;
    final String[] variables;
    final String[] steps;
    final Instant[] moments;

    JoiningBatch(List<Joining> unordered) {
        var joinings = unordered.stream().sorted(Comparator.comparingLong(Joining::file)).toList();
        var size = joinings.size();
        organizations = new long[size];
        cases = new long[size];
        files = new long[size];
        variables = new String[size];
        steps = new String[size];
        moments = new Instant[size];
        for (var i = 0; i < size; i++) {
            put(i, joinings.get(i));
        }
    }

    private void put(int i, Joining joining) {
        var variable = joining.variable();
        organizations[i] = joining.organization().value();
        cases[i] = joining.caseId().value();
        files[i] = joining.file();
        variables[i] = variable == null ? "" : variable;
        steps[i] = joining.step();
        moments[i] = joining.at();
    }
}
