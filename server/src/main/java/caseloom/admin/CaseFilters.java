package caseloom.admin;

import caseloom.cases.CaseFilter;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The parameters of a list of cases as a filter.
final class CaseFilters {

    private static final String ATTRIBUTE = "attribute.";

    private static final int ATTRIBUTES_MOST = 20;

    private static final int NAMES_MOST = 20;

    private CaseFilters() {}

    static CaseFilter of(Parameters parameters) {
        var workflow = parameters.id("workflow");
        var below = parameters.cursorNumber();
        return new CaseFilter(
                parameters.text("status").orElse(null),
                id(workflow, WorkflowId::new),
                parameters.text("subject").filter(text -> !text.isEmpty()).orElse(null),
                attributes(parameters),
                parameters.moment("created_from").orElse(null),
                parameters.moment("created_before").orElse(null),
                id(below, CaseId::new));
    }

    private static <T> @Nullable T id(OptionalLong number, LongFunction<T> kind) {
        return number.isEmpty() ? null : kind.apply(number.getAsLong());
    }

    private static @Nullable ObjectNode attributes(Parameters parameters) {
        var given = parameters.beginningWith(ATTRIBUTE);
        if (given.isEmpty()) {
            return null;
        }
        var wanted = Json.object();
        if (given.size() > ATTRIBUTES_MOST) {
            parameters.complain(
                    ATTRIBUTE + "*",
                    "At most " + ATTRIBUTES_MOST + " attributes can be asked for.",
                    "Ask for fewer.");
            return wanted;
        }
        given.forEach((path, text) -> attribute(parameters, wanted, path, text));
        return wanted;
    }

    private static void attribute(
            Parameters parameters, ObjectNode wanted, String path, String text) {
        var names = AttributePath.names(path);
        var value = AttributePath.value(text);
        if (names.size() > NAMES_MOST || (names.size() == 1 && names.getFirst().isEmpty())) {
            parameters.complain(
                    ATTRIBUTE + path,
                    "It names an attribute, with at most " + NAMES_MOST + " names on the way.",
                    "Write `attribute.amount=42` or `attribute.address.zip=\"00123\"`.");
        } else if (value.isContainerNode()) {
            parameters.complain(
                    ATTRIBUTE + path,
                    "The value is a text, a number, true, false or null.",
                    "Ask for the members one by one, such as `attribute.address.zip=...`.");
        } else if (!AttributePath.put(wanted, names, value)) {
            parameters.complain(
                    ATTRIBUTE + path,
                    "Another filter asks for the same attribute.",
                    "Leave one of them out.");
        }
    }
}
