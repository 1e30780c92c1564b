package caseloom.engine;

import caseloom.callbacks.Callbacks;
import caseloom.db.Tx;
import caseloom.events.Events;
import caseloom.events.Routable;
import caseloom.events.Sent;
import java.time.Instant;
import java.util.List;

/// What decisions are written into beside their runs: timers, the outbox, listeners, events,
/// letters and callbacks. Safe to share.
final class ApplyBooks {

    private final ApplyStore store = new ApplyStore();
    private final LettersStore letters = new LettersStore();
    private final NodeStore nodes = new NodeStore();
    private final Node node;
    private final EngineSettings settings;
    private final Events events;
    private final Callbacks callbacks;

    ApplyBooks(Node node, EngineSettings settings, Events events, Callbacks callbacks) {
        this.node = node;
        this.settings = settings;
        this.events = events;
        this.callbacks = callbacks;
    }

    /// The events that a batch sends, ready to be written.
    List<Sent> sent(ApplyRows rows) {
        var sent =
                rows.mail().emitted().stream()
                        .flatMap(one -> {
                            var decided = one.decided();
                            var organization = decided.held().organization();
                            return events.sent(organization, one.envelope(), decided.at()).stream();
                        })
                        .toList();
        events.prepare(sent);
        return sent;
    }

    /// Gives the events that are to be routed after the commit. Effects are written in this node's
    /// name, so it must have its lease.
    List<Routable> write(Tx tx, ApplyRows rows, List<Sent> sent, Instant now) {
        if (!rows.cleared().isEmpty()) {
            store.clear(tx, rows.cleared());
        }
        if (!rows.timers().isEmpty()) {
            store.set(tx, rows.timers());
        }
        write(tx, rows.outbox(), now);
        write(tx, rows.ears());
        write(tx, rows.mail(), now);
        return sent.isEmpty() ? List.of() : events.send(tx, sent);
    }

    void route(List<Routable> routable) {
        events.route(routable);
    }

    private void write(Tx tx, ApplyRows.Outbox outbox, Instant now) {
        if (!outbox.dropped().isEmpty()) {
            store.drop(tx, outbox.dropped(), now);
        }
        if (!outbox.started().isEmpty()) {
            var me = node.id();
            nodes.requireLive(tx, me);
            store.start(tx, me, outbox.started());
        }
    }

    private void write(Tx tx, ApplyRows.Ears ears) {
        var listening = events.listening();
        if (!ears.ended().isEmpty()) {
            listening.deafen(tx, ears.ended());
        }
        if (!ears.begun().isEmpty()) {
            listening.listen(tx, ears.begun());
        }
        if (!ears.used().isEmpty()) {
            listening.used(tx, ears.used());
        }
    }

    private void write(Tx tx, ApplyRows.Mail mail, Instant now) {
        if (!mail.closed().isEmpty()) {
            callbacks.close(tx, mail.closed());
        }
        if (!mail.letters().isEmpty()) {
            letters.write(tx, mail.letters(), Courier.due(now, settings));
        }
    }
}
