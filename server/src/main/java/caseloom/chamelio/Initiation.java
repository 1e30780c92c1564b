package caseloom.chamelio;

import caseloom.access.Member;
import caseloom.chamelio.ChamelioHttp.Terms;
import caseloom.chamelio.Versions.Chosen;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.definition.CaseSource;
import caseloom.core.json.Json;
import caseloom.core.variables.Variable;
import caseloom.files.FileId;
import caseloom.files.FileRecord;
import caseloom.files.Staging;
import caseloom.http.Answer;
import caseloom.intake.Arrival;
import caseloom.intake.Intake;
import caseloom.intake.Origin;
import caseloom.intake.Origin.BroughtFile;
import caseloom.intake.Receipt;
import caseloom.outcome.Outcome;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the task of a request in which nothing is wrong: its files first, then the record that
/// they join. Until it is on disk nobody sees them, and what a crash leaves of them is swept away.
/// Safe to share.
final class Initiation {

    static final String FAILED = "Failed to initiate workflow";

    private final Staging staging;
    private final Intake intake;
    private final Terms terms;

    Initiation(Staging staging, Intake intake, Terms terms) {
        this.staging = staging;
        this.intake = intake;
        this.terms = terms;
    }

    /// What a task is to start with.
    record Start(
            OrganizationId organization,
            Chosen.Version version,
            Member initiator,
            Collected collected,
            List<Given> given,
            @Nullable ObjectNode metadata) {}

    Answer begin(Start start) {
        return switch (staging.stage(start.organization, start.collected.files())) {
            case Outcome.Refused<List<FileRecord>> _ -> Details.TOO_LARGE;
            case Outcome.Done<List<FileRecord>>(var staged) ->
                    written(start.version, arrival(start, staged), staged);
        };
    }

    private Arrival arrival(Start start, List<FileRecord> staged) {
        Instant at = terms.clock().instant().truncatedTo(ChronoUnit.MICROS);
        var brought = brought(start.collected, staged);
        var publication = start.version.publication();
        var attributes = start.collected.attributes();
        var title = Titles.of(publication.definition(), start.given, attributes, at);
        var origin = new Origin(start.initiator.id(), start.metadata, true, brought);
        var shown = start.version.workflow().source() != CaseSource.NONE;
        return new Arrival(publication, shown, title, attributes, at, origin, null);
    }

    /// Gives the variables of new files their values, too.
    private static List<BroughtFile> brought(Collected collected, List<FileRecord> staged) {
        var brought = new ArrayList<BroughtFile>();
        for (var known : collected.references()) {
            brought.add(new BroughtFile(known.number(), known.variable().id()));
        }
        var contents = collected.contents();
        for (var i = 0; i < staged.size(); i++) {
            var file = staged.get(i);
            var variable = contents.get(i).variable();
            variable.ifPresent(known -> collected.attributes().put(known.id(), FileId.of(file)));
            brought.add(new BroughtFile(file.number(), name(variable)));
        }
        return brought;
    }

    private static @Nullable String name(Optional<Variable> variable) {
        return variable.map(Variable::id).orElse(null);
    }

    /// Files that nobody will point at any more are removed at once; whether they are needed when a
    /// commit was not confirmed, the sweep finds out.
    private Answer written(Chosen.Version version, Arrival arrival, List<FileRecord> staged) {
        return switch (intake.write(arrival)) {
            case Receipt.Stored(var numbers) -> initiated(version, numbers.caseId());
            case Receipt.Refused() -> {
                staging.discard(staged);
                yield Details.UNAVAILABLE;
            }
            case Receipt.Unconfirmed() -> Details.UNAVAILABLE;
            case Receipt.Failed(), Receipt.KeyTaken() -> {
                staging.discard(staged);
                yield Details.error(500, FAILED);
            }
        };
    }

    /// Always in progress, even if a worker is faster (L-94).
    private static Answer initiated(Chosen.Version version, CaseId task) {
        return Details.ok(
                Json.object()
                        .put("task_id", task.value())
                        .put("workflow_state_id", StateIds.of(task))
                        .put("workflow_id", version.workflow().key())
                        .put("version", version.publication().version())
                        .put("status", "in_progress")
                        .put("message", "Workflow initiated successfully"));
    }
}
