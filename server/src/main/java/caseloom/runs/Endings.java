package caseloom.runs;

import caseloom.core.cases.RunStatus;
import caseloom.runs.Verb.Done;

/// Ending a run by hand.
final class Endings {

    private final RunsStore store;

    Endings(RunsStore store) {
        this.store = store;
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
        story.moves(before, RunStatus.CANCELLED.leaves(before.status())).tell(run.id(), seq.get());
        story.note("cancel", run.id());
        return Done.of(new Outcome.Done(store.current(verb, run.id())));
    }
}
