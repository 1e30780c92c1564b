package caseloom.core.schema;

import caseloom.core.pattern.LinearPattern;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `properties`, `patternProperties` and `additionalProperties`.
final class MemberKeywords {

    /// The schema of the members whose name matches.
    private record Matching(LinearPattern pattern, Rule rule) {}

    private MemberKeywords() {}

    static void compile(Keywords keywords) {
        var named = keywords.schemaMap("properties");
        if (named != null && !named.isEmpty()) {
            keywords.add(named(named));
        }
        var matching = matching(keywords);
        if (!matching.isEmpty()) {
            keywords.add((value, visit, seen) ->
                    !value.isObject() || matching(matching, value, visit, seen));
        }
        var rule = keywords.schema("additionalProperties");
        if (rule != null) {
            var names = named == null ? Set.<String>of() : Set.copyOf(named.keySet());
            keywords.add(additional(rule, names, matching));
        }
    }

    private static Rule named(Map<String, Rule> named) {
        var names = named.keySet().toArray(String[]::new);
        var rules = named.values().toArray(Rule[]::new);
        return (value, visit, seen) -> {
            if (!value.isObject()) {
                return true;
            }
            var mark = visit.mark();
            var fits = true;
            for (var i = 0; i < names.length; i++) {
                var member = value.get(names[i]);
                if (member != null) {
                    fits &= child(rules[i], member, names[i], visit, seen);
                }
            }
            var words = " do not match corresponding `properties` schemas";
            return ObjectKeywords.unlessSince(fits, visit, mark, words);
        };
    }

    private static boolean child(
            Rule rule, JsonNode member, String name, Visit visit, @Nullable Evaluated seen) {
        if (seen != null) {
            seen.member(name);
        }
        return ArrayKeywords.child(rule, member, name, visit);
    }

    private static List<Matching> matching(Keywords keywords) {
        var rules = keywords.schemaMap("patternProperties");
        var matching = new ArrayList<Matching>();
        if (rules != null) {
            rules.forEach((source, rule) -> {
                var place = keywords.place("patternProperties") + "/" + Visit.escape(source);
                var pattern = keywords.pattern(source, place);
                if (pattern != null) {
                    matching.add(new Matching(pattern, rule));
                }
            });
        }
        return matching;
    }

    private static boolean matching(
            List<Matching> matching, JsonNode object, Visit visit, @Nullable Evaluated seen) {
        var mark = visit.mark();
        var fits = true;
        for (var member : object.properties()) {
            for (var one : matching) {
                visit.step();
                if (one.pattern().find(member.getKey())) {
                    fits &= child(one.rule(), member.getValue(), member.getKey(), visit, seen);
                }
            }
        }
        var words = " do not match corresponding `patternProperties` schemas";
        return ObjectKeywords.unlessSince(fits, visit, mark, words);
    }

    private static Rule additional(Rule rule, Set<String> names, List<Matching> matching) {
        var words = " do not match `additionalProperties` schema";
        return (value, visit, seen) -> {
            if (!value.isObject()) {
                return true;
            }
            var mark = visit.mark();
            var fits = true;
            for (var member : value.properties()) {
                var name = member.getKey();
                if (!names.contains(name)
                        && matching.stream().noneMatch(one -> one.pattern().find(name))) {
                    fits &=
                            rule.equals(Rule.FALSE)
                                    ? disallowed(name, visit, "additional")
                                    : child(rule, member.getValue(), name, visit, seen);
                }
            }
            return ObjectKeywords.unlessSince(fits, visit, mark, words);
        };
    }

    static boolean disallowed(String name, Visit visit, String kind) {
        visit.enter(name);
        visit.fail("object property at ", " is a disallowed " + kind + " property");
        visit.leave();
        return false;
    }
}
