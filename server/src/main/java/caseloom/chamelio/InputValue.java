package caseloom.chamelio;

import caseloom.core.json.Json;
import caseloom.core.variables.Finding;
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
import org.jspecify.annotations.Nullable;

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

    /// What it means for these variables; empty when it says that nothing is given.
    ///
    /// @param seen the ids of the values before it, to which its own is added
    Optional<Given> given(Variables variables, Set<String> seen) {
        var found = variables.byId(id);
        if (found.isEmpty()) {
            return unfit(null, Findings.UNKNOWN_VARIABLE, "variable_id");
        }
        var variable = found.get();
        if (!seen.add(id)) {
            return unfit(variable, Findings.DUPLICATE_VARIABLE, "variable_id");
        }
        if (variable.type() != type) {
            return unfit(variable, Findings.mismatch(variable.type()), "type");
        }
        return type == VariableType.FILE
                ? file(variable)
                : Optional.of(new Given.Text(variable, value, place.at("value")));
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

    private Optional<Given> file(Variable variable) {
        if (fileId.isPresent()) {
            return Optional.of(new Given.Reference(variable, fileId.get(), place.at(FILE_ID)));
        }
        if (content.isPresent()) {
            return Optional.of(content(variable, content.get()));
        }
        if (FileId.number(value).isPresent()) {
            return Optional.of(new Given.Reference(variable, value, place.at("value")));
        }
        if (value.isEmpty()) {
            return variable.required()
                    ? unfit(variable, Findings.REQUIRED, "value")
                    : Optional.empty();
        }
        return unfit(variable, Findings.REQUIRED, FILE_ID);
    }

    private Given content(Variable variable, String base64) {
        return new Given.Content(
                variable,
                value,
                fileExtension.or(() -> Endings.of(value)).orElse(null),
                base64,
                place.at(FILE_EXTENSION),
                place.at(CONTENT));
    }

    private Optional<Given> unfit(@Nullable Variable variable, Finding finding, String member) {
        return Optional.of(new Given.Unfit(variable, finding, place.at(member)));
    }
}
