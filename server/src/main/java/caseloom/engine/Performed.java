package caseloom.engine;

import caseloom.core.interpreter.Answer;
import java.time.Instant;

/// What came of an attempt to perform an effect.
sealed interface Performed {

    record Answered(Answer answer) implements Performed {}

    /// The answer comes by another way, later.
    record Elsewhere() implements Performed {}

    /// It is to be done again, whole: its turn comes at that moment, and that of its whole line no
    /// sooner.
    record NotYet(Instant at) implements Performed {}
}
