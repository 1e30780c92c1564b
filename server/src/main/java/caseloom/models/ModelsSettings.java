package caseloom.models;

import caseloom.settings.Env;
import java.time.Duration;

/// The bounds of conversations with models.
///
/// @param turnsMost requests of one conversation
/// @param repairsMost how often an answer that does not fit is asked for again
/// @param attemptsMost how often one request is made that the service cannot take now
/// @param pause between two attempts at first, twice as long each time
/// @param waitMost the longest pause, whatever the service or its rate limit ask for
/// @param inputMost characters of what is asked, instructions and tools included
/// @param lookupMost characters that the model is shown of what a query gave
/// @param recordMost characters of a conversation that the history keeps
public record ModelsSettings(
        int turnsMost,
        int repairsMost,
        int attemptsMost,
        Duration pause,
        Duration waitMost,
        int inputMost,
        int lookupMost,
        int recordMost) {

    public static ModelsSettings from(Env env) {
        return new ModelsSettings(
                env.integer("MODELS_TURNS_MOST", 10, 1, 100),
                env.integer("MODELS_REPAIRS_MOST", 2, 0, 10),
                env.integer("MODELS_ATTEMPTS_MOST", 3, 1, 10),
                env.duration("MODELS_PAUSE", Duration.ofSeconds(2)),
                env.duration("MODELS_WAIT_MOST", Duration.ofMinutes(1)),
                env.integer("MODELS_INPUT_MOST", 400_000, 1_000, 1_000_000),
                env.integer("MODELS_LOOKUP_MOST", 40_000, 100, 1_000_000),
                env.integer("MODELS_RECORD_MOST", 200_000, 1_000, 500_000));
    }
}
