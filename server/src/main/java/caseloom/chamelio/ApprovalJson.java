package caseloom.chamelio;

import caseloom.approvals.Approval;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.core.variables.VariableType;
import caseloom.core.variables.Variables;
import caseloom.files.DownloadLinks;
import caseloom.files.FileId;
import caseloom.files.Files;
import caseloom.tasks.StepRun;
import caseloom.tasks.TaskStory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// What there is to approve, as the API writes it (L-142), members in their published order. Safe
/// to share.
final class ApprovalJson {

    private final Files files;
    private final DownloadLinks links;

    ApprovalJson(Files files, DownloadLinks links) {
        this.files = files;
        this.links = links;
    }

    /// @param variables of the workflow
    ObjectNode details(TaskStory story, Variables variables, Approval approval) {
        var details = Json.object().put("task_id", story.task().id().value());
        details.set(
                "step_run",
                run(story, approval)
                        .<JsonNode>map(run -> TaskJson.stepRun(run, variables))
                        .orElseGet(Json::object));
        approval.active().forEach(details.putArray("eligible_approvers_active")::add);
        approval.next().forEach(details.putArray("next_eligible_approvers")::add);
        var shown = details.putArray("variables_to_approve");
        for (var value : TaskJson.values(story, variables)) {
            if (isShown(approval, value.path("variable_id").asText())) {
                shown.add(value);
            }
        }
        details.putArray("files");
        return details;
    }

    /// Adds links to the files among what there is to approve.
    ObjectNode withFiles(OrganizationId organization, ObjectNode details) {
        var list = details.withArray("files");
        details.path("variables_to_approve").forEach(value -> file(organization, value, list));
        return details;
    }

    /// The newest pass through the step that still waits.
    private static Optional<StepRun> run(TaskStory story, Approval approval) {
        return story.runs().reversed().stream()
                .filter(run ->
                        run.step().pointer().equals(approval.asked().step())
                                && run.status() == StepRun.Status.PENDING)
                .findFirst();
    }

    private static boolean isShown(Approval approval, String variable) {
        var show = approval.asked().request().show();
        return show.isEmpty() || show.contains(variable);
    }

    /// A value that is no file of the organization has no link (L-269).
    private void file(OrganizationId organization, JsonNode value, ArrayNode list) {
        if (!value.path("variable_type").asText().equals(VariableType.FILE.word())) {
            return;
        }
        var id = value.path("value").asText();
        FileId.number(id)
                .flatMap(number -> files.find(organization, number))
                .ifPresent(file -> {
                    var link = links.make(file);
                    list.addObject()
                            .put("file_id", id)
                            .put("file_name", file.name())
                            .put("content_type", file.contentType())
                            .put("download_url", link.url())
                            .put("expires_at", TaskJson.time(link.expiresAt()))
                            .put("variable_id", value.path("variable_id").asText());
                });
    }
}
