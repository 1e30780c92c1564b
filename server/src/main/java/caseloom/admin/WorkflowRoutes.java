package caseloom.admin;

import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Complaint;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import caseloom.workflows.SavedDraft;
import caseloom.workflows.Workflow;
import caseloom.workflows.WorkflowVersion;
import caseloom.workflows.Workflows;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What authors do with workflows. A workflow is named in the path by its number or its name.
final class WorkflowRoutes {

    private final Workflows workflows;
    private final AdminSettings settings;

    WorkflowRoutes(Workflows workflows, AdminSettings settings) {
        this.workflows = workflows;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/workflows", this::list).forViewers(),
                Route.post("/workflows", this::push).forEditors(),
                Route.post("/workflows/validate", this::validate).forEditors(),
                Route.get("/workflows/{workflow}", this::read).forViewers(),
                Route.delete("/workflows/{workflow}", this::delete).forEditors(),
                Route.get("/workflows/{workflow}/draft", this::draft).forViewers(),
                Route.post("/workflows/{workflow}/publish", this::publish).forEditors(),
                Route.post("/workflows/{workflow}/online", call -> takeOnline(call, true))
                        .forEditors(),
                Route.post("/workflows/{workflow}/offline", call -> takeOnline(call, false))
                        .forEditors(),
                Route.get("/workflows/{workflow}/versions", this::versions).forViewers(),
                Route.get("/workflows/{workflow}/versions/{version}", this::version).forViewers());
    }

    /// The workflow that the path means; a deleted one is none.
    Optional<Workflow> named(Call call) {
        var part = call.part("workflow");
        var id = call.id("workflow");
        return id.isPresent()
                ? workflows.find(call.organization(), new WorkflowId(id.getAsLong()))
                : workflows.find(call.organization(), part);
    }

    /// Answers for the workflow that the path means.
    Answer of(Call call, Function<Workflow, Answer> answer) {
        return named(call)
                .map(answer)
                .orElseGet(
                        () -> Problems.of(new Refusal.NotFound("workflow", call.part("workflow"))));
    }

    private Answer list(Call call) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        var after = parameters.cursor().orElse("");
        return parameters.judged(() ->
                Pages.of(
                        workflows.list(call.organization(), after, size + 1),
                        size,
                        Wire::workflow,
                        Workflow::name));
    }

    private Answer push(Call call) {
        return call.parameters()
                .judged(() ->
                        call.text()
                                .map(text -> workflows.push(call.caller(), text))
                                .map(WorkflowRoutes::pushed)
                                .orElseGet(Problems::notText));
    }

    private static Answer pushed(Outcome<SavedDraft> outcome) {
        return switch (outcome) {
            case Outcome.Refused<SavedDraft>(var why) -> Problems.of(why);
            case Outcome.Done<SavedDraft>(var saved) -> {
                var body = Json.object();
                body.set("workflow", Wire.workflow(saved.workflow()));
                body.set("complaints", Wire.complaints(saved.complaints()));
                yield saved.created() ? Wire.created(body) : Wire.ok(body);
            }
        };
    }

    private Answer validate(Call call) {
        return call.parameters()
                .judged(() ->
                        call.text()
                                .map(document -> workflows.validate(call.organization(), document))
                                .map(WorkflowRoutes::validated)
                                .orElseGet(Problems::notText));
    }

    private static Answer validated(List<Complaint> complaints) {
        var clean =
                complaints.stream().noneMatch(one -> one.severity() == Complaint.Severity.ERROR);
        ObjectNode body = Json.object().put("valid", clean);
        body.set("complaints", Wire.complaints(complaints));
        return Wire.ok(body);
    }

    private Answer read(Call call) {
        return call.parameters().judged(() -> of(call, found -> Wire.ok(Wire.workflow(found))));
    }

    private Answer delete(Call call) {
        return changed(
                call, found -> workflows.delete(call.caller(), found.id()), _ -> Wire.empty());
    }

    private Answer draft(Call call) {
        return call.parameters()
                .judged(() ->
                        of(
                                call,
                                found ->
                                        workflows
                                                .draft(call.organization(), found.id())
                                                .map(WorkflowRoutes::document)
                                                .orElseGet(Problems::noPath)));
    }

    private static Answer document(String text) {
        return Wire.ok(Json.object().put("document", text));
    }

    private Answer publish(Call call) {
        return call.withFields(fields -> {
            var changelog = fields.text("changelog", WorkflowVersion.CHANGELOG_MOST).orElse(null);
            return fields.judged(() ->
                    changed(
                            call,
                            found -> workflows.publish(call.caller(), found.id(), changelog),
                            version -> Wire.created(Wire.version(version))));
        });
    }

    private Answer takeOnline(Call call, boolean online) {
        return changed(
                call,
                found -> workflows.takeOnline(call.caller(), found.id(), online),
                moved -> Wire.ok(Wire.workflow(moved)));
    }

    private Answer versions(Call call) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        var before =
                Math.min(parameters.cursorNumber().orElse(Integer.MAX_VALUE), Integer.MAX_VALUE);
        return parameters.judged(() ->
                of(
                        call,
                        found ->
                                Pages.of(
                                        workflows.versions(
                                                call.organization(),
                                                found.id(),
                                                (int) before,
                                                size + 1),
                                        size,
                                        Wire::version,
                                        one -> Integer.toString(one.version()))));
    }

    private Answer version(Call call) {
        return call.parameters().judged(() -> of(call, found -> version(call, found.id())));
    }

    private Answer version(Call call, WorkflowId id) {
        var number = call.id("version").orElse(0);
        var before = (int) Math.min(number, Integer.MAX_VALUE - 1) + 1;
        return workflows.versions(call.organization(), id, before, 1).stream()
                .filter(version -> version.version() == number)
                .findFirst()
                .flatMap(version ->
                        workflows
                                .document(call.organization(), id, version.version())
                                .map(text -> Wire.version(version).put("document", text)))
                .map(Wire::ok)
                .orElseGet(
                        () -> Problems.of(new Refusal.NotFound("version", call.part("version"))));
    }

    private <T> Answer changed(
            Call call, Function<Workflow, Outcome<T>> change, Function<T, Answer> answer) {
        return call.parameters()
                .judged(() ->
                        of(
                                call,
                                found ->
                                        switch (change.apply(found)) {
                                            case Outcome.Done<T>(var value) -> answer.apply(value);
                                            case Outcome.Refused<T>(var why) -> Problems.of(why);
                                        }));
    }
}
