package caseloom.runs;

import caseloom.audit.Deed;
import caseloom.core.cases.RunId;
import caseloom.core.interpreter.Entry;
import caseloom.core.json.Json;
import caseloom.engine.Entries;
import caseloom.runs.RunsStore.Told;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// What a person's verb tells: in the history of the case, and in the audit trail.
final class RunStory {

    private final Verb verb;
    private final RunRecord run;
    private final List<Entry> entries = new ArrayList<>();

    RunStory(Verb verb, RunRecord run) {
        this.verb = verb;
        this.run = run;
    }

    RunStory entry(String event) {
        return entry(event, Json.object().put("by", verb.by().name()));
    }

    private RunStory entry(String event, ObjectNode detail) {
        entries.add(new Entry(verb.at(), event, null, detail));
        return this;
    }

    /// Moves the case to that status and tells it, unless it has no case or is there.
    RunStory moves(RunsStore.Locked before, String to) {
        var moved = before.shown() && verb.store().moveCase(verb, run.caseId(), to);
        return moved
                ? entry("status.changed", Json.object().put("from", before.status()).put("to", to))
                : this;
    }

    /// @param seq the number of the history row among those of that run
    void tell(RunId of, int seq) {
        verb.store().tell(verb, run.caseId(), new Told(of, seq, verb.at(), Entries.write(entries)));
    }

    /// Notes what was done to the run in the audit trail.
    ///
    /// @param became the run it goes on as, which may be the same
    void note(String done, RunId became) {
        var detail = Json.object().put("case_id", run.caseId().value());
        if (!became.equals(run.id())) {
            detail.put("new_run_id", became.value());
        }
        verb.tx().note(verb.by(), new Deed("run." + done, run.id().value(), detail));
    }
}
