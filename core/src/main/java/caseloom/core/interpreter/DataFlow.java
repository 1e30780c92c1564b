package caseloom.core.interpreter;

import caseloom.core.definition.Step;
import caseloom.core.expression.Template;
import caseloom.core.schema.AttributeSchema;
import caseloom.core.schema.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The way of the data into a step and out of it: check, `from`, the step, `as`, check, `export`.
final class DataFlow {

    private static final int VIOLATIONS_TOLD = 10;

    private DataFlow() {}

    /// Gives the activation its transformed input.
    static void takeIn(Advance advance, Activation activation) {
        var shaping = activation.step.common().input();
        check(shaping.schema(), activation.raw(), "input of the step");
        if (shaping.transform() != null) {
            activation.input =
                    shaping.transform().render(activation.raw(), Sight.of(advance, activation));
        }
    }

    /// The step's transformed output; what it exports is in `$context` from now on (W-10).
    static JsonNode giveOut(Advance advance, Activation activation, JsonNode raw) {
        var common = activation.step.common();
        var sight = Sight.of(advance, activation).withRaw(raw);
        return exported(
                advance, activation, sight, transformed(common.output().transform(), raw, sight));
    }

    /// The output that a person gave for the step, as it is; the step's schema holds for it too.
    static JsonNode taken(Advance advance, Activation activation, JsonNode output) {
        return exported(advance, activation, Sight.of(advance, activation).withRaw(output), output);
    }

    private static JsonNode exported(
            Advance advance, Activation activation, Sight sight, JsonNode output) {
        var common = activation.step.common();
        check(common.output().schema(), output, "output of the step");
        var export = common.export().transform();
        if (export != null) {
            var context = export.render(output, sight.withOutput(output));
            check(common.export().schema(), context, "export of the step");
            advance.progress.export(activation, context);
        }
        return output;
    }

    /// What one event of a `listen` comes to, by the `output` and `export` of its `foreach`.
    static JsonNode itemOut(
            Advance advance, Activation activation, Step.ForEach each, JsonNode raw) {
        var sight = Sight.of(advance, activation).withRaw(raw);
        var output = transformed(each.output().transform(), raw, sight);
        check(each.output().schema(), output, "output of the event");
        var export = each.export().transform();
        if (export != null) {
            var context = export.render(output, sight.withOutput(output));
            check(each.export().schema(), context, "export of the event");
            advance.progress.export(activation, context);
        }
        return output;
    }

    /// What the document's first step starts with.
    static JsonNode documentInput(Advance advance) {
        var sight = Sight.of(advance, null);
        return transformed(advance.facts.definition().inputFrom(), advance.progress.input, sight);
    }

    static JsonNode documentOutput(Advance advance, JsonNode raw) {
        var shaping = advance.facts.definition().output();
        var output = transformed(shaping.transform(), raw, Sight.of(advance, null).withRaw(raw));
        check(shaping.schema(), output, "output of the workflow");
        return output;
    }

    private static JsonNode transformed(@Nullable Template transform, JsonNode value, Sight sight) {
        return transform == null ? value : transform.render(value, sight);
    }

    private static void check(@Nullable AttributeSchema schema, JsonNode value, String what) {
        if (schema == null) {
            return;
        }
        var violations = schema.check(value);
        if (!violations.isEmpty()) {
            throw new StepFault(
                    Errors.validation(
                            "The " + what + " does not fit its schema", told(violations)));
        }
    }

    /// The first violations as one text.
    static String told(List<Violation> violations) {
        var text =
                violations.stream()
                        .limit(VIOLATIONS_TOLD)
                        .map(Violation::error)
                        .collect(Collectors.joining("; "));
        var more = violations.size() - VIOLATIONS_TOLD;
        return more > 0 ? text + "; and " + more + " more" : text;
    }
}
