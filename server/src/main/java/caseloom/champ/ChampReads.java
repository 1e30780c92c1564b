package caseloom.champ;

import caseloom.access.Caller;
import caseloom.cases.Cases;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.core.definition.CaseSource;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.http.HeaderField;
import caseloom.http.Request;
import caseloom.runs.Runs;
import caseloom.workflows.WorkflowStanding;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The two GET calls (sections 4 and 7.2). They go on for workflows that were taken offline or
/// deleted. Safe to share.
public final class ChampReads {

    private final Cases cases;
    private final Runs runs;
    private final ChampAddresses addresses;

    public ChampReads(Cases cases, Runs runs, String publicUrl) {
        this.cases = cases;
        this.runs = runs;
        this.addresses = new ChampAddresses(publicUrl);
    }

    /// The case must exist in the organization before the workflow's source is looked at (C-16);
    /// only then does it matter whose case it is (C-77, C-78).
    Answer fetchCase(Caller caller, WorkflowStanding workflow, long number, Request request) {
        var found = cases.find(caller.organization(), new CaseId(number));
        if (found.isEmpty()) {
            return ChampErrors.NOT_FOUND;
        }
        if (workflow.source() != CaseSource.DIRECT) {
            return ChampErrors.unsupportedCaseSource(workflow.source());
        }
        return found.filter(one -> one.workflow().equals(workflow.id()))
                .map(one -> fresh(ChampJson.wrapped(one)))
                .orElse(ChampErrors.NOT_FOUND);
    }

    Answer pollRun(Caller caller, WorkflowStanding workflow, long number, Request request) {
        var id = new RunId(number);
        return runs.find(caller.organization(), workflow.id(), id)
                .map(one -> fresh(ChampJson.wrapped(one, addresses.of(workflow.id(), id))))
                .orElse(ChampErrors.NOT_FOUND);
    }

    private static Answer fresh(ObjectNode body) {
        return Answer.json(200, Json.bytes(body)).with(HeaderField.NO_STORE);
    }
}
