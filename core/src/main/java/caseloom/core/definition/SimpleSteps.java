package caseloom.core.definition;

import caseloom.core.definition.StepsReader.Place;
import caseloom.core.expression.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the steps that hold no steps and call nobody: `set`, `wait`, `raise`, `switch`. A step
/// that is too broken to build gives none.
final class SimpleSteps {

    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+\\-.]*://\\S*");
    private static final Pattern JSON_POINTER = Pattern.compile("(/([^~/]|~[01])*)*");

    private final Tools tools;
    private final Lengths lengths;

    SimpleSteps(Tools tools, Lengths lengths) {
        this.tools = tools;
        this.lengths = lengths;
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
        if (error instanceof Value.Text) {
            tools.complaints()
                    .error(
                            error,
                            Unbuilt.notYet("use.errors")
                                    + " Write the error: `error: { type: ..., status: ... }`.");
            return List.of();
        }
        var form =
                tools.form(error, "`error`").only("type", "status", "title", "detail", "instance");
        var type = uri(form, place.scope());
        form.neededNumber("status");
        var status = form.get("status");
        if (type == null || status == null) {
            return List.of();
        }
        return List.of(
                new Step.Raise(
                        common,
                        new Step.Raised(
                                type,
                                tools.formulas().template(status, place.scope()),
                                text(form, "title", place.scope()),
                                text(form, "detail", place.scope()),
                                instance(form, place.scope()))));
    }

    private @Nullable Template uri(Form error, Scope scope) {
        var type = error.neededText("type");
        if (type == null) {
            return null;
        }
        if (!Texts.wrapped(type) && !URI.matcher(type.text()).matches()) {
            tools.complaints()
                    .error(
                            type,
                            "`type` must be a URI such as"
                                    + " `https://example.com/errors/out-of-stock`.");
        }
        return onOneLine(type, scope);
    }

    /// The official schema refuses an expression here, since it is a literal as well to it.
    private @Nullable Template instance(Form error, Scope scope) {
        var instance = error.text("instance");
        if (instance == null) {
            return null;
        }
        if (!JSON_POINTER.matcher(instance.text()).matches()) {
            tools.complaints()
                    .error(
                            instance,
                            "`instance` must be a JSON Pointer written out, such as"
                                    + " `/do/0/order`.");
        }
        return tools.formulas().template(instance, scope);
    }

    private Template onOneLine(Value.Text text, Scope scope) {
        if (Texts.overLines(text)) {
            tools.complaints().error(text, "The expression of `type` must stand on one line.");
        }
        return tools.formulas().template(text, scope);
    }

    private @Nullable Template text(Form error, String name, Scope scope) {
        var text = error.text(name);
        return text == null ? null : tools.formulas().template(text, scope);
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
