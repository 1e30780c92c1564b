package caseloom.chamelio;

import caseloom.core.document.Attribute;
import caseloom.core.document.Attributes;
import caseloom.core.document.DataType;
import caseloom.core.json.Json;
import caseloom.core.variables.Findings;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Optional;

/// The attributes of a document as a body brings them (L-205 to L-207).
final class SentAttributes {

    private static final String NAME = "name";
    private static final String TYPE = "data_type";
    private static final String VALUE = "value";

    static final String ATTRIBUTES = "attributes";

    private SentAttributes() {}

    /// Whether there are more than a document may have. That is asked first: what is wrong with
    /// each of a million items is no answer.
    static boolean isTooMuch(Fields body, int most) {
        return body.object().get(ATTRIBUTES) instanceof ArrayNode list && list.size() > most;
    }

    static Attributes needed(Fields body) {
        return of(body, body.list(ATTRIBUTES));
    }

    static Attributes optional(Fields body) {
        return of(body, body.optionalList(ATTRIBUTES));
    }

    /// Those that are well-formed; the others are flaws.
    private static Attributes of(Fields body, Optional<ArrayNode> sent) {
        var attributes = new ArrayList<Attribute>();
        var list = sent.orElseGet(Json::array);
        for (var i = 0; i < list.size(); i++) {
            body.item(ATTRIBUTES, list.get(i), i)
                    .flatMap(SentAttributes::attribute)
                    .ifPresent(attributes::add);
        }
        return new Attributes(attributes);
    }

    private static Optional<Attribute> attribute(Fields item) {
        var name = bounded(item, NAME, 1, Attribute.NAME_MOST);
        var type = type(item);
        var value = bounded(item, VALUE, 0, Attribute.VALUE_MOST);
        return name.isPresent() && type.isPresent() && value.isPresent()
                ? Optional.of(new Attribute(name.get(), type.get(), value.get()))
                : Optional.empty();
    }

    private static Optional<DataType> type(Fields item) {
        var word = item.text(TYPE);
        var type = word.flatMap(DataType::of);
        if (word.isPresent() && type.isEmpty()) {
            item.flaw(Findings.enumeration(DataType.words()), TYPE);
        }
        return type;
    }

    private static Optional<String> bounded(Fields item, String name, int least, int most) {
        var text = item.text(name);
        var length = text.map(Attribute::length).orElse(least);
        if (length < least) {
            item.flaw(Findings.minLength(least), name);
            return Optional.empty();
        }
        if (length > most) {
            item.flaw(Findings.maxLength(most), name);
            return Optional.empty();
        }
        return text;
    }
}
