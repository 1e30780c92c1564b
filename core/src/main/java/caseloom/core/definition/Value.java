package caseloom.core.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value of the document that knows its place: where it is written, and its JSON Pointer.
sealed interface Value {

    Spot spot();

    String pointer();

    /// The same value at another place of the document: what an alias stands for.
    Value at(String pointer);

    /// The value without its places.
    JsonNode json();

    record Text(Spot spot, String pointer, String text) implements Value {

        @Override
        public Value at(String place) {
            return new Text(spot, place, text);
        }

        @Override
        public JsonNode json() {
            return TextNode.valueOf(text);
        }
    }

    /// A number, `true`, `false` or `null`.
    record Plain(Spot spot, String pointer, JsonNode json) implements Value {

        @Override
        public Value at(String place) {
            return new Plain(spot, place, json);
        }
    }

    record Items(Spot spot, String pointer, List<Value> values) implements Value {

        public Items {
            values = List.copyOf(values);
        }

        @Override
        public Value at(String place) {
            var moved = new ArrayList<Value>(values.size());
            for (var value : values) {
                moved.add(value.at(place + "/" + moved.size()));
            }
            return new Items(spot, place, moved);
        }

        @Override
        public JsonNode json() {
            var array = JsonNodeFactory.instance.arrayNode(values.size());
            values.forEach(value -> array.add(value.json()));
            return array;
        }
    }

    record Fields(Spot spot, String pointer, Map<String, Field> fields) implements Value {

        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Nullable Value get(String name) {
            var field = fields.get(name);
            return field == null ? null : field.value();
        }

        @Override
        public Value at(String place) {
            var moved = new LinkedHashMap<String, Field>();
            fields.forEach((name, field) ->
                    moved.put(name, new Field(field.key(), field.value().at(under(place, name)))));
            return new Fields(spot, place, moved);
        }

        @Override
        public JsonNode json() {
            var object = JsonNodeFactory.instance.objectNode();
            fields.forEach((name, field) -> object.set(name, field.value().json()));
            return object;
        }
    }

    /// One member of an object.
    ///
    /// @param key where its name is written
    record Field(Spot key, Value value) {}

    /// The pointer of a member, escaped as RFC 6901 says.
    static String under(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
