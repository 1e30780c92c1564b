package caseloom.core.definition;

import caseloom.core.expression.Expression;
import caseloom.core.expression.ExpressionFault;
import caseloom.core.expression.Template;
import caseloom.core.expression.Variables;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/// Definitions from YAML for tests of the interpreter.
public final class DocumentOf {

    private DocumentOf() {}

    /// The definition of a document that must be right.
    public static Definition yaml(String text) {
        var reading = read(text);
        return reading.definition()
                .orElseThrow(() -> new AssertionError("complaints: " + reading.complaints()));
    }

    public static Reading read(String text) {
        return new Definitions(new PlainJq(), DefinitionLimits.USUAL).read(text);
    }

    private static final class PlainJq implements Jq {
        @Override
        public Compiled expression(String jq) throws Unreadable {
            return new Compiled(new Query(jq), Set.of());
        }

        @Override
        public Template template(JsonNode value) throws Unreadable {
            return new Tree(value);
        }
    }

    private record Tree(JsonNode value) implements Template {
        @Override
        public JsonNode render(JsonNode input, Variables variables) {
            return render(value, input, variables);
        }

        private static JsonNode render(JsonNode value, JsonNode input, Variables variables) {
            if (value.isTextual()) {
                var text = value.textValue().strip();
                return text.startsWith("${")
                        ? new Query(text.substring(2, text.length() - 1)).evaluate(input, variables)
                        : value;
            }
            if (value.isObject()) {
                var object = Json.object();
                value.properties()
                        .forEach(m ->
                                object.set(m.getKey(), render(m.getValue(), input, variables)));
                return object;
            }
            if (value.isArray()) {
                var array = Json.object().arrayNode();
                value.forEach(item -> array.add(render(item, input, variables)));
                return array;
            }
            return value;
        }

        @Override
        public boolean constant() {
            return false;
        }
    }

    private record Query(String source) implements Expression {

        private static final Scope BUILTINS = builtins();
        private static final ConcurrentHashMap<String, JsonQuery> COMPILED =
                new ConcurrentHashMap<>();
        private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_]\\w*)");

        private static Scope builtins() {
            var scope = Scope.newEmptyScope();
            BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, scope);
            return scope;
        }

        private JsonQuery compiled() throws JsonQueryException {
            var known = COMPILED.get(source);
            if (known == null) {
                known = JsonQuery.compile(source, Versions.JQ_1_6);
                COMPILED.put(source, known);
            }
            return known;
        }

        @Override
        public JsonNode evaluate(JsonNode input, Variables variables) {
            var out = new ArrayList<JsonNode>();
            try {
                var scope = Scope.newChildScope(BUILTINS);
                var names = VARIABLE.matcher(source);
                while (names.find()) {
                    var value = variables.value(names.group(1));
                    if (value != null) {
                        scope.setValue(names.group(1), value);
                    }
                }
                compiled().apply(scope, input, out::add);
            } catch (JsonQueryException e) {
                throw new ExpressionFault(String.valueOf(e.getMessage()));
            }
            if (out.size() == 1) {
                return out.get(0);
            }
            return out.isEmpty() ? NullNode.instance : Json.object().arrayNode().addAll(out);
        }

        @Override
        public boolean test(JsonNode input, Variables variables) {
            var value = evaluate(input, variables);
            if (!value.isBoolean() && !value.isNull()) {
                throw new ExpressionFault("a condition must be true or false");
            }
            return value.booleanValue();
        }
    }
}
