package caseloom.models;

import caseloom.core.interpreter.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What came of one request to a model.
sealed interface Reply {

    /// The model said this.
    ///
    /// @param whole whether it said all that it wanted to
    record Said(ObjectNode message, boolean whole) implements Reply {}

    /// The conversation is over.
    record Over(Answer answer) implements Reply {}
}
