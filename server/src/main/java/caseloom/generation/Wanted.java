package caseloom.generation;

import caseloom.core.json.Json;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a step asks for.
///
/// @param template the id of a file
/// @param name of the document; empty for the template's
record Wanted(String template, ObjectNode data, Format format, Optional<String> name) {

    enum Format {
        DOCX,
        PDF;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Outcome<Wanted> of(ObjectNode with) {
        var template = with.path("template");
        var data = with.path("data");
        var name = with.path("name");
        var format = format(with.path("format"));
        if (!template.isTextual()) {
            return fault("template", "It is the id of a file, such as attachment_12.");
        }
        if (!isLeftOut(data) && !data.isObject()) {
            return fault("data", "It is an object.");
        }
        if (format.isEmpty()) {
            return fault("format", "It is docx or pdf.");
        }
        if (!isLeftOut(name) && !name.isTextual()) {
            return fault("name", "It is a text.");
        }
        return Outcome.done(
                new Wanted(
                        template.textValue(),
                        data instanceof ObjectNode object ? object : Json.object(),
                        format.get(),
                        Optional.ofNullable(name.textValue())));
    }

    private static Optional<Format> format(JsonNode format) {
        return isLeftOut(format)
                ? Optional.of(Format.DOCX)
                : Arrays.stream(Format.values())
                        .filter(one -> one.word().equals(format.textValue()))
                        .findFirst();
    }

    private static boolean isLeftOut(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static Outcome<Wanted> fault(String field, String rule) {
        return Outcome.refused(Refusal.Invalid.of(field, rule, ""));
    }
}
