package caseloom.approve;

import java.util.List;
import java.util.Map;

/// What somebody typed into the forms of a page, and what is wrong with it.
///
/// @param values by the ids of the fields
/// @param violations sentences by the ids of the fields
/// @param others what is wrong with none of the fields
record Filled(
        Map<String, String> values,
        String comment,
        Map<String, String> violations,
        List<String> others) {

    static final String COMMENT = "comment";
    static final String TO = "to";

    static final Filled NOTHING = new Filled(Map.of(), "", Map.of(), List.of());

    Filled {
        values = Map.copyOf(values);
        violations = Map.copyOf(violations);
        others = List.copyOf(others);
    }

    boolean fits() {
        return violations.isEmpty() && others.isEmpty();
    }

    String value(String id) {
        return values.getOrDefault(id, "");
    }

    Filled wrong(String id, String sentence) {
        return new Filled(values, comment, Map.of(id, sentence), others);
    }
}
