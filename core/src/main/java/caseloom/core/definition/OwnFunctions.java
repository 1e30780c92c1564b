package caseloom.core.definition;

import caseloom.core.definition.StepsReader.Place;
import caseloom.core.definition.Value.Field;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads calls of the document's own functions (W-20). A call becomes a `do` around the function's
/// step, which gets `with` as its input; the step stands where it is called.
final class OwnFunctions {

    private final Tools tools;
    private final DefinitionLimits limits;
    private final Bodies bodies;
    private final Deque<String> open = new ArrayDeque<>();

    /// Reads the step of a function as if it stood there.
    interface Bodies {

        List<Step> read(String name, Field field, Place place);
    }

    OwnFunctions(Tools tools, DefinitionLimits limits, Bodies bodies) {
        this.tools = tools;
        this.limits = limits;
        this.bodies = bodies;
    }

    Set<String> names() {
        return tools.uses().names("functions");
    }

    boolean has(String name) {
        return names().contains(name);
    }

    List<Step> call(Step.Common common, Form step, Value.Text called, Place place) {
        var with = input(step, place.scope());
        if (open.contains(called.text())) {
            tools.complaints().error(called, "The function `" + called.text() + "` calls itself.");
            return List.of();
        }
        if (place.nesting() + 2 > limits.nesting()) {
            tools.complaints()
                    .error(called, "Steps nest deeper than " + limits.nesting() + " lists.");
            return List.of();
        }
        open.push(called.text());
        var body = body(common, called.text(), place.deeper().deeper());
        open.pop();
        return List.of(new Step.Do(common, with == null ? body : wrapped(common, with, body)));
    }

    private @Nullable Shaping input(Form step, Scope scope) {
        var with = step.get("with");
        if (with == null) {
            return null;
        }
        return new Shaping(
                null, tools.formulas().template(tools.form(with, "`with`").fields(), scope));
    }

    private StepList body(Step.Common common, String function, Place place) {
        var field = tools.uses().all("functions").get(function);
        if (field == null) {
            throw new IllegalStateException("no function " + function);
        }
        var moved = new Field(field.key(), field.value().at(common.pointer()));
        return StepList.of(common.pointer(), bodies.read(common.name(), moved, place));
    }

    private static StepList wrapped(Step.Common common, Shaping with, StepList body) {
        var inner =
                new Step.Common(
                        common.name(),
                        common.pointer(),
                        null,
                        with,
                        Shaping.NONE,
                        Shaping.NONE,
                        null,
                        null,
                        Optional.empty());
        return StepList.of(common.pointer(), List.of(new Step.Do(inner, body)));
    }
}
