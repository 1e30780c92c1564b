package caseloom.runs;

import caseloom.core.cases.RunStatus;
import caseloom.core.webhook.Change;
import caseloom.runs.Verb.Done;
import caseloom.webhooks.Herald;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ending a run by hand.
final class Endings {

    private final RunsStore store;
    private final Herald herald;

    Endings(RunsStore store, Herald herald) {
        this.store = store;
        this.herald = herald;
    }

    Done cancel(Verb verb, RunRecord run) {
        var seq = store.cancel(verb, run);
        if (seq.isEmpty()) {
            return Done.of(
                    new Outcome.NotNow(
                            store.current(verb, run.id()),
                            "only a pending or running run can be cancelled"));
        }
        var before = store.lockCase(verb, run.caseId());
        store.unhook(verb.tx(), run, verb.at());
        var story = new RunStory(store, verb, run).entry("run.cancelled");
        var to = RunStatus.CANCELLED.leaves(before.status());
        story.moves(before, to).tell(run.id(), seq.get());
        story.note("cancel", run.id());
        var moved = before.shown() ? new Change.Moved(before.status(), to) : null;
        var announced = announced(verb, run, seq.get(), moved);
        return new Done(
                new Outcome.Done(store.current(verb, run.id())),
                announced ? herald::hint : () -> {});
    }

    private boolean announced(Verb verb, RunRecord run, int seq, Change.@Nullable Moved moved) {
        var known = herald.known(verb.tx(), verb.organization());
        var change =
                new Change(
                        verb.organization(),
                        new Change.Row(run.caseId(), run.id(), seq),
                        verb.at(),
                        false,
                        RunStatus.CANCELLED,
                        moved,
                        List.of(),
                        verb.by().name());
        return known.any(verb.organization()) && herald.write(verb.tx(), known, List.of(change));
    }
}
