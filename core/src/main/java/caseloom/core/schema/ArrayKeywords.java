package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Size, items and uniqueness of arrays.
final class ArrayKeywords {

    private ArrayKeywords() {}

    static void compile(Keywords keywords) {
        size(keywords);
        if (keywords.flag("uniqueItems")) {
            keywords.add((value, visit, _) ->
                    !value.isArray()
                            || unique(value)
                            || visit.fail("array items at ", " are not unique"));
        }
        prefixItems(keywords);
        items(keywords);
        ContainsKeywords.compile(keywords);
    }

    private static void size(Keywords keywords) {
        var most = keywords.size("maxItems");
        if (most != null) {
            int limit = most;
            var after = " is greater than: " + text(keywords, "maxItems");
            keywords.add((value, visit, _) ->
                    !value.isArray()
                            || value.size() <= limit
                            || visit.fail("array size at ", after));
        }
        var least = keywords.size("minItems");
        if (least != null) {
            int limit = least;
            var after = " is less than: " + text(keywords, "minItems");
            keywords.add((value, visit, _) ->
                    !value.isArray()
                            || value.size() >= limit
                            || visit.fail("array size at ", after));
        }
    }

    static String text(Keywords keywords, String keyword) {
        var value = keywords.get(keyword);
        return value == null ? "" : JsonValues.text(value);
    }

    /// Sorted, equal items are neighbours; a hash could be driven into its worst case.
    private static boolean unique(JsonNode array) {
        var items = array.valueStream().sorted(JsonValues.ORDER).toList();
        for (var i = 1; i < items.size(); i++) {
            if (JsonValues.equal(items.get(i - 1), items.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static void prefixItems(Keywords keywords) {
        var prefix = keywords.schemas("prefixItems");
        if (prefix != null) {
            keywords.add(
                    (value, visit, seen) -> !value.isArray() || prefix(prefix, value, visit, seen));
        }
    }

    private static boolean prefix(
            List<Rule> prefix, JsonNode array, Visit visit, @Nullable Evaluated seen) {
        var mark = visit.mark();
        var fits = true;
        var end = Math.min(prefix.size(), array.size());
        for (var i = 0; i < end; i++) {
            fits &= child(prefix.get(i), array.get(i), i, visit);
        }
        if (seen != null) {
            seen.itemsBefore(end);
        }
        return fits
                || visit.failUnlessSince(
                        mark,
                        "array items at ",
                        " do not match corresponding `prefixItems` schemas");
    }

    private static void items(Keywords keywords) {
        var value = keywords.get("items");
        if (value == null) {
            return;
        }
        if (value.isArray()) {
            keywords.problem(
                    "items", "items must be one schema; a list of schemas is called prefixItems.");
            return;
        }
        var rule = keywords.schema("items");
        var prefix = keywords.get("prefixItems");
        var from = prefix != null && prefix.isArray() ? prefix.size() : 0;
        if (rule != null) {
            keywords.add((array, visit, seen) ->
                    !array.isArray() || items(rule, from, array, visit, seen));
        }
    }

    private static boolean items(
            Rule rule, int from, JsonNode array, Visit visit, @Nullable Evaluated seen) {
        var mark = visit.mark();
        var fits = true;
        for (var i = from; i < array.size(); i++) {
            fits &= child(rule, array.get(i), i, visit);
        }
        if (seen != null) {
            seen.itemsBefore(array.size());
        }
        return fits
                || visit.failUnlessSince(mark, "array items at ", " do not match `items` schema");
    }

    static boolean child(Rule rule, JsonNode item, Object token, Visit visit) {
        visit.enter(token);
        var fits = rule.accepts(item, visit, null);
        visit.leave();
        return fits;
    }
}
