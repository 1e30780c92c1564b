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
        return render(root, input, variables);
    }

    private static JsonNode render(Part part, JsonNode input, Variables variables) {
        return switch (part) {
            case Fixed(var value) -> value;
            case Dynamic(var expression) -> expression.evaluate(input, variables);
            case Items(var items) -> {
                var array = JsonNodeFactory.instance.arrayNode(items.size());
                for (var item : items) {
                    array.add(render(item, input, variables));
                }
                yield array;
            }
            case Members(var members) -> {
                var object = JsonNodeFactory.instance.objectNode();
                for (var member : members) {
                    object.set(member.name(), render(member.value(), input, variables));
                }
                yield object;
            }
        };
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
