package caseloom.admin;

import caseloom.access.Caller;
import caseloom.core.cases.Statuses;
import caseloom.core.cases.Subjects;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.CaseSource;
import caseloom.core.json.Json;
import caseloom.core.schema.Violation;
import caseloom.files.FileValues;
import caseloom.http.Answer;
import caseloom.intake.Arrival;
import caseloom.intake.Intake;
import caseloom.intake.Numbers;
import caseloom.intake.Origin;
import caseloom.intake.Origin.BroughtFile;
import caseloom.intake.Receipt;
import caseloom.outcome.Refusal;
import caseloom.outcome.Refusal.Fault;
import caseloom.workflows.Publication;
import caseloom.workflows.PublishedWorkflows;
import caseloom.workflows.WorkflowStanding;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Creates cases for administrators, so that the command line can do it without an API token. The
/// rules are those of the Cases API.
public final class CaseCreation {

    private static final String WHAT = "workflow";

    private final PublishedWorkflows workflows;
    private final Intake intake;
    private final FileValues files;
    private final InstantSource clock;

    public CaseCreation(
            PublishedWorkflows workflows, Intake intake, FileValues files, InstantSource clock) {
        this.workflows = workflows;
        this.intake = intake;
        this.files = files;
        this.clock = clock;
    }

    Answer create(Caller caller, WorkflowId id, Fields fields) {
        var subject = fields.plainText("subject");
        var attributes = fields.object("attributes").orElseGet(Json::object);
        return fields.judged(() ->
                workflows
                        .standing(caller.organization(), id)
                        .filter(standing -> !standing.deleted())
                        .map(standing -> create(caller, standing, subject, attributes))
                        .orElseGet(() ->
                                Problems.of(
                                        new Refusal.NotFound(WHAT, Long.toString(id.value())))));
    }

    private Answer create(
            Caller caller,
            WorkflowStanding standing,
            Optional<String> subject,
            ObjectNode attributes) {
        if (standing.source() != CaseSource.DIRECT) {
            return conflict(
                    "Its cases come from another source: " + standing.source().word() + ".");
        }
        if (standing.newest().isEmpty()) {
            return conflict("It is not published, or was taken offline.");
        }
        var publication = standing.newest().get();
        var violations = publication.definition().attributes().check(attributes);
        return violations.isEmpty()
                ? stored(caller, publication, subject, attributes)
                : Problems.invalid(faults(violations));
    }

    private Answer stored(
            Caller caller,
            Publication publication,
            Optional<String> subject,
            ObjectNode attributes) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var title = Subjects.of(subject.orElse(null), at);
        var brought =
                files
                        .named(
                                caller.organization(),
                                publication.definition().variables(),
                                attributes)
                        .stream()
                        .map(file -> new BroughtFile(file.number(), file.variable()))
                        .toList();
        var origin = new Origin(caller.member(), null, false, brought);
        var arrival = new Arrival(publication, true, title, attributes, at, origin, null);
        return switch (intake.write(arrival)) {
            case Receipt.Stored(var numbers) -> Wire.created(wire(arrival, numbers));
            case Receipt.Refused _, Receipt.Unconfirmed _ -> Problems.unavailable();
            case Receipt.KeyTaken _, Receipt.Failed _ -> Problems.broken();
        };
    }

    private static ObjectNode wire(Arrival arrival, Numbers numbers) {
        var publication = arrival.publication();
        var wire =
                Json.object()
                        .put("id", numbers.caseId().value())
                        .put("workflow_id", publication.workflow().value())
                        .put("version", publication.version())
                        .put("subject", arrival.subject())
                        .put("status", Statuses.OPEN);
        wire.set("attributes", arrival.attributes());
        return wire.put("created_at", arrival.at().toString())
                .put("updated_at", arrival.at().toString());
    }

    /// What is wrong with attributes, by their place in `attributes`.
    static List<Fault> faults(List<Violation> violations) {
        return violations.stream()
                .map(violation ->
                        new Fault(
                                "attributes" + violation.path(),
                                violation.error(),
                                "Send attributes that fit the workflow's input schema."))
                .toList();
    }

    private static Answer conflict(String why) {
        return Problems.of(new Refusal.Conflict(WHAT, why));
    }
}
