package caseloom.runs;

import caseloom.engine.Prompts;
import caseloom.engine.Wakeup;
import caseloom.runs.Verb.Done;

/// Pausing a run and letting it go on. A pause is a mark on the run, not a status: whoever takes
/// runs passes over marked ones, and what would wake one is put out of sight.
final class Holds {

    private final RunsStore store;
    private final Prompts prompts;

    Holds(RunsStore store, Prompts prompts) {
        this.store = store;
        this.prompts = prompts;
    }

    Done pause(Verb verb, RunRecord run) {
        var seq = store.pause(verb, run);
        if (seq.isEmpty()) {
            return notNow(verb, run, "only a run that is pending or running can be paused");
        }
        store.hold(verb.tx(), run);
        told(verb, run, "run.paused", seq.get()).note("pause", run.id());
        return Done.of(new Outcome.Done(store.current(verb, run.id())));
    }

    Done resume(Verb verb, RunRecord run) {
        var seq = store.resume(verb, run);
        if (seq.isEmpty()) {
            return notNow(verb, run, "only a paused run can be resumed");
        }
        store.release(verb.tx(), run);
        store.wake(verb, run.caseId(), run.id(), Wakeup.GO_ON);
        var after = prompts.release(verb.tx(), run.caseId(), run.id());
        store.releaseMail(verb, run);
        told(verb, run, "run.resumed", seq.get()).note("resume", run.id());
        return new Done(new Outcome.Done(store.current(verb, run.id())), after);
    }

    private RunStory told(Verb verb, RunRecord run, String event, int seq) {
        var story = new RunStory(store, verb, run).entry(event);
        story.tell(run.id(), seq);
        return story;
    }

    private Done notNow(Verb verb, RunRecord run, String why) {
        return Done.of(new Outcome.NotNow(store.current(verb, run.id()), why));
    }
}
