package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keywords that apply other schemas to the same value.
final class Applicators {

    private Applicators() {}

    static void compile(Keywords keywords) {
        var all = keywords.schemasInPlace("allOf");
        if (all != null) {
            keywords.add((value, visit, seen) -> allOf(all, value, visit, seen));
        }
        var any = keywords.schemasInPlace("anyOf");
        if (any != null) {
            keywords.add((value, visit, seen) -> anyOf(any, value, visit, seen));
        }
        var one = keywords.schemasInPlace("oneOf");
        if (one != null) {
            keywords.add((value, visit, seen) -> oneOf(one, value, visit, seen));
        }
        var not = keywords.inPlace("not");
        if (not != null) {
            keywords.add((value, visit, _) -> not(not, value, visit));
        }
        Condition.compile(keywords);
        dependent(keywords);
    }

    private static boolean allOf(
            List<Rule> rules, JsonNode value, Visit visit, @Nullable Evaluated seen) {
        var mark = visit.mark();
        var fits = true;
        for (var rule : rules) {
            fits &= rule.accepts(value, visit, seen);
        }
        return fits
                || visit.failUnlessSince(mark, "value at ", " does not match all `allOf` schemas");
    }

    private static boolean anyOf(
            List<Rule> rules, JsonNode value, Visit visit, @Nullable Evaluated seen) {
        var mark = visit.mark();
        if (matches(rules, value, visit, seen) == 0) {
            return visit.failUnlessSince(mark, "value at ", " does not match any `anyOf` schemas");
        }
        visit.forget(mark);
        return true;
    }

    private static boolean oneOf(
            List<Rule> rules, JsonNode value, Visit visit, @Nullable Evaluated seen) {
        var mark = visit.mark();
        var matches = matches(rules, value, visit, seen);
        if (matches > 0) {
            visit.forget(mark);
        }
        return matches == 1
                || visit.failUnlessSince(
                        mark, "value at ", " does not match exactly one `oneOf` schema");
    }

    /// How many of the schemas fit; what the fitting ones looked at is noted.
    private static int matches(
            List<Rule> rules, JsonNode value, Visit visit, @Nullable Evaluated seen) {
        var matches = 0;
        for (var rule : rules) {
            var own = seen == null ? null : new Evaluated();
            if (rule.accepts(value, visit, own)) {
                matches++;
                note(own, seen);
            }
        }
        return matches;
    }

    static void note(@Nullable Evaluated own, @Nullable Evaluated seen) {
        if (own != null && seen != null) {
            seen.addAll(own);
        }
    }

    private static boolean not(Rule rule, JsonNode value, Visit visit) {
        visit.hush();
        var matches = rule.accepts(value, visit, null);
        visit.speak();
        return !matches || visit.fail("value at ", " matches `not` schema");
    }

    private static void dependent(Keywords keywords) {
        var rules = keywords.schemaMap("dependentSchemas");
        if (rules != null) {
            rules.values().forEach(keywords.owner()::inPlace);
            keywords.add((value, visit, seen) ->
                    !value.isObject() || dependent(rules, value, visit, seen));
        }
    }

    private static boolean dependent(
            Map<String, Rule> rules, JsonNode object, Visit visit, @Nullable Evaluated seen) {
        var mark = visit.mark();
        var fits = true;
        for (var entry : rules.entrySet()) {
            if (object.has(entry.getKey())) {
                fits &= entry.getValue().accepts(object, visit, seen);
            }
        }
        return fits
                || visit.failUnlessSince(
                        mark, "value at ", " does not match applicable `dependentSchemas` schemas");
    }
}
