package caseloom.runs;

import caseloom.core.cases.RunId;
import caseloom.core.cases.Statuses;
import caseloom.core.interpreter.Happening;
import caseloom.engine.Prompts.Given;
import caseloom.engine.Wakeup;
import caseloom.runs.Verb.Done;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Going on with an ended run as a new one on the same case, and leaving a step by hand. A case has
/// one live run at most: its row is locked while a new one is made.
final class Renewals {

    private static final String LAST_AND_FAILED =
            "only the last run of a case can be retried, once it has failed";

    Done retry(Verb verb, RunRecord run) {
        var before = locked(verb, run);
        return verb.store()
                .retry(verb, run)
                .map(id -> begun(verb, new Renewal(run, id, before), "retry", "run.retried"))
                .orElseGet(() -> notNow(verb, run, LAST_AND_FAILED));
    }

    Done restart(Verb verb, RunRecord run) {
        var before = locked(verb, run);
        return verb.store()
                .restart(verb, run)
                .map(id -> begun(verb, new Renewal(run, id, before), "restart", "run.restarted"))
                .orElseGet(() ->
                        notNow(
                                verb,
                                run,
                                "only the last run of a case can be restarted, once it has ended"));
    }

    Done skip(Verb verb, RunRecord run, @Nullable String step, JsonNode output) {
        var skipped = new Happening.Skipped(step, output, verb.by().name());
        if (run.pausedAt() != null) {
            return notNow(verb, run, "resume it before you skip one of its steps");
        }
        return switch (run.status()) {
            case PENDING, RUNNING -> given(verb, run, run.id(), skipped);
            case FAILED -> {
                var _ = locked(verb, run);
                yield verb.store()
                        .retry(verb, run)
                        .map(id -> given(verb, run, id, skipped))
                        .orElseGet(() -> notNow(verb, run, LAST_AND_FAILED));
            }
            case COMPLETED, CANCELLED ->
                    notNow(verb, run, "only a run that waits or has failed has a step to skip");
        };
    }

    private RunsStore.Locked locked(Verb verb, RunRecord run) {
        verb.store().lockRun(verb, run);
        return verb.store().lockCase(verb, run.caseId());
    }

    private record Renewal(RunRecord of, RunId id, RunsStore.Locked before) {}

    private Done begun(Verb verb, Renewal renewal, String done, String event) {
        var run = renewal.of;
        verb.store().wake(verb, run.caseId(), renewal.id, Wakeup.GO_ON);
        var story = new RunStory(verb, run).entry(event);
        story.moves(renewal.before, Statuses.OPEN).tell(renewal.id, 0);
        story.note(done, renewal.id);
        return Done.of(new Outcome.Done(verb.store().current(verb, renewal.id)));
    }

    private Done given(Verb verb, RunRecord run, RunId goesOnAs, Happening.Skipped skipped) {
        return switch (verb.tx().give(run.caseId(), goesOnAs, skipped)) {
            case Given.Refused(var why) -> notNow(verb, run, why);
            case Given.Away _ -> notNow(verb, run, "it did not wait any more");
            case Given.Written(var after) -> {
                new RunStory(verb, run).note("skip", goesOnAs);
                yield new Done(new Outcome.Done(verb.store().current(verb, goesOnAs)), after);
            }
        };
    }

    private Done notNow(Verb verb, RunRecord run, String why) {
        return Done.of(new Outcome.NotNow(verb.store().current(verb, run.id()), why));
    }
}
