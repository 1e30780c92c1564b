package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A value with its expressions compiled. Constant parts are shared between renderings: like all
/// nodes of this package's answers they must not be changed in place.
public final class CompiledTemplate implements Template {

    private final Part root;
    private final Set<String> variables;

    CompiledTemplate(Part root) {
        this.root = root;
        var names = new TreeSet<String>();
        collect(root, names);
        this.variables = Set.copyOf(names);
    }

    sealed interface Part {}

    record Fixed(JsonNode value) implements Part {}

    record Dynamic(CompiledExpression expression) implements Part {}

    record Items(List<Part> items) implements Part {}

    record Members(List<Member> members) implements Part {}

    record Member(String name, Part value) {}

    @Override
    public JsonNode render(JsonNode input, Variables variables) {
        return render(input, variables, (_, _) -> null);
    }

    @Override
    public JsonNode render(JsonNode input, Variables variables, Instead instead) {
        return new Rendering(input, variables, instead).of(root, "");
    }

    private record Rendering(JsonNode input, Variables variables, Instead instead) {

        JsonNode of(Part part, String pointer) {
            return switch (part) {
                case Fixed(var value) -> value;
                case Dynamic(var expression) -> evaluated(expression, pointer);
                case Items(var items) -> {
                    var array = JsonNodeFactory.instance.arrayNode(items.size());
                    for (var item : items) {
                        array.add(of(item, pointer + "/" + array.size()));
                    }
                    yield array;
                }
                case Members(var members) -> {
                    var object = JsonNodeFactory.instance.objectNode();
                    for (var member : members) {
                        var name = member.name().replace("~", "~0").replace("/", "~1");
                        object.set(member.name(), of(member.value(), pointer + "/" + name));
                    }
                    yield object;
                }
            };
        }

        private JsonNode evaluated(CompiledExpression expression, String pointer) {
            var other = instead.of(pointer, expression);
            return other == null ? expression.evaluate(input, variables) : other;
        }
    }

    @Override
    public boolean constant() {
        return root instanceof Fixed;
    }

    /// The names of the variables its expressions read, without their dollar signs.
    public Set<String> variables() {
        return variables;
    }

    private static void collect(Part part, Set<String> names) {
        switch (part) {
            case Fixed _ -> {}
            case Dynamic(var expression) -> names.addAll(expression.variables());
            case Items(var items) -> items.forEach(item -> collect(item, names));
            case Members(var members) -> members.forEach(member -> collect(member.value(), names));
        }
    }
}
