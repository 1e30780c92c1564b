package caseloom.champ;

import caseloom.cases.CaseRecord;
import caseloom.core.cases.Statuses;
import caseloom.core.cases.Subjects;
import caseloom.core.definition.CaseSource;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.intake.Arrival;
import caseloom.intake.KeyedAnswer;
import caseloom.intake.Numbers;
import caseloom.intake.Origin;
import caseloom.workflows.Publication;
import caseloom.workflows.WorkflowStanding;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Steps 8 to 13 of C-16: from a JSON object to what it asks for.
final class BodyChecks {

    private static final String SUBJECT = "subject";
    private static final String ATTRIBUTES = "attributes";
    private static final String INPUT = "input";

    /// The owner of a case, whom no answer of this API names (C-70).
    private static final String NOT_TOLD = "";

    private static final Set<String> CASE_KEYS = Set.of(SUBJECT, ATTRIBUTES);

    /// By code points, not by UTF-16 units as Java's own order is.
    private static final Comparator<String> CODE_POINTS =
            (one, other) ->
                    Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    private final ChampAddresses addresses;

    BodyChecks(ChampAddresses addresses) {
        this.addresses = addresses;
    }

    /// Who asks, and when.
    record Sender(long member, Instant at) {

        Origin origin() {
            return Origin.of(member);
        }
    }

    /// A new case (section 3).
    Checked newCase(WorkflowStanding workflow, ObjectNode body, Sender sender) {
        if (workflow.source() != CaseSource.DIRECT) {
            return refused(ChampErrors.unsupportedCaseSource(workflow.source()));
        }
        if (workflow.newest().isEmpty()) {
            return refused(ChampErrors.WORKFLOW_NOT_PUBLISHED);
        }
        var strange = strangeKeys(body);
        if (!strange.isEmpty()) {
            return refused(ChampErrors.unsupportedKeys(strange));
        }
        if (body.has(ATTRIBUTES) && !body.get(ATTRIBUTES).isObject()) {
            return refused(ChampErrors.ATTRIBUTES_NOT_AN_OBJECT);
        }
        if (body.hasNonNull(SUBJECT) && !body.get(SUBJECT).isTextual()) {
            return refused(ChampErrors.SUBJECT_NOT_A_STRING);
        }
        return fitting(workflow.newest().get(), body, sender);
    }

    /// A new run without a case (section 7.1).
    Checked newRun(WorkflowStanding workflow, ObjectNode body, Sender sender) {
        if (workflow.source() == CaseSource.TICKETING) {
            return refused(ChampErrors.unsupportedCaseSource(workflow.source()));
        }
        if (workflow.newest().isEmpty()) {
            return refused(ChampErrors.WORKFLOW_NOT_PUBLISHED);
        }
        if (body.has(INPUT) && !body.get(INPUT).isObject()) {
            return refused(ChampErrors.INPUT_NOT_AN_OBJECT);
        }
        var input = object(body, INPUT);
        var publication = workflow.newest().get();
        var subject = Subjects.of(null, sender.at());
        return new Checked.Fit(
                new Arrival(publication, false, subject, input, sender.at(), sender.origin(), null),
                numbers -> firstRun(publication, input, numbers));
    }

    private Checked fitting(Publication publication, ObjectNode body, Sender sender) {
        var at = sender.at();
        var attributes = object(body, ATTRIBUTES);
        var violations = publication.definition().attributes().check(attributes);
        if (!violations.isEmpty()) {
            return refused(ChampErrors.violations(violations));
        }
        var sent = body.hasNonNull(SUBJECT) ? body.get(SUBJECT).textValue() : null;
        var subject = Subjects.of(sent, at);
        return new Checked.Fit(
                new Arrival(publication, true, subject, attributes, at, sender.origin(), null),
                numbers -> firstCase(publication, subject, attributes, at, numbers));
    }

    private KeyedAnswer.Answer firstCase(
            Publication publication,
            String subject,
            ObjectNode attributes,
            Instant at,
            Numbers numbers) {
        var made =
                new CaseRecord(
                        numbers.caseId(),
                        publication.workflow(),
                        publication.version(),
                        subject,
                        Statuses.OPEN,
                        attributes,
                        NOT_TOLD,
                        at,
                        at);
        return new KeyedAnswer.Answer(
                addresses.of(publication.workflow(), numbers.caseId()),
                Json.write(ChampJson.wrapped(made)));
    }

    /// Always `pending` and without output, even if a worker is faster (C-120).
    private KeyedAnswer.Answer firstRun(
            Publication publication, ObjectNode input, Numbers numbers) {
        var url = addresses.of(publication.workflow(), numbers.runId());
        return new KeyedAnswer.Answer(
                url, Json.write(ChampJson.pendingRun(numbers.runId(), input, url)));
    }

    private static Checked refused(Answer answer) {
        return new Checked.Refused(answer);
    }

    private static ObjectNode object(ObjectNode body, String member) {
        return body.has(member) ? (ObjectNode) body.get(member) : Json.object();
    }

    private static List<String> strangeKeys(ObjectNode body) {
        var strange = new ArrayList<String>();
        body.fieldNames()
                .forEachRemaining(name -> {
                    if (!CASE_KEYS.contains(name)) {
                        strange.add(name);
                    }
                });
        strange.sort(CODE_POINTS);
        return strange;
    }
}
