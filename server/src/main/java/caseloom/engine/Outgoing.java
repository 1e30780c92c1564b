package caseloom.engine;

import caseloom.core.interpreter.Effect;
import java.time.Instant;

/// An effect of a run that is to be performed by this node.
///
/// @param held the run as it was when the effect was decided, or taken over
record Outgoing(Held held, Effect effect, Instant at) {

    Numbered number() {
        return new Numbered(held.key(), effect.activation());
    }
}
