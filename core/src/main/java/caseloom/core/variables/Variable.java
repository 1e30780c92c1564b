package caseloom.core.variables;

import caseloom.core.json.Json;
import caseloom.core.json.JsonAllowance;
import caseloom.core.json.JsonNumbers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One property of the attribute schema, as a named and typed value (L-57).
///
/// @param open whether any JSON fits; such a variable is text that holds JSON (last row of L-58)
public record Variable(
        String id,
        String name,
        VariableType type,
        boolean required,
        String description,
        Validation validation,
        boolean open) {

    public Variable {
        if (open && type != VariableType.TEXT) {
            throw new IllegalArgumentException("an open variable is text, not " + type.word());
        }
    }

    /// Reads the text of an input value. Whether a user of this address exists is left to the
    /// caller, and so is everything about files.
    public Conversion read(String text) {
        return read(text, JsonAllowance.unbounded());
    }

    /// The same within what may still be made of a request: the text of an open variable can become
    /// a large tree.
    public Conversion read(String text, JsonAllowance allowance) {
        if (type == VariableType.FILE) {
            throw new IllegalStateException("the value of " + id + " is a file, not a text");
        }
        if (text.isEmpty()) {
            return required ? new Conversion.Wrong(Findings.REQUIRED) : new Conversion.NotGiven();
        }
        var value = new ValueText(text);
        return switch (type) {
            case TEXT -> open ? value.json(allowance) : value.plain();
            case NUMBER -> value.number();
            case BOOLEAN -> value.bool();
            case DATE -> value.date();
            case EMAIL, USER_ENTITY -> value.email();
            case SELECT -> value.select(validation.options());
            case FILE, BUSINESS -> value.plain();
        };
    }

    /// An attribute as it is shown on output; nothing when there is none or it is null. A value
    /// that does not fit the type is shown as it is (L-269).
    public Optional<JsonNode> shown(@Nullable JsonNode attribute) {
        if (attribute == null || attribute.isNull() || attribute.isMissingNode()) {
            return Optional.empty();
        }
        if (open) {
            return Optional.of(TextNode.valueOf(Json.write(attribute)));
        }
        return Optional.of(type == VariableType.NUMBER ? number(attribute) : attribute);
    }

    private static JsonNode number(JsonNode attribute) {
        return ExactNumber.of(attribute).<JsonNode>map(JsonNumbers::of).orElse(attribute);
    }
}
