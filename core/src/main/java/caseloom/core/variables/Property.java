package caseloom.core.variables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One property of the root object, on its way to a variable (L-57 to L-59).
record Property(String name, boolean required, ObjectNode schema) {

    Variable variable() {
        var type = type();
        return new Variable(
                name,
                text("title").filter(title -> !title.isEmpty()).orElse(name),
                type.orElse(VariableType.TEXT),
                required,
                text("description").orElse(""),
                type.map(this::validation).orElse(Validation.NONE),
                type.isEmpty());
    }

    /// Nothing for what L-58 calls anything else.
    private Optional<VariableType> type() {
        var base = base();
        if (base.equals("string")) {
            var own = text("x-type").flatMap(Property::ownType);
            if (own.isPresent()) {
                return own;
            }
        }
        if (!options().isEmpty()) {
            return Optional.of(VariableType.SELECT);
        }
        return switch (base) {
            case "string" -> Optional.of(byFormat());
            case "number", "integer" -> Optional.of(VariableType.NUMBER);
            case "boolean" -> Optional.of(VariableType.BOOLEAN);
            default -> Optional.empty();
        };
    }

    /// The one type that values have when they are not null; empty when there are several or none.
    private String base() {
        var type = schema.path("type");
        if (!type.isArray()) {
            return type.asText();
        }
        var types = type.valueStream().map(JsonNode::asText).filter(t -> !t.equals("null"));
        var left = types.toList();
        return left.size() == 1 ? left.getFirst() : "";
    }

    private static Optional<VariableType> ownType(String word) {
        return VariableType.of(word)
                .filter(type ->
                        type == VariableType.FILE
                                || type == VariableType.USER_ENTITY
                                || type == VariableType.BUSINESS);
    }

    private VariableType byFormat() {
        return switch (text("format").orElse("")) {
            case "date" -> VariableType.DATE;
            case "email" -> VariableType.EMAIL;
            default -> VariableType.TEXT;
        };
    }

    /// The texts of `enum`, or none when it lists other things too. Null is no option: it stands
    /// there so that the value may be missing.
    private List<String> options() {
        var choices = schema.path("enum").valueStream().filter(choice -> !choice.isNull()).toList();
        return choices.stream().allMatch(JsonNode::isTextual)
                ? choices.stream().map(JsonNode::textValue).toList()
                : List.of();
    }

    private Validation validation(VariableType type) {
        return switch (type) {
            case TEXT ->
                    Validation.text(
                            number("minLength"), number("maxLength"), text("pattern").orElse(null));
            case NUMBER -> Validation.range(number("minimum"), number("maximum"));
            case SELECT -> Validation.options(options());
            case FILE -> Validation.extensions(extensions());
            case BOOLEAN, DATE, EMAIL, USER_ENTITY, BUSINESS -> Validation.NONE;
        };
    }

    private List<String> extensions() {
        return schema.path("x-allowed-extensions")
                .valueStream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .map(ending -> ending.startsWith(".") ? ending.substring(1) : ending)
                .toList();
    }

    private Optional<String> text(String keyword) {
        return Optional.ofNullable(schema.path(keyword).textValue());
    }

    private @Nullable BigDecimal number(String keyword) {
        return ExactNumber.of(schema.path(keyword)).orElse(null);
    }
}
