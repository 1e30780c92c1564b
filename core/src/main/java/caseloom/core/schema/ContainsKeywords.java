package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// `contains` with `minContains` and `maxContains`: how many items match, never why others do not.
record ContainsKeywords(
        Rule rule, int least, int most, @Nullable String leastText, @Nullable String mostText)
        implements Rule {

    static void compile(Keywords keywords) {
        var least = keywords.size("minContains");
        var most = keywords.size("maxContains");
        var rule = keywords.schema("contains");
        if (rule != null) {
            keywords.add(
                    new ContainsKeywords(
                            rule,
                            least == null ? 1 : least,
                            most == null ? Integer.MAX_VALUE : most,
                            least == null ? null : ArrayKeywords.text(keywords, "minContains"),
                            most == null ? null : ArrayKeywords.text(keywords, "maxContains")));
        }
    }

    @Override
    public boolean accepts(JsonNode array, Visit visit, @Nullable Evaluated evaluated) {
        if (!array.isArray()) {
            return true;
        }
        var count = count(array, visit, evaluated);
        if (count < least) {
            visit.fail("array at ", " does not contain enough items that match `contains` schema");
            if (leastText != null) {
                tell(visit, "less than: " + leastText);
            }
        }
        if (count > most) {
            tell(visit, "greater than: " + mostText);
        }
        return count >= least && count <= most;
    }

    private static void tell(Visit visit, String what) {
        visit.fail("number of array items at ", " matching `contains` schema is " + what);
    }

    private int count(JsonNode array, Visit visit, @Nullable Evaluated evaluated) {
        var count = 0;
        visit.hush();
        for (var i = 0; i < array.size(); i++) {
            if (rule.accepts(array.get(i), visit, null)) {
                count++;
                if (evaluated != null) {
                    evaluated.item(i);
                }
            }
        }
        visit.speak();
        return count;
    }
}
