package caseloom.core.definition;

import caseloom.core.definition.StepsReader.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the steps that hold no steps and call nobody: `set`, `wait`, `raise`, `switch`. A step
/// that is too broken to build gives none.
final class SimpleSteps {

    private final Tools tools;
    private final Lengths lengths;
    private final Errors errors;

    SimpleSteps(Tools tools, Lengths lengths) {
        this.tools = tools;
        this.lengths = lengths;
        this.errors = new Errors(tools);
    }

    List<Step> set(Step.Common common, Form step, Place place) {
        var value = step.needed("set");
        if (value == null) {
            return List.of();
        }
        var good =
                switch (value) {
                    case Value.Fields fields -> !fields.fields().isEmpty();
                    case Value.Text text -> Texts.wrapped(text);
                    case Value.Items _, Value.Plain _ -> false;
                };
        if (!good) {
            var hint =
                    value instanceof Value.Text text
                            ? " Write `${ " + text.text().strip() + " }` if this is one."
                            : "";
            tools.complaints()
                    .error(value, "`set` must be an object or one whole expression." + hint);
            return List.of();
        }
        return List.of(new Step.Set(common, tools.formulas().template(value, place.scope())));
    }

    List<Step> pause(Step.Common common, Form step, Place place) {
        var pause = lengths.pauseIn(step, "wait", place.scope());
        return pause == null ? List.of() : List.of(new Step.Wait(common, pause));
    }

    List<Step> raise(Step.Common common, Form step, Place place) {
        var raise = step.needed("raise");
        var error =
                raise == null ? null : tools.form(raise, "`raise`").only("error").needed("error");
        if (error == null) {
            return List.of();
        }
        var raised = errors.read(error, place.scope());
        return raised == null ? List.of() : List.of(new Step.Raise(common, raised));
    }

    List<Step> choice(Step.Common common, Form step, Place place, Set<String> siblings) {
        var value = step.get("switch");
        if (!(value instanceof Value.Items cases) || cases.values().isEmpty()) {
            step.complainAbout("switch", "`switch` must be a list of at least one named case.");
            return List.of();
        }
        var arms = new ArrayList<Step.Arm>();
        var fallbacks = new ArrayList<Step.Arm>();
        var names = new HashSet<String>();
        for (var one : cases.values()) {
            var arm = arm(one, names, place.scope(), siblings);
            if (arm != null) {
                (arm.when() == null ? fallbacks : arms).add(arm);
                if (arm.when() == null && fallbacks.size() == 2) {
                    tools.complaints()
                            .error(one, "A `switch` has one case without `when`; this is another.");
                }
            }
        }
        arms.addAll(fallbacks);
        return List.of(new Step.Switch(common, arms));
    }

    private Step.@Nullable Arm arm(
            Value value, Set<String> names, Scope scope, Set<String> siblings) {
        var entry = Form.single(value, "A case", tools.complaints());
        if (entry == null) {
            return null;
        }
        var name = entry.getKey();
        var field = entry.getValue();
        if (!names.add(name)) {
            tools.complaints()
                    .error(
                            field.key(),
                            field.value().pointer(),
                            "There are two cases `" + name + "` in this `switch`.");
        }
        var form = tools.form(field.value(), "the case `" + name + "`").only("when", "then");
        var when = form.text("when");
        var then = form.neededText("then");
        return then == null
                ? null
                : new Step.Arm(
                        name,
                        when == null ? null : tools.formulas().expression(when, scope),
                        tools.jumps().read(then, siblings));
    }
}
