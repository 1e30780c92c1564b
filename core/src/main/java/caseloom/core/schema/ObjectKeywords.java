package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Size, required members and names of objects; their members are in `MemberKeywords`.
final class ObjectKeywords {

    private ObjectKeywords() {}

    static void compile(Keywords keywords) {
        size(keywords);
        required(keywords);
        dependentRequired(keywords);
        MemberKeywords.compile(keywords);
        propertyNames(keywords);
    }

    private static void size(Keywords keywords) {
        var most = keywords.size("maxProperties");
        if (most != null) {
            int limit = most;
            var after = " is greater than: " + ArrayKeywords.text(keywords, "maxProperties");
            keywords.add((value, visit, _) ->
                    !value.isObject()
                            || value.size() <= limit
                            || visit.fail("object size at ", after));
        }
        var least = keywords.size("minProperties");
        if (least != null) {
            int limit = least;
            var after = " is less than: " + ArrayKeywords.text(keywords, "minProperties");
            keywords.add((value, visit, _) ->
                    !value.isObject()
                            || value.size() >= limit
                            || visit.fail("object size at ", after));
        }
    }

    private static void required(Keywords keywords) {
        var names = keywords.names("required");
        if (names != null) {
            keywords.add((value, visit, _) -> !value.isObject() || required(names, value, visit));
        }
    }

    private static boolean required(List<String> names, JsonNode object, Visit visit) {
        var fits = true;
        for (var name : names) {
            if (!object.has(name)) {
                fits = visit.failAt(name, "object at ", " is missing required properties: " + name);
            }
        }
        return fits;
    }

    private static void dependentRequired(Keywords keywords) {
        var map = keywords.map("dependentRequired");
        if (map == null) {
            return;
        }
        var demands = new LinkedHashMap<String, List<String>>();
        for (var entry : map.properties()) {
            if (!Keywords.differentTexts(entry.getValue())) {
                keywords.problem(
                        "dependentRequired",
                        "dependentRequired must map names to arrays of different strings.");
                return;
            }
            demands.put(entry.getKey(), Keywords.texts(entry.getValue()));
        }
        keywords.add((value, visit, _) -> !value.isObject() || demanded(demands, value, visit));
    }

    private static boolean demanded(
            Map<String, List<String>> demands, JsonNode object, Visit visit) {
        var fits = true;
        for (var demand : demands.entrySet()) {
            if (object.has(demand.getKey()) && !demand.getValue().stream().allMatch(object::has)) {
                visit.enter(demand.getKey());
                fits =
                        visit.fail(
                                "object at ",
                                " is missing required `dependentRequired` properties");
                visit.leave();
            }
        }
        return fits;
    }

    private static void propertyNames(Keywords keywords) {
        var rule = keywords.schema("propertyNames");
        if (rule != null) {
            keywords.add((value, visit, _) -> !value.isObject() || names(rule, value, visit));
        }
    }

    private static boolean names(Rule rule, JsonNode object, Visit visit) {
        var mark = visit.mark();
        var fits = true;
        for (var names = object.fieldNames(); names.hasNext(); ) {
            fits &= rule.accepts(text(names.next()), visit, null);
        }
        return fits
                || visit.failUnlessSince(
                        mark, "object property names at ", " do not match `propertyNames` schema");
    }

    private static JsonNode text(String name) {
        return TextNode.valueOf(name);
    }

    /// One message for a keyword whose own schemas stayed silent.
    static boolean unlessSince(boolean fits, Visit visit, int mark, @Nullable String words) {
        return fits
                || (words != null && visit.failUnlessSince(mark, "object properties at ", words));
    }
}
