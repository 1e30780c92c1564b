package caseloom.events;

import caseloom.db.Tx;
import java.time.Instant;
import java.time.InstantSource;
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

    /// Begins to listen. What came before is found by `lookBack` after the commit: whatever is
    /// stored before that is seen by the look, and whatever is stored later sees the listener.
    public void listen(Tx tx, List<Heard> heard) {
        var wanted = heard.stream().map(Heard::wanted).filter(Wanted::possible).distinct().toList();
        if (!wanted.isEmpty()) {
            correlations.know(tx, wanted);
        }
        store.listen(tx, heard);
    }

    public void deafen(Tx tx, List<Row> listeners) {
        store.deafen(tx, listeners);
    }

    /// Empties inboxes of events that were used, or that nobody wanted.
    public void used(Tx tx, List<Row> events) {
        store.used(tx, events);
    }

    /// Puts what came since these runs began, and what their listeners may want, into their
    /// inboxes; the earliest first, as many as fit.
    public List<Arrived> lookBack(Tx tx, List<Row> runs) {
        var hearing = settings.hearing();
        return store.lookBack(
                tx,
                runs,
                settings.clocksApart(),
                Math.min(hearing.lookBackMost(), hearing.inboxMost()),
                comesBack(clock.instant()));
    }

    /// Events in inboxes that nobody worked off in time: from now on they are this node's.
    public List<Arrived> claim(Tx tx, int most) {
        var now = clock.instant();
        var due = store.dueInbox(tx, now, most);
        return due.isEmpty() ? List.of() : store.claimInbox(tx, due, comesBack(now));
    }

    private Instant comesBack(Instant from) {
        return from.plus(settings.writing().routeAfter());
    }
}
