package caseloom.intake;

import caseloom.core.cases.Statuses;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns of a batch of new records, ready to be bound.
final class Batch {

    final long[] cases;
    final long[] runs;
    final long[] organizations;
    final long[] workflows;
    final int[] versions;
    final boolean[] shown;
    final String[] subjects;
    final String[] statuses;
    final String[] attributes;
    final String[] inputs;
    final Instant[] moments;
    final String[] entries;
    final String[] runStatuses;
    final int[] decisions;
    final @Nullable String[] outputs;
    final @Nullable String[] states;
    final Instant[] changes;
    final long[] initiators;
    final @Nullable String[] metadata;

    Batch(List<Waiting> items) {
        var size = items.size();
        cases = new long[size];
        runs = new long[size];
        organizations = new long[size];
        workflows = new long[size];
        versions = new int[size];
        shown = new boolean[size];
        subjects = new String[size];
        statuses = new String[size];
        attributes = new String[size];
        inputs = new String[size];
        moments = new Instant[size];
        entries = new String[size];
        runStatuses = new String[size];
        decisions = new int[size];
        outputs = new @Nullable String[size];
        states = new @Nullable String[size];
        changes = new Instant[size];
        initiators = new long[size];
        metadata = new @Nullable String[size];
        for (var i = 0; i < size; i++) {
            put(i, items.get(i));
        }
    }

    private void put(int i, Waiting item) {
        var arrival = item.arrival();
        var publication = arrival.publication();
        cases[i] = item.numbers().caseId().value();
        runs[i] = item.numbers().runId().value();
        organizations[i] = publication.organization().value();
        workflows[i] = publication.workflow().value();
        versions[i] = publication.version();
        shown[i] = arrival.shown();
        inputs[i] = item.input;
        initiators[i] = arrival.origin().initiator();
        metadata[i] = item.metadata;
        moments[i] = arrival.at();
        item.ended().ifPresentOrElse(ended -> putEnded(i, item, ended), () -> putPending(i, item));
    }

    private void putPending(int i, Waiting item) {
        subjects[i] = item.arrival().subject();
        statuses[i] = Statuses.OPEN;
        attributes[i] = item.attributes;
        runStatuses[i] = item.firstStatus().word();
        changes[i] = item.arrival().at();
        entries[i] = FirstEntries.of(item.arrival());
    }

    private void putEnded(int i, Waiting item, EndedRow ended) {
        subjects[i] = ended.subject();
        statuses[i] = ended.caseStatus();
        attributes[i] = ended.attributes();
        runStatuses[i] = ended.runStatus();
        decisions[i] = 1;
        outputs[i] = ended.output();
        states[i] = ended.state();
        changes[i] = ended.at();
        entries[i] = FirstEntries.of(item.arrival(), ended.entries());
    }
}
