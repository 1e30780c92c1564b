package caseloom.core.interpreter;

import caseloom.core.expression.ExpressionFault;
import caseloom.core.json.Json;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Leaves a step with an output that a person gave. Only what waits can be left, or in the state of
/// a failure what failed.
final class Skip {

    private final Advance advance;
    private final Progress progress;
    private final Walk walk;

    Skip(Advance advance, Walk walk) {
        this.advance = advance;
        this.progress = advance.progress;
        this.walk = walk;
    }

    /// False when it is refused; the advance knows why then.
    boolean by(Happening.Skipped skipped) {
        var candidates = candidates();
        var fitting =
                candidates.stream()
                        .filter(one ->
                                skipped.step() == null || skipped.step().equals(one.pointer()))
                        .toList();
        if (fitting.size() != 1) {
            advance.refusal = choice(candidates, skipped.step());
            return false;
        }
        return left(fitting.getFirst(), skipped);
    }

    /// What failed; else, when it was the document that failed or nothing did, all that waits.
    private List<Activation> candidates() {
        var under = progress.activations();
        var failed =
                under.stream()
                        .filter(one -> progress.failed != null && one.id == progress.failed)
                        .toList();
        return failed.isEmpty() ? under.stream().filter(Skip::waits).toList() : failed;
    }

    private static boolean waits(Activation activation) {
        return activation.work.scopes().isEmpty() && !(activation.work instanceof Work.Starting);
    }

    private boolean left(Activation activation, Happening.Skipped skipped) {
        try {
            DataFlow.taken(advance, activation, skipped.output());
        } catch (StepFault fault) {
            advance.refusal = unfit(activation, fault.error().detail());
            return false;
        } catch (ExpressionFault fault) {
            advance.refusal = unfit(activation, fault.getMessage());
            return false;
        }
        var failed = progress.failed != null;
        if (failed) {
            advance.revive(activation.pointer());
        }
        var detail = Json.object().put("by", skipped.by());
        detail.set("output", advance.story.shown(skipped.output()));
        walk.perform(activation, () -> new Deed.Skipped(skipped.output(), detail));
        progress.prune();
        if (failed && !walk.isOver()) {
            new Retrial(advance, walk).goOnBeside();
        }
        return true;
    }

    private static String unfit(Activation activation, @Nullable String why) {
        return "the output does not fit the step `" + activation.pointer() + "`: " + why;
    }

    private static String choice(List<Activation> candidates, @Nullable String wanted) {
        if (candidates.isEmpty()) {
            return "no step of it waits or has failed, so there is none to skip";
        }
        var names =
                candidates.stream()
                        .map(one -> "`" + one.pointer() + "`")
                        .collect(Collectors.joining(", "));
        return wanted == null
                ? "several steps can be skipped, name one of " + names
                : "the step `" + wanted + "` cannot be skipped now, only " + names;
    }
}
