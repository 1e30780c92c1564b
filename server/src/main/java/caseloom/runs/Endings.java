package caseloom.runs;

import caseloom.core.cases.RunStatus;
import caseloom.runs.Verb.Done;

/// Ending a run by hand.
final class Endings {

    Done cancel(Verb verb, RunRecord run) {
        var seq = verb.store().cancel(verb, run);
        if (seq.isEmpty()) {
            return Done.of(
                    new Outcome.NotNow(
                            verb.store().current(verb, run.id()),
                            "only a pending or running run can be cancelled"));
        }
        var before = verb.store().lockCase(verb, run.caseId());
        verb.store().unhook(verb, run);
        var story = new RunStory(verb, run).entry("run.cancelled");
        story.moves(before, RunStatus.CANCELLED.leaves(before.status())).tell(run.id(), seq.get());
        story.note("cancel", run.id());
        return Done.of(new Outcome.Done(verb.store().current(verb, run.id())));
    }
}
