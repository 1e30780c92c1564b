package caseloom.core.definition;

import caseloom.core.events.Consumption;
import caseloom.core.expression.Expression;
import caseloom.core.expression.Template;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One task of the document, named by its JSON Pointer (W-26).
public sealed interface Step {

    Common common();

    /// What every kind of step may carry.
    ///
    /// @param pointer such as `/do/2/review`
    /// @param condition the `if`; absent means always
    /// @param type what the author says it is shown as (`metadata.stepType`)
    record Common(
            String name,
            String pointer,
            @Nullable Expression condition,
            Shaping input,
            Shaping output,
            Shaping export,
            @Nullable Then then,
            @Nullable Deadline timeout,
            Optional<StepType> type) {}

    record Do(Common common, StepList steps) implements Step {}

    record Set(Common common, Template value) implements Step {}

    record Switch(Common common, List<Arm> arms) implements Step {}

    /// One way out of a `switch`; without a condition it is the default.
    record Arm(String name, @Nullable Expression when, Then then) {}

    /// A loop over the items of an array.
    ///
    /// @param each the variable of the item, `item` unless the author named it
    /// @param at the variable of the position, `index` unless the author named it
    record For(
            Common common,
            String each,
            String at,
            Expression in,
            @Nullable Expression whilst,
            StepList steps)
            implements Step {}

    record Wait(Common common, Pause pause) implements Step {}

    record Raise(Common common, Raised error) implements Step {}

    /// The error to raise; each part a text or a whole expression. `status` gives an integer.
    record Raised(
            Template type,
            Template status,
            @Nullable Template title,
            @Nullable Template detail,
            @Nullable Template instance) {}

    record Try(Common common, StepList steps, Catch handler) implements Step {}

    /// Lists of one step each that run beside each other.
    ///
    /// @param compete whether the first branch to end ends the others
    record Fork(Common common, List<StepList> branches, boolean compete) implements Step {

        public Fork {
            branches = List.copyOf(branches);
        }
    }

    /// Takes events.
    ///
    /// @param each what is done with each event, one after the other; null for nothing
    record Listen(Common common, Consumption to, Read read, @Nullable ForEach each)
            implements Step {}

    /// What is read of an event: its data, all of it, or its data as it came (base64).
    enum Read {
        DATA,
        ENVELOPE,
        RAW
    }

    /// What is done with each event that is taken.
    ///
    /// @param item the variable of the event as it is read, `item` unless the author named it
    /// @param at the variable of its position, `index` unless the author named it
    /// @param steps begin with the event as it is read; null when it is only changed and exported
    record ForEach(
            String item, String at, @Nullable StepList steps, Shaping output, Shaping export) {}

    /// Sends an event out; the template gives its attributes, an object.
    record Emit(Common common, Template event) implements Step {}

    /// Runs another workflow.
    ///
    /// @param input null when it gets the step's input
    /// @param gives whether the other workflow's output is the step's; it is null else
    record RunWorkflow(
            Common common, Subflow workflow, @Nullable Template input, boolean await, boolean gives)
            implements Step {}

    record CallHttp(Common common, HttpCall call) implements Step {}

    record CallOpenApi(Common common, OpenApiCall call) implements Step {}

    /// A call of a function of the default catalog; `with` gives its arguments, a map.
    ///
    /// @param fields what people fill in; null when they fill in nothing
    record CallFunction(
            Common common, Function function, Template with, @Nullable StepFields fields)
            implements Step {}
}
