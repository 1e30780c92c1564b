package caseloom.chamelio;

import caseloom.core.json.Json;
import caseloom.core.variables.Findings;
import caseloom.core.variables.Variable;
import caseloom.core.variables.VariableType;
import caseloom.core.variables.Variables;
import caseloom.files.FileId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A value of the initiate call (L-77, L-83 to L-86).
record InputValue(
        Place place,
        String id,
        VariableType type,
        String value,
        Optional<String> fileId,
        Optional<String> fileExtension,
        Optional<String> content) {

    private static final String VARIABLES = "variables";
    private static final String FILE_ID = "file_id";
    private static final String FILE_EXTENSION = "file_extension";
    private static final String CONTENT = "base64_content";
    private static final List<String> TYPES =
            Arrays.stream(VariableType.values()).map(VariableType::word).toList();

    /// The list of a body, as far as its types are right.
    static List<InputValue> list(Fields body) {
        var values = new ArrayList<InputValue>();
        var list = body.list(VARIABLES).orElseGet(Json::array);
        for (var i = 0; i < list.size(); i++) {
            body.item(VARIABLES, list.get(i), i).flatMap(InputValue::of).ifPresent(values::add);
        }
        return values;
    }

    /// What the values mean for these variables; what does not fit goes to the flaws. Afterwards
    /// the set holds the ids that were given, rightly or wrongly.
    static List<Given> given(
            List<InputValue> values, Variables variables, Set<String> ids, Flaws flaws) {
        var given = new ArrayList<Given>();
        for (var value : values) {
            var variable = variables.byId(value.id);
            if (variable.isEmpty()) {
                flaws.add(Findings.UNKNOWN_VARIABLE, value.place.at("variable_id"));
            } else if (!ids.add(value.id)) {
                flaws.add(Findings.DUPLICATE_VARIABLE, value.place.at("variable_id"));
            } else if (variable.get().type() != value.type) {
                flaws.add(Findings.mismatch(variable.get().type()), value.place.at("type"));
            } else {
                value.given(variable.get(), flaws).ifPresent(given::add);
            }
        }
        return given;
    }

    private static Optional<InputValue> of(Fields item) {
        var id = item.text("variable_id");
        var type = item.text("type").flatMap(word -> type(word, item));
        var value = item.text("value");
        var fileId = item.optionalText(FILE_ID);
        var extension = item.optionalText(FILE_EXTENSION);
        var content = item.optionalText(CONTENT);
        return id.isEmpty() || type.isEmpty() || value.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new InputValue(
                                item.place(),
                                id.get(),
                                type.get(),
                                value.get(),
                                fileId,
                                extension,
                                content));
    }

    private static Optional<VariableType> type(String word, Fields item) {
        var type = VariableType.of(word);
        if (type.isEmpty()) {
            item.flaw(Findings.enumeration(TYPES), "type");
        }
        return type;
    }

    private Optional<Given> given(Variable variable, Flaws flaws) {
        return type == VariableType.FILE
                ? file(variable, flaws)
                : Optional.of(new Given.Text(variable, value, place.at("value")));
    }

    private Optional<Given> file(Variable variable, Flaws flaws) {
        if (fileId.isPresent()) {
            return Optional.of(new Given.Reference(variable, fileId.get(), place.at(FILE_ID)));
        }
        if (content.isPresent()) {
            return Optional.of(
                    new Given.Content(
                            variable,
                            value,
                            fileExtension.or(() -> Endings.of(value)).orElse(null),
                            content.get(),
                            place.at(FILE_EXTENSION),
                            place.at(CONTENT)));
        }
        if (FileId.number(value).isPresent()) {
            return Optional.of(new Given.Reference(variable, value, place.at("value")));
        }
        if (!value.isEmpty() || variable.required()) {
            flaws.add(Findings.REQUIRED, place.at(value.isEmpty() ? "value" : FILE_ID));
        }
        return Optional.empty();
    }
}
