package caseloom.core.variables;

import caseloom.core.json.Json;
import caseloom.core.json.JsonAllowance;
import caseloom.core.json.JsonFault;
import caseloom.core.json.JsonNumbers;
import caseloom.core.schema.AttributeSchemas;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The text of a value that is not empty, read as each type reads it (L-61 to L-65).
record ValueText(String text) {

    /// As deep as a value can be that came inside the attributes of a body.
    private static final int DEPTH_MOST = Json.DEPTH_MOST - 2;

    private static final int DAY_LENGTH = 10;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]++(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    Conversion plain() {
        return new Conversion.Value(TextNode.valueOf(text));
    }

    Conversion number() {
        return decimal()
                .flatMap(ExactNumber::of)
                .<Conversion>map(number -> new Conversion.Value(JsonNumbers.of(number)))
                .orElse(new Conversion.Wrong(Findings.NUMBER));
    }

    private Optional<BigDecimal> decimal() {
        if (text.length() > Json.NUMBER_MOST || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            // The exponent alone is beyond what any number of 400 characters has.
            return Optional.empty();
        }
    }

    Conversion bool() {
        return switch (Scalars.bool(text)) {
            case Scalar.Read<Boolean>(var value) ->
                    new Conversion.Value(BooleanNode.valueOf(value));
            case Scalar.Wrong<Boolean>(var finding) -> new Conversion.Wrong(finding);
        };
    }

    /// The day of a date-time is kept as written, so an offset may be missing.
    Conversion date() {
        var day =
                has("date", text)
                        || has("date-time", text)
                        || has("date-time", text + "Z")
                        || has("date-time", text + ":00Z");
        return day
                ? new Conversion.Value(TextNode.valueOf(text.substring(0, DAY_LENGTH)))
                : new Conversion.Wrong(Findings.DATE);
    }

    Conversion email() {
        return has("email", text) ? plain() : new Conversion.Wrong(Findings.EMAIL);
    }

    Conversion select(List<String> options) {
        return options.contains(text)
                ? plain()
                : new Conversion.Wrong(Findings.enumeration(options));
    }

    Conversion json(JsonAllowance allowance) {
        try {
            allowance.take(text.length());
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            JsonNode value = Json.read(bytes, DEPTH_MOST, allowance);
            return new Conversion.Value(value);
        } catch (JsonFault e) {
            return new Conversion.Wrong(Findings.JSON);
        }
    }

    private static boolean has(String format, String text) {
        return AttributeSchemas.hasFormat(text, format);
    }
}
