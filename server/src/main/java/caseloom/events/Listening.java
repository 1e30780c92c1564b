package caseloom.events;

import caseloom.db.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// What the engine writes about listeners and inboxes in its own transactions. Safe to share.
public final class Listening {

    private final ListenersStore store = new ListenersStore();
    private final CorrelationsStore correlations = new CorrelationsStore();
    private final InstantSource clock;
    private final EventsSettings settings;

    Listening(InstantSource clock, EventsSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /// A row of a run: a listener by its id, or an event of its inbox by its number.
    public record Row(long caseId, long runId, long number) {}

    /// Begins to listen, and puts what came since these runs began, and what the listeners may
    /// want, into their inboxes; the earliest first, as many as fit. Whatever is on disk by now is
    /// found here; whatever is stored later sees the listener, or waits for the end of this
    /// transaction (`Latecomers`). For that the transaction must have written something before.
    ///
    /// @return what is to be handed to the runs after the commit
    public List<Arrived> listen(Tx tx, List<Heard> heard) {
        var possible = heard.stream().filter(one -> one.wanted().possible()).toList();
        if (possible.isEmpty()) {
            return List.of();
        }
        var begun = store.listen(tx, possible, look());
        if (begun.known().size() == possible.size()) {
            return begun.found();
        }
        var others = possible.stream().filter(one -> !begun.known().contains(one.row())).toList();
        correlations.know(tx, others.stream().map(Heard::wanted).distinct().toList());
        var found = new ArrayList<>(begun.found());
        found.addAll(store.listen(tx, others, look()).found());
        return found;
    }

    public void deafen(Tx tx, List<Row> listeners) {
        store.deafen(tx, listeners);
    }

    /// Empties inboxes of events that were used, or that nobody wanted.
    public void used(Tx tx, List<Row> events) {
        store.used(tx, events);
    }

    /// Events in inboxes that nobody worked off in time: from now on they are this node's.
    public List<Arrived> claim(Tx tx, int most) {
        var now = clock.instant();
        var due = store.dueInbox(tx, now, most);
        return due.isEmpty() ? List.of() : store.claimInbox(tx, due, comesBack(now));
    }

    private ListenersStore.Look look() {
        var hearing = settings.hearing();
        return new ListenersStore.Look(
                settings.clocksApart(),
                Math.min(hearing.lookBackMost(), hearing.inboxMost()),
                comesBack(clock.instant()));
    }

    private Instant comesBack(Instant from) {
        return from.plus(settings.writing().routeAfter());
    }
}
