package caseloom.core.webhook;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// The bodies of Champ's events (C-155 to C-165), members in their published order.
public final class ChampBody {

    private ChampBody() {}

    public static ObjectNode of(EventType type, Subject subject) {
        return switch (type) {
            case RUN_COMPLETED -> run(type, "completed", subject);
            case RUN_FAILED -> run(type, "failed", subject);
            case CASE_CLOSED -> ofCase(type, "closed", subject);
            case CASE_ERROR -> ofCase(type, "error", subject);
            case DOCUMENT_UPLOADED,
                    DOCUMENT_UPLOAD_COMPLETED,
                    DOCUMENT_UPLOAD_WITH_ISSUES,
                    DOCUMENT_UPDATED,
                    DOCUMENT_DELETED,
                    WORKFLOW_NEW_VERSION,
                    WORKFLOW_DELETED,
                    TASK_CREATED,
                    TASK_STEP_CHANGE,
                    TASK_COMPLETED,
                    TASK_CANCELED,
                    TASK_COMMENTED ->
                    throw new IllegalArgumentException("no event of Champ: " + type);
        };
    }

    /// What a subscription gets to show that it is reached: an event of no catalogue.
    public static ObjectNode test(String event, Instant at) {
        var body = Json.object().put("event", event).put("timestamp", WholeSeconds.of(at));
        body.putObject("data");
        return body;
    }

    private static ObjectNode run(EventType type, String status, Subject subject) {
        var run = subject.run();
        var shown =
                Json.object()
                        .put("id", run.id().value())
                        .put("workflow_id", subject.flow().id().value())
                        .put("status", status)
                        .<ObjectNode>set("input", run.input())
                        .<ObjectNode>set("output", run.output())
                        .put("created_at", WholeSeconds.of(run.createdAt()))
                        .put("updated_at", WholeSeconds.of(run.updatedAt()));
        return envelope(type, run.updatedAt(), "workflow_run", shown);
    }

    private static ObjectNode ofCase(EventType type, String status, Subject subject) {
        var shown =
                Json.object()
                        .put("id", subject.id().value())
                        .put("subject", subject.subject())
                        .put("status", status)
                        .put("workflow_id", subject.flow().id().value())
                        .<ObjectNode>set("attributes", subject.attributes())
                        .put("created_at", WholeSeconds.of(subject.createdAt()))
                        .put("updated_at", WholeSeconds.of(subject.updatedAt()));
        return envelope(type, subject.updatedAt(), "case", shown);
    }

    private static ObjectNode envelope(EventType type, Instant at, String name, ObjectNode shown) {
        var body = Json.object().put("event", type.word()).put("timestamp", WholeSeconds.of(at));
        body.putObject("data").set(name, shown);
        return body;
    }
}
