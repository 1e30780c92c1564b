package caseloom.changes;

import caseloom.audit.Actor;
import caseloom.audit.Deed;
import caseloom.core.cases.CaseId;
import caseloom.core.interpreter.Entry;
import caseloom.db.Tx;
import caseloom.engine.Changes;
import caseloom.engine.Entries;
import caseloom.engine.Wakeup;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes a case into somebody's hand: its newest run is held, then the case, then its timers, as
/// everybody takes them. What is told there moves the run's count of decisions, like a decision of
/// the engine: a node that decides at the same moment finds its sight too old and decides again
/// with the case as it became. Safe to share.
final class Hand {

    /// How often somebody else may begin a new run on the case just then.
    private static final int NEWER_MOST = 5;

    private final HandGround ground;
    private final InstantSource clock;
    private final Changes changes;
    private final Consumer<Instant> hint;

    /// @param changes learns which cases were changed
    /// @param hint the engine's, that there is something to do
    Hand(HandGround ground, InstantSource clock, Changes changes, Consumer<Instant> hint) {
        this.ground = ground;
        this.clock = clock;
        this.changes = changes;
        this.hint = hint;
    }

    /// What is done to a case in hand.
    @FunctionalInterface
    interface Work<T> {
        Outcome<T> done(Grip grip);
    }

    /// Does that to a case, or tells that there is none.
    <T> Outcome<T> take(Actor by, CaseId number, Work<T> work) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var done =
                ground.tx(
                        by.organization(),
                        tx ->
                                held(tx.store(), number)
                                        .map(held -> work.done(new Grip(tx, by, held, at)))
                                        .orElseGet(() -> Outcome.refused(none(number))));
        if (done instanceof Outcome.Done<T>) {
            changes.changed(new long[] {number.value()});
            hint.accept(at);
        }
        return done;
    }

    private static Refusal none(CaseId number) {
        return new Refusal.NotFound("case", Long.toString(number.value()));
    }

    /// A run that begins while another one is held is held too: it is the newest then.
    private static Optional<HeldCase> held(HandStore store, CaseId number) {
        var newest = store.newest(number);
        for (var newer = 0; newest.isPresent() && newer < NEWER_MOST; newer++) {
            store.holdRun(number, newest.get());
            var now = store.newest(number);
            if (now.equals(newest)) {
                return store.holdCase(number, newest.get());
            }
            newest = now;
        }
        if (newest.isPresent()) {
            throw new IllegalStateException("runs of a case began too often: " + number);
        }
        return Optional.empty();
    }

    /// A case in hand, within a transaction.
    static final class Grip {

        private final HandTx tx;
        private final Actor by;
        private final HeldCase held;
        private final Instant at;

        private Grip(HandTx tx, Actor by, HeldCase held, Instant at) {
            this.tx = tx;
            this.by = by;
            this.held = held;
            this.at = at;
        }

        Tx sql() {
            return tx.sql();
        }

        Actor by() {
            return by;
        }

        HeldCase held() {
            return held;
        }

        Instant at() {
            return at;
        }

        HandStore store() {
            return tx.store();
        }

        /// Writes into the story and the audit trail what was done. A run that nobody has begun
        /// with is begun: the node that was about to will not.
        void tell(List<Entry> entries, Deed deed) {
            var counted = store().count(held);
            if (counted.unbegun()) {
                store().wake(held, Wakeup.GO_ON, at);
            }
            store().tell(held, counted.seq(), new HandStore.Told(at, Entries.write(entries)));
            tx.note(by, deed);
        }
    }
}
