package caseloom.runs;

import caseloom.engine.Wakeup;
import caseloom.runs.Verb.Done;

/// Pausing a run and letting it go on. A pause is a mark on the run, not a status: whoever takes
/// runs passes over marked ones, and what would wake one is put out of sight.
final class Holds {

    Done pause(Verb verb, RunRecord run) {
        var seq = verb.store().pause(verb, run);
        if (seq.isEmpty()) {
            return notNow(verb, run, "only a run that is pending or running can be paused");
        }
        verb.store().hold(run);
        told(verb, run, "run.paused", seq.get()).note("pause", run.id());
        return Done.of(new Outcome.Done(verb.store().current(verb, run.id())));
    }

    Done resume(Verb verb, RunRecord run) {
        var seq = verb.store().resume(verb, run);
        if (seq.isEmpty()) {
            return notNow(verb, run, "only a paused run can be resumed");
        }
        verb.store().release(run);
        verb.store().wake(verb, run.caseId(), run.id(), Wakeup.GO_ON);
        var after = verb.tx().release(run.caseId(), run.id());
        verb.store().releaseMail(verb, run);
        told(verb, run, "run.resumed", seq.get()).note("resume", run.id());
        return new Done(new Outcome.Done(verb.store().current(verb, run.id())), after);
    }

    private RunStory told(Verb verb, RunRecord run, String event, int seq) {
        var story = new RunStory(verb, run).entry(event);
        story.tell(run.id(), seq);
        return story;
    }

    private Done notNow(Verb verb, RunRecord run, String why) {
        return Done.of(new Outcome.NotNow(verb.store().current(verb, run.id()), why));
    }
}
