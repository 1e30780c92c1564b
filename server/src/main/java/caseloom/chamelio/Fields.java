package caseloom.chamelio;

import caseloom.access.Email;
import caseloom.core.json.Json;
import caseloom.core.variables.Finding;
import caseloom.core.variables.Findings;
import caseloom.core.variables.Scalar;
import caseloom.core.variables.Scalars;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the members of one object of a body by their types; what is wrong goes to the flaws (L-36,
/// L-38, L-39). For one request.
record Fields(ObjectNode object, Place place, Flaws flaws) {

    /// Empty when it is not there or no text; then there is a flaw.
    Optional<String> text(String name) {
        return read(name, object.get(name), Scalars::text);
    }

    /// Empty when it is not there or no boolean; then there is a flaw.
    Optional<Boolean> bool(String name) {
        return read(name, object.get(name), Scalars::bool);
    }

    /// Empty when it is not there, null, or no boolean, which is a flaw.
    Optional<Boolean> optionalBool(String name) {
        return object.hasNonNull(name) ? bool(name) : Optional.empty();
    }

    /// Empty when it is not there, null, or no text, which is a flaw.
    Optional<String> optionalText(String name) {
        return object.hasNonNull(name)
                ? read(name, object.get(name), Scalars::text)
                : Optional.empty();
    }

    Optional<String> optionalEmail(String name) {
        var text = optionalText(name);
        if (text.isPresent() && !Email.isEmail(text.get())) {
            flaw(Findings.EMAIL, name);
            return Optional.empty();
        }
        return text;
    }

    Optional<Long> optionalInteger(String name) {
        return object.hasNonNull(name)
                ? read(name, object.get(name), Scalars::integer)
                : Optional.empty();
    }

    /// The whole numbers of a list that may be missing, as far as they are some.
    List<Long> optionalIntegers(String name) {
        var found = new ArrayList<Long>();
        var list = optionalList(name).orElseGet(Json::array);
        for (var i = 0; i < list.size(); i++) {
            switch (Scalars.integer(list.get(i))) {
                case Scalar.Read<Long>(var number) -> found.add(number);
                case Scalar.Wrong<Long>(var finding) -> flaws.add(finding, place.at(name).at(i));
            }
        }
        return found;
    }

    Optional<ObjectNode> optionalObject(String name) {
        if (!object.hasNonNull(name)) {
            return Optional.empty();
        }
        if (object.get(name) instanceof ObjectNode found) {
            return Optional.of(found);
        }
        flaw(Findings.OBJECT, name);
        return Optional.empty();
    }

    Optional<ArrayNode> list(String name) {
        var value = object.get(name);
        if (value instanceof ArrayNode found) {
            return Optional.of(found);
        }
        flaw(missing(value).orElse(Findings.LIST), name);
        return Optional.empty();
    }

    Optional<ArrayNode> optionalList(String name) {
        return object.hasNonNull(name) ? list(name) : Optional.empty();
    }

    /// The members of an object in a list; empty when it is none.
    Optional<Fields> item(String name, JsonNode item, int at) {
        var where = place.at(name).at(at);
        if (item instanceof ObjectNode found) {
            return Optional.of(new Fields(found, where, flaws));
        }
        flaws.add(item.isNull() ? Findings.NONE_NOT_ALLOWED : Findings.OBJECT, where);
        return Optional.empty();
    }

    void flaw(Finding finding, String name) {
        flaws.add(finding, place.at(name));
    }

    private interface Reader<T> {
        Scalar<T> read(JsonNode value);
    }

    private <T> Optional<T> read(String name, @Nullable JsonNode value, Reader<T> reader) {
        var lacking = missing(value);
        if (value == null || lacking.isPresent()) {
            flaw(lacking.orElse(Findings.REQUIRED), name);
            return Optional.empty();
        }
        return switch (reader.read(value)) {
            case Scalar.Read<T>(var read) -> Optional.of(read);
            case Scalar.Wrong<T>(var finding) -> {
                flaw(finding, name);
                yield Optional.empty();
            }
        };
    }

    private static Optional<Finding> missing(@Nullable JsonNode value) {
        if (value == null) {
            return Optional.of(Findings.REQUIRED);
        }
        return value.isNull() ? Optional.of(Findings.NONE_NOT_ALLOWED) : Optional.empty();
    }
}
