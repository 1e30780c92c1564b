package caseloom.core.interpreter;

import caseloom.core.definition.Then;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What came of performing a step, or a part of it.
sealed interface Deed {

    /// It is done and gave this.
    record Gave(JsonNode output) implements Deed {}

    /// It is done, and an entry of its own already says so.
    record Told(JsonNode output) implements Deed {}

    /// It is done and says itself where to go on.
    record Chose(JsonNode output, Then then, ObjectNode detail) implements Deed {}

    /// A person gave its output; the entry says so.
    record Skipped(JsonNode output, ObjectNode detail) implements Deed {}

    /// It goes on with this work, inside a list or waiting for the world.
    record Busy(Work work) implements Deed {}

    /// It goes on with the work it is at.
    record Still() implements Deed {}
}
