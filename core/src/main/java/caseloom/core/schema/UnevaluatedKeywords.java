package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;

/// `unevaluatedProperties` and `unevaluatedItems`: they come last, and look at what the other
/// keywords left over.
final class UnevaluatedKeywords {

    private UnevaluatedKeywords() {}

    static void compile(Keywords keywords) {
        var members = keywords.schema("unevaluatedProperties");
        if (members != null) {
            keywords.owner().asksForUnevaluated();
            keywords.add((value, visit, seen) ->
                    !value.isObject() || seen == null || members(members, value, visit, seen));
        }
        var items = keywords.schema("unevaluatedItems");
        if (items != null) {
            keywords.owner().asksForUnevaluated();
            keywords.add((value, visit, seen) ->
                    !value.isArray() || seen == null || items(items, value, visit, seen));
        }
    }

    private static boolean members(Rule rule, JsonNode object, Visit visit, Evaluated seen) {
        var mark = visit.mark();
        var fits = true;
        for (var member : object.properties()) {
            var name = member.getKey();
            if (!seen.hasMember(name)) {
                fits &=
                        rule.equals(Rule.FALSE)
                                ? MemberKeywords.disallowed(name, visit, "unevaluated")
                                : ArrayKeywords.child(rule, member.getValue(), name, visit);
                seen.member(name);
            }
        }
        var words = " do not match `unevaluatedProperties` schema";
        return ObjectKeywords.unlessSince(fits, visit, mark, words);
    }

    private static boolean items(Rule rule, JsonNode array, Visit visit, Evaluated seen) {
        var mark = visit.mark();
        var fits = true;
        for (var i = 0; i < array.size(); i++) {
            if (!seen.hasItem(i)) {
                fits &=
                        rule.equals(Rule.FALSE)
                                ? disallowed(i, visit)
                                : child(rule, array, i, visit);
            }
        }
        seen.itemsBefore(array.size());
        return fits
                || visit.failUnlessSince(
                        mark, "array items at ", " do not match `unevaluatedItems` schema");
    }

    private static boolean child(Rule rule, JsonNode array, int index, Visit visit) {
        return ArrayKeywords.child(rule, array.get(index), index, visit);
    }

    private static boolean disallowed(int index, Visit visit) {
        visit.enter(index);
        visit.fail("array item at ", " is a disallowed unevaluated item");
        visit.leave();
        return false;
    }
}
