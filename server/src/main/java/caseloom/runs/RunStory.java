package caseloom.runs;

import caseloom.audit.AuditTrail;
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

    private final RunsStore store;
    private final Verb verb;
    private final RunRecord run;
    private final List<Entry> entries = new ArrayList<>();

    RunStory(RunsStore store, Verb verb, RunRecord run) {
        this.store = store;
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
        var moved =
                before.shown()
                        && store.moveCase(
                                verb.tx(), verb.organization(), run.caseId(), to, verb.at());
        return moved
                ? entry("status.changed", Json.object().put("from", before.status()).put("to", to))
                : this;
    }

    /// @param seq the number of the history row among those of that run
    void tell(RunId of, int seq) {
        store.tell(
                verb.tx(),
                verb.organization(),
                run.caseId(),
                new Told(of, seq, verb.at(), Entries.write(entries)));
    }

    /// Notes what was done to the run in the audit trail.
    ///
    /// @param became the run it goes on as, which may be the same
    void note(String done, RunId became) {
        var detail = Json.object().put("case_id", run.caseId().value());
        if (!became.equals(run.id())) {
            detail.put("new_run_id", became.value());
        }
        AuditTrail.note(verb.tx(), verb.by(), new Deed("run." + done, run.id().value(), detail));
    }
}
