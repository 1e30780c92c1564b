package caseloom.core.interpreter;

import caseloom.core.definition.Step;
import caseloom.core.expression.Variables;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an expression sees at one place of a run.
///
/// @param activation null at the document's own input and output
/// @param raw the step's raw output, once there is one
/// @param output the step's transformed output, once there is one
/// @param caught the error a `catch` is judging
record Sight(
        Advance advance,
        @Nullable Activation activation,
        @Nullable JsonNode raw,
        @Nullable JsonNode output,
        @Nullable RunError caught)
        implements Variables {

    static Sight of(Advance advance, @Nullable Activation activation) {
        return new Sight(advance, activation, null, null, null);
    }

    Sight withRaw(JsonNode value) {
        return new Sight(advance, activation, value, value, caught);
    }

    Sight withOutput(JsonNode value) {
        return new Sight(advance, activation, raw, value, caught);
    }

    Sight withCaught(RunError error) {
        return new Sight(advance, activation, raw, output, error);
    }

    @Override
    public Instant now() {
        return advance.now();
    }

    @Override
    public @Nullable JsonNode value(String name) {
        return switch (name) {
            case "context" -> advance.progress.context(activation);
            case "input" -> activation == null ? advance.progress.input : activation.input;
            case "output" -> output;
            case "task" -> activation == null ? null : Descriptors.task(activation, raw);
            case "workflow" -> Descriptors.workflow(advance);
            case "runtime" -> Descriptors.runtime(advance);
            default -> bound(name);
        };
    }

    /// Loop variables and caught errors, the innermost first.
    private @Nullable JsonNode bound(String name) {
        for (var around = activation; around != null; around = around.around()) {
            var value = bound(around, name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private @Nullable JsonNode bound(Activation around, String name) {
        return switch (around.step) {
            case Step.For loop when around.work instanceof Work.Loop turn -> {
                if (name.equals(loop.each())) {
                    yield turn.items().get(turn.index());
                }
                yield name.equals(loop.at()) ? IntNode.valueOf(turn.index()) : null;
            }
            case Step.Listen listen when around.work instanceof Work.Listening turn ->
                    event(listen.each(), turn.hearing(), name);
            case Step.Try tried when name.equals(tried.handler().as()) -> error(around);
            case Step.For _,
                    Step.Try _,
                    Step.Do _,
                    Step.Set _,
                    Step.Switch _,
                    Step.Wait _,
                    Step.Raise _,
                    Step.Fork _,
                    Step.Listen _,
                    Step.Emit _,
                    Step.RunWorkflow _,
                    Step.CallHttp _,
                    Step.CallFunction _ ->
                    null;
        };
    }

    private static @Nullable JsonNode event(
            Step.@Nullable ForEach each, Hearing hearing, String name) {
        if (each == null || hearing.current == null) {
            return null;
        }
        if (name.equals(each.item())) {
            return hearing.current.envelope();
        }
        return name.equals(each.at()) ? IntNode.valueOf(hearing.given.size()) : null;
    }

    private @Nullable JsonNode error(Activation around) {
        if (around == activation && caught != null) {
            return Errors.json(caught);
        }
        return around.work instanceof Work.Catching catching ? Errors.json(catching.error()) : null;
    }
}
