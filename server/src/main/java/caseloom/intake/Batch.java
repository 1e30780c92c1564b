package caseloom.intake;

import java.time.Instant;
import java.util.List;

/// The columns of a batch of new records, ready to be bound.
final class Batch {

    private static final String CREATED = "[{\"event\":\"case.created\"}]";
    private static final String ASKED = "[{\"event\":\"run.asked\"}]";

    final long[] cases;
    final long[] runs;
    final long[] organizations;
    final long[] workflows;
    final int[] versions;
    final boolean[] shown;
    final String[] subjects;
    final String[] attributes;
    final String[] inputs;
    final Instant[] moments;
    final String[] entries;

    Batch(List<Numbered> items) {
        var size = items.size();
        cases = new long[size];
        runs = new long[size];
        organizations = new long[size];
        workflows = new long[size];
        versions = new int[size];
        shown = new boolean[size];
        subjects = new String[size];
        attributes = new String[size];
        inputs = new String[size];
        moments = new Instant[size];
        entries = new String[size];
        for (var i = 0; i < size; i++) {
            put(i, items.get(i));
        }
    }

    private void put(int i, Numbered item) {
        var arrival = item.waiting().arrival;
        var publication = arrival.publication();
        cases[i] = item.numbers().caseId().value();
        runs[i] = item.numbers().runId().value();
        organizations[i] = publication.organization().value();
        workflows[i] = publication.workflow().value();
        versions[i] = publication.version();
        shown[i] = arrival.shown();
        subjects[i] = arrival.subject();
        attributes[i] = item.waiting().attributes;
        inputs[i] = item.waiting().input(item.numbers());
        moments[i] = arrival.at();
        entries[i] = arrival.shown() ? CREATED : ASKED;
    }

    /// A waiting request and the numbers it was given.
    record Numbered(Waiting waiting, Numbers numbers) {

        Newborn newborn() {
            return new Newborn(numbers, waiting.arrival);
        }
    }
}
