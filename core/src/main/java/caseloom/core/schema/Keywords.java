package caseloom.core.schema;

import caseloom.core.pattern.LinearPattern;
import caseloom.core.pattern.PatternFault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The keywords of one schema object while it is compiled: typed access, and a complaint where the
/// type is wrong.
final class Keywords {

    private static final List<String> TEXTS =
            List.of("$comment", "title", "description", "contentEncoding", "contentMediaType");
    private static final List<String> FLAGS = List.of("deprecated", "readOnly", "writeOnly");

    private final SchemaCompiler compiler;
    private final ObjectNode schema;
    private final String pointer;
    private final ObjectSchema rule;
    private final List<Rule> rules = new ArrayList<>();

    Keywords(SchemaCompiler compiler, ObjectNode schema, String pointer, ObjectSchema rule) {
        this.compiler = compiler;
        this.schema = schema;
        this.pointer = pointer;
        this.rule = rule;
    }

    List<Rule> compile() {
        CoreKeywords.compile(this);
        TEXTS.forEach(this::text);
        FLAGS.forEach(this::flag);
        ValueKeywords.compile(this);
        NumberKeywords.compile(this);
        TextKeywords.compile(this);
        ArrayKeywords.compile(this);
        ObjectKeywords.compile(this);
        Applicators.compile(this);
        UnevaluatedKeywords.compile(this);
        return rules;
    }

    void add(Rule keyword) {
        rules.add(keyword);
    }

    ObjectSchema owner() {
        return rule;
    }

    SchemaCompiler compiler() {
        return compiler;
    }

    /// The value of the keyword, null when it is not there.
    @Nullable JsonNode get(String keyword) {
        return schema.get(keyword);
    }

    String place(String keyword) {
        return pointer + "/" + Visit.escape(keyword);
    }

    void problem(String keyword, String message) {
        compiler.problem(place(keyword), message);
    }

    /// The value of the keyword if it passes; otherwise it is complained about.
    private @Nullable JsonNode get(String keyword, Predicate<JsonNode> right, String mustBe) {
        var value = schema.get(keyword);
        if (value == null || right.test(value)) {
            return value;
        }
        problem(keyword, keyword + " must be " + mustBe + ".");
        return null;
    }

    @Nullable String text(String keyword) {
        var value = get(keyword, JsonNode::isTextual, "a string");
        return value == null ? null : value.textValue();
    }

    boolean flag(String keyword) {
        var value = get(keyword, JsonNode::isBoolean, "true or false");
        return value != null && value.booleanValue();
    }

    @Nullable JsonNode number(String keyword) {
        return get(keyword, JsonNode::isNumber, "a number");
    }

    /// A size: a whole number that is not negative. Larger ones than any value can have are cut.
    @Nullable Integer size(String keyword) {
        var value =
                get(
                        keyword,
                        node ->
                                node.isNumber()
                                        && JsonValues.integer(node)
                                        && node.decimalValue().signum() >= 0,
                        "a whole number of at least 0");
        return value == null
                ? null
                : value.decimalValue().toBigInteger().bitLength() > 31
                        ? Integer.valueOf(Integer.MAX_VALUE)
                        : Integer.valueOf((int) Math.min(value.longValue(), Integer.MAX_VALUE));
    }

    @Nullable JsonNode list(String keyword) {
        return get(keyword, JsonNode::isArray, "an array");
    }

    /// A list of different strings, as `required` has it.
    @Nullable List<String> names(String keyword) {
        var value = get(keyword, Keywords::differentTexts, "an array of different strings");
        return value == null ? null : texts(value);
    }

    static boolean differentTexts(JsonNode value) {
        return value.isArray()
                && value.valueStream().allMatch(JsonNode::isTextual)
                && value.valueStream().distinct().count() == value.size();
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::textValue).toList();
    }

    /// The schema that is the keyword's value.
    @Nullable Rule schema(String keyword) {
        var value = schema.get(keyword);
        return value == null ? null : compiler.rule(value, place(keyword));
    }

    /// Like `schema`, for one that looks at the same value.
    @Nullable Rule inPlace(String keyword) {
        return inPlace(schema(keyword));
    }

    private @Nullable Rule inPlace(@Nullable Rule child) {
        if (child != null) {
            rule.inPlace(child);
        }
        return child;
    }

    /// The list of schemas that is the keyword's value.
    @Nullable List<Rule> schemas(String keyword) {
        var value =
                get(
                        keyword,
                        node -> node.isArray() && !node.isEmpty(),
                        "an array of schemas, not empty");
        if (value == null) {
            return null;
        }
        var children = new ArrayList<Rule>();
        for (var i = 0; i < value.size(); i++) {
            children.add(compiler.rule(value.path(i), place(keyword) + "/" + i));
        }
        return children;
    }

    @Nullable List<Rule> schemasInPlace(String keyword) {
        var children = schemas(keyword);
        if (children != null) {
            children.forEach(rule::inPlace);
        }
        return children;
    }

    /// The map of schemas that is the keyword's value.
    @Nullable Map<String, Rule> schemaMap(String keyword) {
        var value = map(keyword);
        if (value == null) {
            return null;
        }
        var children = new LinkedHashMap<String, Rule>();
        value.properties()
                .forEach(entry -> {
                    var place = place(keyword) + "/" + Visit.escape(entry.getKey());
                    children.put(entry.getKey(), compiler.rule(entry.getValue(), place));
                });
        return children;
    }

    @Nullable JsonNode map(String keyword) {
        return get(keyword, JsonNode::isObject, "an object");
    }

    @Nullable LinearPattern pattern(String source, String place) {
        try {
            return LinearPattern.compile(source);
        } catch (PatternFault e) {
            compiler.problem(
                    place,
                    "The regular expression \""
                            + source
                            + "\" is refused: "
                            + e.getMessage()
                            + ".");
            return null;
        }
    }
}
