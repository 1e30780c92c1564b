package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/// Length, pattern and format of strings.
final class TextKeywords {

    private TextKeywords() {}

    static void compile(Keywords keywords) {
        var most = keywords.size("maxLength");
        if (most != null) {
            int limit = most;
            add(
                    keywords,
                    text -> text.length() <= limit || points(text) <= limit,
                    "string length at ",
                    " is greater than: " + JsonValues.text(keyword(keywords, "maxLength")));
        }
        var least = keywords.size("minLength");
        if (least != null) {
            int limit = least;
            add(
                    keywords,
                    text -> text.length() >= limit && points(text) >= limit,
                    "string length at ",
                    " is less than: " + JsonValues.text(keyword(keywords, "minLength")));
        }
        pattern(keywords);
        format(keywords);
    }

    private static JsonNode keyword(Keywords keywords, String name) {
        var value = keywords.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " was there a moment ago");
        }
        return value;
    }

    private static void pattern(Keywords keywords) {
        var source = keywords.text("pattern");
        var pattern = source == null ? null : keywords.pattern(source, keywords.place("pattern"));
        if (pattern != null) {
            add(keywords, pattern::find, "string at ", " does not match pattern: " + source);
        }
    }

    private static void format(Keywords keywords) {
        var name = keywords.text("format");
        if (name == null) {
            return;
        }
        var format = Formats.named(name);
        if (format != null) {
            add(keywords, format, "value at ", " does not match format: " + name);
        }
    }

    private static void add(
            Keywords keywords, Predicate<String> right, String before, String after) {
        keywords.add((value, visit, _) ->
                !value.isTextual() || right.test(value.textValue()) || visit.fail(before, after));
    }

    private static int points(String text) {
        return text.codePointCount(0, text.length());
    }
}
