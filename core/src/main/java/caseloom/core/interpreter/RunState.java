package caseloom.core.interpreter;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;

/// Everything a run must remember between two decisions, as the JSON that is stored. It carries a
/// version number (`v`), and every later release can read it.
public record RunState(JsonNode stored) {

    /// The newest version that this release can read. It stands first in what is stored, so that it
    /// can be told without reading the rest.
    public static final int NEWEST = StateWriter.VERSION;

    private static final RunState ENDED =
            new RunState(Json.object().put("v", StateWriter.VERSION).put("ended", true));

    /// Of a run that completed: there is nothing to remember, and no happening changes it.
    public static RunState ended() {
        return ENDED;
    }

    /// The same state, marked as the one the run failed with, for failures that the shell finds; a
    /// retry does again what was waiting then.
    public RunState asFailed() {
        return StateWriter.failed(this);
    }

    /// Whether it is that of a failure: only a person makes a run go on from it.
    public boolean isFailed() {
        return stored.hasNonNull("failed");
    }

    boolean isEnded() {
        return stored.path("ended").asBoolean();
    }
}
