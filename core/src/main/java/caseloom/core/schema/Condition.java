package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// `if` with `then` and `else`.
record Condition(Rule condition, @Nullable Rule then, @Nullable Rule otherwise) implements Rule {

    static void compile(Keywords keywords) {
        var condition = keywords.inPlace("if");
        var then = keywords.inPlace("then");
        var otherwise = keywords.inPlace("else");
        if (condition != null) {
            keywords.add(new Condition(condition, then, otherwise));
        }
    }

    @Override
    public boolean accepts(JsonNode value, Visit visit, @Nullable Evaluated evaluated) {
        var own = evaluated == null ? null : new Evaluated();
        visit.hush();
        var met = condition.accepts(value, visit, own);
        visit.speak();
        if (met) {
            Applicators.note(own, evaluated);
        }
        var next = met ? then : otherwise;
        if (next == null) {
            return true;
        }
        var words =
                met
                        ? " does not match conditional `then` schema"
                        : " does not match conditional `else` schema";
        if (next.equals(Rule.FALSE)) {
            return visit.fail("value at ", words);
        }
        var mark = visit.mark();
        return next.accepts(value, visit, evaluated)
                || visit.failUnlessSince(mark, "value at ", words);
    }
}
