package caseloom.workflows;

import caseloom.settings.Env;

/// How much of the workflows stays in memory.
///
/// @param standings workflows whose standing is remembered
/// @param definitions compiled versions that are remembered
public record WorkflowsSettings(int standings, int definitions) {

    public static WorkflowsSettings from(Env env) {
        return new WorkflowsSettings(
                env.integer("WORKFLOWS_REMEMBERED", 10_000, 1, 1_000_000),
                env.integer("WORKFLOWS_COMPILED", 1_000, 1, 100_000));
    }
}
