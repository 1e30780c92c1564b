package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A `$ref` or `$dynamicRef`. Its target is found when everything else is compiled.
final class Reference implements Rule {

    private final String text;
    private final String pointer;
    private final boolean dynamic;
    private final SchemaResource resource;
    private Rule target = Rule.TRUE;
    private final Map<SchemaResource, Rule> dynamicTargets = new HashMap<>();

    Reference(String text, String pointer, boolean dynamic, SchemaResource resource) {
        this.text = text;
        this.pointer = pointer;
        this.dynamic = dynamic;
        this.resource = resource;
    }

    String text() {
        return text;
    }

    String pointer() {
        return pointer;
    }

    boolean dynamic() {
        return dynamic;
    }

    SchemaResource resource() {
        return resource;
    }

    void resolved(Rule to) {
        target = to;
    }

    void dynamicTarget(SchemaResource in, Rule to) {
        dynamicTargets.put(in, to);
    }

    List<Rule> targets() {
        return dynamicTargets.isEmpty() ? List.of(target) : List.copyOf(dynamicTargets.values());
    }

    @Override
    public boolean accepts(JsonNode value, Visit visit, @Nullable Evaluated evaluated) {
        if (!dynamicTargets.isEmpty()) {
            for (var entered : visit.resources) {
                var outermost = dynamicTargets.get(entered);
                if (outermost != null) {
                    return outermost.accepts(value, visit, evaluated);
                }
            }
        }
        return target.accepts(value, visit, evaluated);
    }
}
