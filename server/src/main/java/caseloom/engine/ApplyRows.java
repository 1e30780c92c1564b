package caseloom.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a batch of decisions sets in motion beside the run, its history and its case, sorted by
/// table. Empty parts cost no statement.
record ApplyRows(Map<Numbered, TimerChange> timers, Outbox outbox) {

    /// How long a run that has more to do may go without a sign before another node goes on.
    private static final Duration GO_ON_WITHIN = Duration.ofSeconds(10);

    /// Effects to start and to drop.
    record Outbox(List<Outgoing> started, List<Numbered> dropped) {}

    static ApplyRows of(List<Decided> decisions) {
        var rows =
                new ApplyRows(
                        new LinkedHashMap<>(), new Outbox(new ArrayList<>(), new ArrayList<>()));
        decisions.forEach(rows::add);
        return rows;
    }

    boolean isEmpty() {
        return timers.isEmpty() && outbox.started.isEmpty() && outbox.dropped.isEmpty();
    }

    void write(ApplyStore store, long node) {
        if (!timers.isEmpty()) {
            store.change(List.copyOf(timers.values()));
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
        var decision = decided.decision();
        for (var timer : decision.clear()) {
            change(decided, timer, null);
        }
        for (var timer : decision.set()) {
            change(decided, timer.id(), timer.due());
        }
        if (decided.again()) {
            change(decided, Wakeup.GO_ON, decided.at().plus(GO_ON_WITHIN));
        } else if (decided.held().decisions() > 0 || decided.held().state() != null) {
            change(decided, Wakeup.GO_ON, null);
        }
        for (var activation : decision.drop()) {
            outbox.dropped.add(new Numbered(key, activation));
        }
        for (var effect : decision.start()) {
            outbox.started.add(new Outgoing(decided.after(), effect, decided.at()));
        }
    }

    /// Of a timer that is cleared and set anew the second counts.
    private void change(Decided decided, int timer, @Nullable Instant due) {
        var number = new Numbered(decided.held().key(), timer);
        timers.put(number, new TimerChange(number, decided.held().organization(), due));
    }
}
