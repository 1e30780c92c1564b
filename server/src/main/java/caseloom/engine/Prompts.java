package caseloom.engine;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.core.interpreter.Happening;
import caseloom.core.interpreter.Standing;
import caseloom.db.Tx;
import java.util.List;
import java.util.function.Consumer;

/// Happenings that a request brings: they are decided in the request's own transaction, so that the
/// caller learns what came of them. The run may be in any node's hand; it is taken out of it.
///
/// The transaction must be one of the system. Safe to share.
public final class Prompts {

    private final EngineStore store;
    private final Takes takes;
    private final Node node;
    private final Advancer advancer;
    private final Onward onward;

    /// Where decisions are written, and what goes on after the commit.
    ///
    /// @param stored takes decisions that are on disk
    /// @param released learns that effects wait in the outbox
    record Onward(ApplyBooks books, Consumer<List<Decided>> stored, Runnable released) {}

    Prompts(EngineStore store, Takes takes, Node node, Advancer advancer, Onward onward) {
        this.store = store;
        this.takes = takes;
        this.node = node;
        this.advancer = advancer;
        this.onward = onward;
    }

    /// What came of a happening.
    public sealed interface Given {

        /// Its decision is written; `after` must be run when the transaction is committed.
        record Written(Runnable after) implements Given {}

        /// The run has no use for it. The caller discards the transaction.
        record Refused(String why) implements Given {}

        /// The run has ended or is paused.
        record Away() implements Given {}
    }

    /// Gives a run that happening.
    public Given give(Tx tx, CaseId caseId, RunId run, Happening happening) {
        return give(store.within(tx), new RunKey(caseId.value(), run.value()), happening);
    }

    Given give(EngineTx within, RunKey key, Happening happening) {
        var taken = takes.take(within, List.of(key));
        if (taken.isEmpty()) {
            return new Given.Away();
        }
        var held = taken.getFirst();
        if (held.state() == null) {
            return new Given.Refused("it has not begun yet");
        }
        var decided = advancer.advance(Work.resume(held, happening));
        if (decided.decision().standing() instanceof Standing.Ignored(var refusal)) {
            return new Given.Refused(
                    refusal == null ? "it does not wait for that any more" : refusal);
        }
        return written(within, decided);
    }

    /// The effects of a run that is paused no more may be taken up; gives what must be run when the
    /// transaction is committed.
    public Runnable release(Tx tx, CaseId caseId, RunId run) {
        return release(store.within(tx), new RunKey(caseId.value(), run.value()));
    }

    Runnable release(EngineTx within, RunKey key) {
        takes.requireLive(within);
        within.holds().release(key, node.id());
        return onward.released();
    }

    /// The run's row is locked since it was taken, so its guard holds.
    private Given written(EngineTx tx, Decided decided) {
        var decisions = List.of(decided);
        var books = onward.books();
        var herald = books.herald();
        var known = tx.destinations(herald, decided.held().organization());
        if (tx.apply().store(decisions, known.epoch()).isEmpty()) {
            throw new IllegalStateException(
                    "a run that was just taken moved: " + decided.held().run());
        }
        var rows = ApplyRows.of(decisions);
        var written = books.write(tx, rows, books.sent(rows), decided.at());
        var announced = books.announce(tx, known, decisions);
        return new Given.Written(() -> {
            if (announced) {
                herald.hint();
            }
            onward.stored().accept(decisions);
            books.handOn(written);
        });
    }
}
