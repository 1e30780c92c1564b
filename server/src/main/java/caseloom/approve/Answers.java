package caseloom.approve;

import caseloom.core.definition.StepFields;
import caseloom.core.json.Json;
import caseloom.core.variables.Conversion;
import caseloom.core.variables.Variable;
import caseloom.core.variables.VariableType;
import caseloom.pages.FormValues;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what somebody filled in, as the fields of the step want it.
///
/// @param values of the fields, which fit when `filled` has no complaints
record Answers(ObjectNode values, Filled filled) {

    static final int COMMENT_MOST = 20_000;

    /// The name of the field of that place in a form: ids may hold anything.
    static String name(int place) {
        return "field-" + place;
    }

    /// @param whole whether what is required must be there (L-138)
    static Answers read(StepFields fields, FormValues form, boolean whole) {
        var values = Json.object();
        var typed = new HashMap<String, String>();
        var wrong = new LinkedHashMap<String, String>();
        var all = fields.variables().all();
        for (var i = 0; i < all.size(); i++) {
            var variable = all.get(i);
            var text = form.first(name(i)).strip();
            typed.put(variable.id(), text);
            if (variable.type() != VariableType.FILE && !text.isEmpty()) {
                switch (variable.read(text)) {
                    case Conversion.Value(var json) -> values.set(variable.id(), json);
                    case Conversion.NotGiven() -> {}
                    case Conversion.Wrong(var finding) -> wrong.put(variable.id(), finding.msg());
                }
            }
        }
        var others = check(fields, values, whole, wrong);
        var comment = form.first(Filled.COMMENT).strip();
        if (comment.length() > COMMENT_MOST) {
            wrong.put(Filled.COMMENT, "at most " + COMMENT_MOST + " characters");
        }
        return new Answers(values, new Filled(typed, comment, wrong, others));
    }

    /// Adds to what is wrong, one sentence a field, and gives what is wrong beside the fields.
    private static List<String> check(
            StepFields fields, ObjectNode values, boolean whole, Map<String, String> wrong) {
        var others = new ArrayList<String>();
        for (var violation : fields.check(values, whole)) {
            fields.variables()
                    .at(violation.path())
                    .map(Variable::id)
                    .ifPresentOrElse(
                            id -> wrong.putIfAbsent(id, violation.error()),
                            () -> others.add(violation.error()));
        }
        return others;
    }
}
