package caseloom.core.variables;

import com.fasterxml.jackson.databind.JsonNode;

/// What came of reading the text of a variable.
public sealed interface Conversion {

    /// The value as it stands in the attributes.
    record Value(JsonNode json) implements Conversion {}

    /// The text of an optional variable was empty (L-66).
    record NotGiven() implements Conversion {}

    record Wrong(Finding finding) implements Conversion {}
}
