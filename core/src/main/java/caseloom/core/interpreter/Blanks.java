package caseloom.core.interpreter;

import caseloom.core.expression.CompiledExpression;
import caseloom.core.expression.Expressions;
import caseloom.core.expression.Template;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Renders the parts of one request and leaves blank what takes a secret: a decision must not hold
/// any (W-14). For one request.
final class Blanks {

    static final String HEADERS = "/headers";
    static final String BODY = "/body";
    static final String PARAMETERS = "/parameters";
    static final String CREDENTIALS = "/credentials";
    static final String READER = "/reader";

    /// What people see where a secret is.
    static final JsonNode MASK = TextNode.valueOf("***");

    private final JsonNode input;
    private final Sight sight;
    private final List<Late.Blank> blanks = new ArrayList<>();
    private final TreeSet<String> secrets = new TreeSet<>();
    private final TreeSet<String> variables = new TreeSet<>();

    Blanks(JsonNode input, Sight sight) {
        this.input = input;
        this.sight = sight;
    }

    JsonNode input() {
        return input;
    }

    /// A part that may take secrets.
    ///
    /// @param at the part, and its place there
    JsonNode render(String at, Template template) {
        return template.render(
                input, sight, (pointer, expression) -> blank(at + pointer, expression));
    }

    /// Whether exactly that place was left blank.
    boolean isBlank(String at) {
        return blanks.stream().anyMatch(blank -> blank.at().equals(at));
    }

    Late late() {
        if (blanks.isEmpty()) {
            return Late.NONE;
        }
        var seen = Json.object();
        for (var name : variables) {
            var value = sight.value(name);
            if (value != null) {
                seen.set(name, value);
            }
        }
        return new Late(blanks, secrets, input, seen, sight.now());
    }

    private @Nullable JsonNode blank(String at, CompiledExpression expression) {
        if (expression.secrets().isEmpty()) {
            return null;
        }
        blanks.add(new Late.Blank(at, expression.source()));
        secrets.addAll(expression.secrets());
        variables.addAll(expression.variables());
        variables.remove(Expressions.SECRETS);
        return MASK;
    }
}
