package caseloom.admin;

import caseloom.cases.CaseRecord;
import caseloom.cases.FoundCase;
import caseloom.cases.HistoryEntry;
import caseloom.core.definition.Complaint;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.http.HeaderField;
import caseloom.runs.RunRecord;
import caseloom.workflows.Workflow;
import caseloom.workflows.WorkflowVersion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Records as this API writes them.
final class Wire {

    private Wire() {}

    static Answer ok(JsonNode body) {
        return answer(200, body);
    }

    static Answer created(JsonNode body) {
        return answer(201, body);
    }

    static Answer accepted(JsonNode body) {
        return answer(202, body);
    }

    static Answer empty() {
        return Answer.of(204, new byte[0], HeaderField.NO_STORE);
    }

    /// JSON that was written before.
    static Answer created(String body) {
        return Answer.json(201, body).with(HeaderField.NO_STORE);
    }

    private static Answer answer(int status, JsonNode body) {
        return Answer.json(status, Json.bytes(body)).with(HeaderField.NO_STORE);
    }

    static @Nullable String moment(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    static ObjectNode workflow(Workflow workflow) {
        return Json.object()
                .put("id", workflow.id().value())
                .put("name", workflow.name())
                .put("key", workflow.key())
                .put("title", workflow.title())
                .put("source", workflow.source().word())
                .put("newest_version", workflow.newest())
                .put("online", workflow.online())
                .put("created_by", workflow.createdBy())
                .put("created_at", workflow.createdAt().toString())
                .put("updated_at", workflow.updatedAt().toString());
    }

    static ObjectNode version(WorkflowVersion version) {
        return Json.object()
                .put("workflow_id", version.workflow().value())
                .put("version", version.version())
                .put("label", version.label())
                .put("changelog", version.changelog())
                .put("published_by", version.publishedBy())
                .put("published_at", version.publishedAt().toString());
    }

    static ArrayNode complaints(List<Complaint> complaints) {
        var all = Json.object().putArray("complaints");
        for (var complaint : complaints) {
            all.addObject()
                    .put("severity", complaint.severity().name().toLowerCase(Locale.ROOT))
                    .put("line", complaint.line())
                    .put("column", complaint.column())
                    .put("pointer", complaint.pointer())
                    .put("message", complaint.message());
        }
        return all;
    }

    static ObjectNode found(FoundCase found) {
        var wire =
                Json.object()
                        .put("id", found.id().value())
                        .put("workflow_id", found.workflow().value())
                        .put("subject", found.subject())
                        .put("status", found.status());
        wire.set("attributes", found.attributes());
        return wire.put("created_at", found.createdAt().toString())
                .put("updated_at", found.updatedAt().toString());
    }

    static ObjectNode caseRecord(CaseRecord found) {
        var wire =
                Json.object()
                        .put("id", found.id().value())
                        .put("workflow_id", found.workflow().value())
                        .put("version", found.version())
                        .put("subject", found.subject())
                        .put("status", found.status());
        wire.set("attributes", found.attributes());
        return wire.put("owner", found.ownedBy())
                .put("created_at", found.createdAt().toString())
                .put("updated_at", found.updatedAt().toString());
    }

    static ObjectNode entry(HistoryEntry entry) {
        return entry(entry.at(), entry.event(), entry.step(), entry.detail())
                .put("run_id", entry.run().value());
    }

    /// What an entry tells, of whatever run.
    static ObjectNode entry(
            Instant at, String event, @Nullable String step, @Nullable JsonNode detail) {
        var wire = Json.object().put("at", at.toString()).put("event", event).put("step", step);
        wire.set("detail", detail);
        return wire;
    }

    static ObjectNode run(RunRecord run) {
        var wire =
                Json.object()
                        .put("id", run.id().value())
                        .put("case_id", run.caseId().value())
                        .put("workflow_id", run.workflow().value())
                        .put("version", run.version())
                        .put("status", run.status().word());
        wire.set("input", run.input());
        wire.set("output", run.output());
        return wire.put("created_at", run.createdAt().toString())
                .put("updated_at", run.updatedAt().toString())
                .put("paused_at", moment(run.pausedAt()));
    }
}
