package caseloom.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a batch of decisions sets in motion beside the run, its history and its case, sorted by
/// table. Empty parts cost no statement.
record ApplyRows(List<Wakeup> timers, List<Numbered> cleared, Outbox outbox) {

    /// How long a run that has more to do may go without a sign before another node goes on.
    private static final Duration GO_ON_WITHIN = Duration.ofSeconds(10);

    /// Effects to start and to drop.
    record Outbox(List<Outgoing> started, List<Numbered> dropped) {}

    static ApplyRows of(List<Decided> decisions) {
        var rows =
                new ApplyRows(
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new Outbox(new ArrayList<>(), new ArrayList<>()));
        decisions.forEach(rows::add);
        return rows;
    }

    boolean isEmpty() {
        return timers.isEmpty()
                && cleared.isEmpty()
                && outbox.started.isEmpty()
                && outbox.dropped.isEmpty();
    }

    void write(ApplyStore store, long node) {
        if (!cleared.isEmpty()) {
            store.clear(cleared);
        }
        if (!timers.isEmpty()) {
            store.set(timers);
        }
        if (!outbox.dropped.isEmpty()) {
            store.drop(outbox.dropped);
        }
        if (!outbox.started.isEmpty()) {
            store.start(node, outbox.started);
        }
    }

    private void add(Decided decided) {
        var key = decided.held().key();
        var organization = decided.held().organization();
        var decision = decided.decision();
        for (var timer : decision.set()) {
            timers.add(new Wakeup(key, organization, timer.id(), timer.due()));
        }
        for (var timer : decision.clear()) {
            cleared.add(new Numbered(key, timer));
        }
        if (decided.again()) {
            timers.add(
                    new Wakeup(key, organization, Wakeup.GO_ON, decided.at().plus(GO_ON_WITHIN)));
        } else if (decided.held().decisions() > 0 || decided.held().state() != null) {
            cleared.add(new Numbered(key, Wakeup.GO_ON));
        }
        for (var activation : decision.drop()) {
            outbox.dropped.add(new Numbered(key, activation));
        }
        for (var effect : decision.start()) {
            outbox.started.add(new Outgoing(decided.after(), effect, decided.at()));
        }
    }
}
