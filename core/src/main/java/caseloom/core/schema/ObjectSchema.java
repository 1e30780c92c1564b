package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A schema that is an object: all its keywords must hold. Completed once by the compiler, after
/// that never changed.
final class ObjectSchema implements Rule {

    private final String pointer;
    private final SchemaResource resource;
    private Rule[] rules = {};
    private boolean asksForUnevaluated;

    /// Schemas that look at the same value; a circle among them would never end.
    private final List<Rule> inPlace = new ArrayList<>();

    ObjectSchema(String pointer, SchemaResource resource) {
        this.pointer = pointer;
        this.resource = resource;
    }

    void complete(List<Rule> compiled) {
        rules = compiled.toArray(Rule[]::new);
    }

    void asksForUnevaluated() {
        asksForUnevaluated = true;
    }

    void inPlace(Rule rule) {
        inPlace.add(rule);
    }

    List<Rule> inPlace() {
        return inPlace;
    }

    String pointer() {
        return pointer;
    }

    SchemaResource resource() {
        return resource;
    }

    @Override
    public boolean accepts(JsonNode value, Visit visit, @Nullable Evaluated evaluated) {
        visit.step();
        var entered = !resource.equals(visit.resources.peekLast());
        if (entered) {
            visit.resources.addLast(resource);
        }
        var own = asksForUnevaluated ? new Evaluated() : evaluated;
        var fits = all(value, visit, own);
        if (entered) {
            visit.resources.removeLast();
        }
        if (asksForUnevaluated) {
            Applicators.note(own, evaluated);
        }
        return fits;
    }

    private boolean all(JsonNode value, Visit visit, @Nullable Evaluated evaluated) {
        var fits = true;
        for (var rule : rules) {
            if (!rule.accepts(value, visit, evaluated)) {
                fits = false;
                if (visit.silent()) {
                    return false;
                }
            }
        }
        return fits;
    }
}
