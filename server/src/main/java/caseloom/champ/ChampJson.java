package caseloom.champ;

import caseloom.cases.CaseRecord;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import caseloom.runs.RunRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Cases and runs as the API writes them: members in their published order, all always there.
final class ChampJson {

    private ChampJson() {}

    /// C-67.
    static ObjectNode wrapped(CaseRecord found) {
        var body = Json.object();
        body.putObject("case")
                .put("id", found.id().value())
                .put("workflow_id", found.workflow().value())
                .put("subject", found.subject())
                .put("status", found.status())
                .<ObjectNode>set("attributes", found.attributes())
                .put("created_at", time(found.createdAt()))
                .put("updated_at", time(found.updatedAt()));
        return body;
    }

    /// C-118.
    static ObjectNode wrapped(RunRecord found, String url) {
        return run(found.id(), found.status(), found.input(), found.output(), url);
    }

    /// A run as the answer to its start shows it.
    static ObjectNode pendingRun(RunId id, JsonNode input, String url) {
        return run(id, RunStatus.PENDING, input, null, url);
    }

    private static ObjectNode run(
            RunId id, RunStatus status, JsonNode input, @Nullable JsonNode output, String url) {
        var body = Json.object();
        body.putObject("workflow_run")
                .put("id", id.value())
                .put("status", status.word())
                .<ObjectNode>set("input", input)
                .<ObjectNode>set("output", output)
                .put("url", url);
        return body;
    }

    /// Whole seconds always, fractions dropped (C-29, C-30).
    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
