package caseloom.engine;

import caseloom.core.cases.RunStatus;
import caseloom.core.definition.Definition;
import caseloom.core.definition.ListedSteps;
import caseloom.core.interpreter.Decision;
import caseloom.core.interpreter.Entry;
import caseloom.core.interpreter.RunError;
import caseloom.core.interpreter.RunOutputs;
import caseloom.core.interpreter.RunState;
import caseloom.core.interpreter.Standing;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;

/// Failures that are the engine's own, and failures as the APIs show them.
final class Failures {

    private static final String RUNTIME = "https://serverlessworkflow.io/spec/1.0.0/errors/runtime";

    private Failures() {}

    /// The output of a failed run (C-133).
    static JsonNode output(Definition definition, Standing.Failed failed) {
        return RunOutputs.failure(failed, ListedSteps.of(definition));
    }

    /// A run whose decision the database will not take, or whose advance broke on a bug, ends as
    /// failed instead of staying stuck.
    static Decision decision(Held held, String why) {
        var error = new RunError(RUNTIME, 500, "Runtime error", why, null);
        var view = held.view();
        if (view.shown()) {
            view = view.withStatus(RunStatus.FAILED.leaves(view.status()));
        }
        var state =
                held.state() == null
                        ? new RunState(NullNode.getInstance())
                        : held.state().asFailed();
        var entry =
                new Entry(view.createdAt(), "run.failed", null, Json.object().put("error", why));
        return new Decision(
                state,
                new Standing.Failed(error, null),
                view,
                List.of(entry),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
