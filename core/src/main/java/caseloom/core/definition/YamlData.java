package caseloom.core.definition;

import com.fasterxml.jackson.databind.JsonNode;

/// A text in YAML or JSON as plain data, within the same bounds as a workflow's document.
public sealed interface YamlData {

    record Read(JsonNode data) implements YamlData {}

    /// Why it cannot be read, as one sentence with its place.
    record Refused(String message) implements YamlData {}

    /// Reads one document. Never throws because of what is in it.
    static YamlData read(String text) {
        var complaints = new Complaints(1);
        var value = new YamlText(DefinitionLimits.USUAL, complaints).read(text);
        if (value.isPresent() && complaints.clean()) {
            return new Read(value.get().json());
        }
        var first = complaints.inReadingOrder().getFirst();
        return new Refused(first.message() + " (line " + first.line() + ")");
    }
}
