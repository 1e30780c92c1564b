package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.function.IntPredicate;

/// Bounds and multiples of numbers, on their exact decimal values.
final class NumberKeywords {

    private NumberKeywords() {}

    static void compile(Keywords keywords) {
        multipleOf(keywords);
        bound(keywords, "maximum", " is greater than: ", order -> order <= 0);
        bound(keywords, "exclusiveMaximum", " is greater than or equal to: ", order -> order < 0);
        bound(keywords, "minimum", " is less than: ", order -> order >= 0);
        bound(keywords, "exclusiveMinimum", " is less than or equal to: ", order -> order > 0);
    }

    private static void bound(Keywords keywords, String keyword, String words, IntPredicate right) {
        var bound = keywords.number(keyword);
        if (bound == null) {
            return;
        }
        var after = words + JsonValues.text(bound);
        keywords.add((value, visit, _) ->
                !value.isNumber()
                        || right.test(JsonValues.compareNumbers(value, bound))
                        || visit.fail("number at ", after));
    }

    private static void multipleOf(Keywords keywords) {
        var factor = keywords.number("multipleOf");
        if (factor == null) {
            return;
        }
        if (factor.decimalValue().signum() <= 0) {
            keywords.problem("multipleOf", "multipleOf must be greater than 0.");
            return;
        }
        var after = " is not a multiple of: " + JsonValues.text(factor);
        var exact = factor.decimalValue();
        keywords.add((value, visit, _) ->
                !value.isNumber() || multiple(value, exact) || visit.fail("number at ", after));
    }

    private static boolean multiple(JsonNode value, BigDecimal factor) {
        return value.decimalValue().remainder(factor).signum() == 0;
    }
}
