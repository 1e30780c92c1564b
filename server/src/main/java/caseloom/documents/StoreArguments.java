package caseloom.documents;

import caseloom.core.document.Attribute;
import caseloom.core.document.Attributes;
import caseloom.core.document.DataType;
import caseloom.files.FileId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Optional;

/// What a step says about the document that it stores.
sealed interface StoreArguments {

    /// What can be stored.
    ///
    /// @param file its number
    record Right(long file, Attributes attributes) implements StoreArguments {}

    /// What makes no sense.
    ///
    /// @param why for the run
    record Wrong(String why) implements StoreArguments {}

    static StoreArguments of(ObjectNode with) {
        var number = FileId.number(with.path("file").asText());
        if (number.isEmpty()) {
            return new Wrong("`file` must be the id of a file, such as document_12");
        }
        var attributes = new ArrayList<Attribute>();
        for (var named : with.path("attributes").properties()) {
            // What has no value is not said.
            if (!named.getValue().isNull()) {
                var attribute = attribute(named.getKey(), named.getValue());
                if (attribute.isEmpty()) {
                    return new Wrong(
                            "an attribute has a name of 1 to "
                                    + Attribute.NAME_MOST
                                    + " characters, and a text of up to "
                                    + Attribute.VALUE_MOST
                                    + " characters, a number or a boolean, or `data_type` and"
                                    + " `value`");
                }
                attributes.add(attribute.get());
            }
        }
        return new Right(number.get(), new Attributes(attributes));
    }

    private static Optional<Attribute> attribute(String name, JsonNode value) {
        if (value instanceof ObjectNode typed) {
            return DataType.of(typed.path("data_type").asText("text"))
                    .filter(_ -> typed.path("value").isValueNode())
                    .flatMap(type -> attribute(name, type, typed.path("value").asText("")));
        }
        return switch (value.getNodeType()) {
            case STRING -> attribute(name, DataType.TEXT, value.textValue());
            case NUMBER ->
                    attribute(
                            name,
                            DataType.NUMBER,
                            value.decimalValue().stripTrailingZeros().toPlainString());
            case BOOLEAN -> attribute(name, DataType.BOOLEAN, value.asText());
            case ARRAY, BINARY, MISSING, NULL, OBJECT, POJO -> Optional.empty();
        };
    }

    private static Optional<Attribute> attribute(String name, DataType type, String value) {
        return name.isEmpty()
                        || Attribute.length(name) > Attribute.NAME_MOST
                        || Attribute.length(value) > Attribute.VALUE_MOST
                ? Optional.empty()
                : Optional.of(new Attribute(name, type, value));
    }
}
