package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.cases.HistoryEntry;
import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import caseloom.intake.Numbers;
import caseloom.outbound.ForbiddenTargets;
import caseloom.outbound.Resolving;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Every target of the table, asked for by a run: it fails, and its history says why.
class ForbiddenTargetsRunTest {

    private static final String ASKING =
            """
            document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
            do:
              - ask:
                  call: http
                  with: { method: get, endpoint: '${ .uri }', redirect: true }
            """;

    @Test
    void theRunFailsAndItsHistorySaysWhy() {
        try (var world = ForbiddenTargets.plain()) {
            allFail(world);
        }
    }

    @Test
    void soItDoesWhenItAsksOverTls() {
        try (var world = ForbiddenTargets.secure()) {
            allFail(world);
        }
    }

    private static void allFail(ForbiddenTargets world) {
        try (var rig = new EngineRig(settings -> Resolving.outbound(settings, world::names))) {
            var node = rig.node("OUTBOUND_ALLOW=" + world.allowed());
            var publication = rig.publish(1, ASKING);
            var runs = new LinkedHashMap<ForbiddenTargets.Row, Numbers>();
            for (var row : ForbiddenTargets.rows()) {
                var input = Json.write(Json.object().put("uri", world.uri(row)));
                runs.put(row, rig.create(node, publication, input));
            }

            runs.forEach((row, run) -> {
                rig.untilEnded(run, RunStatus.FAILED);
                var error = error(rig, run);
                assertThat(error.path("type").asText())
                        .as("%s", row)
                        .matches(".*/(communication|configuration)");
                assertThat(error.path("detail").asText())
                        .as("%s", row)
                        .matches(".*(not reachable|the URL|the redirect|no proper|not an http).*");
            });
            assertThat(world.reached())
                    .isEqualTo(
                            (int)
                                    runs.keySet().stream()
                                            .filter(ForbiddenTargets.Row::leadsOn)
                                            .count());
        }
    }

    private static JsonNode error(EngineRig rig, Numbers run) {
        return rig.cases.history(EngineRig.ACME, run.caseId(), Optional.empty(), 100).stream()
                .filter(entry -> entry.event().equals("step.failed"))
                .map(HistoryEntry::detail)
                .map(detail -> detail.path("error"))
                .findFirst()
                .orElseThrow();
    }
}
