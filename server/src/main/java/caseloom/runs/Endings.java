package caseloom.runs;

import caseloom.core.cases.RunStatus;
import caseloom.core.webhook.Change;
import caseloom.runs.Verb.Done;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        var to = RunStatus.CANCELLED.leaves(before.status());
        story.moves(before, to).tell(run.id(), seq.get());
        story.note("cancel", run.id());
        var moved = before.shown() ? new Change.Moved(before.status(), to) : null;
        var after = verb.tx().announce(change(verb, run, seq.get(), moved));
        return new Done(new Outcome.Done(verb.store().current(verb, run.id())), after);
    }

    private static Change change(Verb verb, RunRecord run, int seq, Change.@Nullable Moved moved) {
        return new Change(
                verb.organization(),
                new Change.Row(run.caseId(), run.id(), seq),
                verb.at(),
                false,
                RunStatus.CANCELLED,
                moved,
                List.of(),
                verb.by().name());
    }
}
