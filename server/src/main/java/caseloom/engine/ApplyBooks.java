package caseloom.engine;

import caseloom.callbacks.Callbacks;
import caseloom.db.Tx;
import caseloom.events.Arrived;
import caseloom.events.Events;
import caseloom.events.Kept;
import caseloom.events.Sent;
import caseloom.webhooks.Herald;
import caseloom.webhooks.Known;
import java.time.Instant;
import java.util.List;

/// What decisions are written into beside their runs: timers, the outbox, listeners, events,
/// letters and callbacks. Safe to share.
final class ApplyBooks {

    private final LettersStore letters = new LettersStore();
    private final Node node;
    private final EngineSettings settings;
    private final Events events;
    private final Callbacks callbacks;
    private final Herald herald;

    ApplyBooks(
            Node node, EngineSettings settings, Events events, Callbacks callbacks, Herald herald) {
        this.node = node;
        this.settings = settings;
        this.events = events;
        this.callbacks = callbacks;
        this.herald = herald;
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

    /// What is to be handed on after the commit.
    ///
    /// @param kept events that were sent
    /// @param found what came before somebody listened
    record Written(Kept kept, List<Arrived> found) {

        /// Of a batch that set nothing in motion.
        static final Written NOTHING = new Written(Kept.NONE, List.of());
    }

    /// The decisions themselves must have been written before, in the same transaction. Effects are
    /// written in this node's name, so it must have its lease.
    Written write(EngineTx tx, ApplyRows rows, List<Sent> sent, Instant now) {
        if (!rows.timers().isEmpty()) {
            tx.apply().change(List.copyOf(rows.timers().values()));
        }
        write(tx, rows.outbox(), now);
        var found = rows.ears().isEmpty() ? List.<Arrived>of() : write(tx.sql(), rows.ears());
        if (!rows.mail().isEmpty()) {
            write(tx.sql(), rows.mail(), now);
        }
        return new Written(sent.isEmpty() ? Kept.NONE : events.send(tx.sql(), sent), found);
    }

    void handOn(Written written) {
        events.route(written.kept, written.found);
    }

    /// Who gets which events, and for whom that must still hold when decisions are stored.
    Herald herald() {
        return herald;
    }

    /// Writes the deliveries of what decisions changed; true when there are some. The decisions are
    /// stored already.
    boolean announce(EngineTx tx, Known known, List<Decided> decisions) {
        var changes = Changed.of(known, decisions);
        return !changes.isEmpty() && herald.write(tx.sql(), known, changes);
    }

    private void write(EngineTx tx, ApplyRows.Outbox outbox, Instant now) {
        if (!outbox.dropped().isEmpty()) {
            tx.apply().drop(outbox.dropped(), now);
        }
        if (!outbox.started().isEmpty()) {
            var me = node.id();
            tx.nodes().requireLive(me);
            tx.apply().start(me, outbox.started());
        }
    }

    private List<Arrived> write(Tx tx, ApplyRows.Ears ears) {
        var listening = events.listening();
        if (!ears.ended().isEmpty()) {
            listening.deafen(tx, ears.ended());
        }
        var found =
                ears.begun().isEmpty() ? List.<Arrived>of() : listening.listen(tx, ears.begun());
        if (!ears.used().isEmpty()) {
            listening.used(tx, ears.used());
        }
        return found;
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
