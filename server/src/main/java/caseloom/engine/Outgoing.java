package caseloom.engine;

import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An effect on its way.
///
/// @param held the run as it was when the effect was decided, or taken over
/// @param answer the one that came while the run was paused; null when it is still to be got
record Outgoing(Held held, Effect effect, Instant at, @Nullable Answer answer) {

    Outgoing(Held held, Effect effect, Instant at) {
        this(held, effect, at, null);
    }

    Numbered number() {
        return new Numbered(held.key(), effect.activation());
    }
}
