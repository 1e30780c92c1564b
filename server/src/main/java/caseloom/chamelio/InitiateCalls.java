package caseloom.chamelio;

import caseloom.access.Member;
import caseloom.chamelio.ChamelioHttp.Terms;
import caseloom.chamelio.Versions.Chosen;
import caseloom.core.cases.CaseId;
import caseloom.core.definition.CaseSource;
import caseloom.core.json.Json;
import caseloom.core.variables.Findings;
import caseloom.core.variables.VariableType;
import caseloom.core.variables.Variables;
import caseloom.files.FileId;
import caseloom.files.FileKind;
import caseloom.files.FileName;
import caseloom.files.FileRecord;
import caseloom.files.Files;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The two calls that start a task (sections 4.3 and 4.4): steps 4 to 10 of L-24, then the intake.
/// Safe to share.
final class InitiateCalls {

    static final String FAILED = "Failed to initiate workflow";

    private static final Place VARIABLES = Place.BODY.at("variables");

    private final Versions versions;
    private final People people;
    private final Files files;
    private final Intake intake;
    private final Terms terms;

    InitiateCalls(Versions versions, People people, Files files, Intake intake, Terms terms) {
        this.versions = versions;
        this.people = people;
        this.files = files;
        this.intake = intake;
        this.terms = terms;
    }

    /// What came of the body: how it reads for a workflow's variables.
    private interface Form {

        /// What the values mean; what does not fit goes to the flaws.
        List<Given> given(Variables variables, Set<String> ids, Flaws flaws);

        /// Where a required variable that is missing is complained about.
        Place missing(VariableType type);
    }

    Answer initiate(Asked asked) {
        return called(
                asked,
                body -> {
                    var values = InputValue.list(body);
                    return new Form() {
                        @Override
                        public List<Given> given(
                                Variables variables, Set<String> ids, Flaws flaws) {
                            return InputValue.given(values, variables, ids, flaws);
                        }

                        @Override
                        public Place missing(VariableType type) {
                            return VARIABLES;
                        }
                    };
                },
                true);
    }

    /// Its metadata is checked and not kept (L-108).
    Answer flexible(Asked asked) {
        return called(
                asked,
                body -> {
                    var values = FlexibleValues.of(body);
                    return new Form() {
                        @Override
                        public List<Given> given(
                                Variables variables, Set<String> ids, Flaws flaws) {
                            var given = values.given(variables);
                            given.forEach(one ->
                                    Given.variable(one)
                                            .ifPresent(variable -> ids.add(variable.id())));
                            return given;
                        }

                        @Override
                        public Place missing(VariableType type) {
                            return type == VariableType.FILE
                                    ? FlexibleValues.FILES
                                    : FlexibleValues.ATTRIBUTES;
                        }
                    };
                },
                false);
    }

    private interface Reader {
        Form read(Fields body);
    }

    private Answer called(Asked asked, Reader reader, boolean keepsMetadata) {
        return switch (Sent.of(asked.request(), terms.settings().bodyMost())) {
            case Sent.Refused(var answer) -> answer;
            case Sent.Whole(var object) -> {
                var flaws = new Flaws();
                var body = new Fields(object, Place.BODY, flaws);
                var form = reader.read(body);
                var user = body.optionalEmail("user");
                var metadata = body.optionalObject("metadata");
                yield flaws.isEmpty()
                        ? chosen(
                                asked,
                                new Wish(form, user, keepsMetadata ? metadata.orElse(null) : null))
                        : flaws.answer();
            }
        };
    }

    private record Wish(Form form, Optional<String> user, @Nullable ObjectNode metadata) {}

    private Answer chosen(Asked asked, Wish wish) {
        return switch (versions.choose(asked.organization(), asked.part(0), asked.part(1))) {
            case Chosen.Refused(var answer) -> answer;
            case Chosen.Version version ->
                    version.workflow().online()
                            ? judged(asked, wish, version)
                            : Details.WORKFLOW_NOT_FOUND;
        };
    }

    /// Step 10 of L-24; the files are stored only when nothing is wrong.
    private Answer judged(Asked asked, Wish wish, Chosen.Version version) {
        var flaws = new Flaws();
        var definition = version.publication().definition();
        var ids = new HashSet<String>();
        var given = wish.form().given(definition.variables(), ids, flaws);
        var collected = people.collect(asked.organization(), files, flaws);
        given.forEach(collected::add);
        for (var variable : definition.variables().all()) {
            if (variable.required() && !ids.contains(variable.id())) {
                flaws.add(
                        Findings.requiredVariable(variable.id()),
                        wish.form().missing(variable.type()));
            }
        }
        var initiator = initiator(asked, wish, flaws);
        if (flaws.isEmpty()) {
            collected.check(
                    definition.attributes(),
                    definition.variables(),
                    wish.form().missing(VariableType.TEXT));
        }
        if (!flaws.isEmpty() || initiator.isEmpty()) {
            return flaws.answer();
        }
        return stored(asked, version, new Fit(collected, given, initiator.get(), wish.metadata()));
    }

    private record Fit(
            Collected collected,
            List<Given> given,
            Member initiator,
            @Nullable ObjectNode metadata) {}

    private Optional<Member> initiator(Asked asked, Wish wish, Flaws flaws) {
        if (wish.user().isEmpty()) {
            return Optional.of(asked.caller().owner());
        }
        var member = people.members().active(asked.organization(), wish.user().get());
        if (member.isEmpty()) {
            flaws.add(Findings.USER_NOT_FOUND, Place.BODY.at("user"));
        }
        return member;
    }

    private Answer stored(Asked asked, Chosen.Version version, Fit fit) {
        var staged = new ArrayList<FileRecord>();
        var brought = new ArrayList<BroughtFile>();
        var attributes = fit.collected().attributes();
        fit.collected()
                .references()
                .forEach(file -> brought.add(new BroughtFile(file.number(), file.variable().id())));
        for (var content : fit.collected().contents()) {
            var name = FileName.of(content.name(), content.ending());
            switch (files.stage(
                    asked.organization(), FileKind.ATTACHMENT, name, content.content().bytes())) {
                case Outcome.Refused<FileRecord> _ -> {
                    staged.forEach(files::discard);
                    return Details.TOO_LARGE;
                }
                case Outcome.Done<FileRecord>(var file) -> {
                    staged.add(file);
                    var variable = content.variable();
                    variable.ifPresent(known -> attributes.put(known.id(), FileId.of(file)));
                    brought.add(
                            new BroughtFile(
                                    file.number(), variable.map(known -> known.id()).orElse(null)));
                }
            }
        }
        return written(version, arrival(version, fit, brought), staged);
    }

    private Arrival arrival(Chosen.Version version, Fit fit, List<BroughtFile> brought) {
        Instant at = terms.clock().instant().truncatedTo(ChronoUnit.MICROS);
        var attributes = fit.collected().attributes();
        var title = Titles.of(version.publication().definition(), fit.given(), attributes, at);
        var origin = new Origin(fit.initiator().id(), fit.metadata(), true, brought);
        var shown = version.workflow().source() != CaseSource.NONE;
        return new Arrival(version.publication(), shown, title, attributes, at, origin, null);
    }

    /// Files that nobody will point at any more are removed at once; whether they are needed when a
    /// commit was not confirmed, the sweep finds out.
    private Answer written(Chosen.Version version, Arrival arrival, List<FileRecord> staged) {
        return switch (intake.write(arrival)) {
            case Receipt.Stored(var numbers) -> initiated(version, numbers.caseId());
            case Receipt.Refused() -> {
                staged.forEach(files::discard);
                yield Details.UNAVAILABLE;
            }
            case Receipt.Unconfirmed() -> Details.UNAVAILABLE;
            case Receipt.Failed(), Receipt.KeyTaken() -> {
                staged.forEach(files::discard);
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
