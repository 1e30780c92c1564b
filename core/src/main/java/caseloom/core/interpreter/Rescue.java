package caseloom.core.interpreter;

import caseloom.core.definition.Catch;
import caseloom.core.definition.Retry;
import caseloom.core.definition.Step;
import caseloom.core.expression.Expression;
import caseloom.core.expression.ExpressionFault;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes of an error: which `try` around the failing step takes it, and what that does (W-1,
/// W-2). Finding out changes nothing.
sealed interface Rescue {

    /// Another attempt, after a pause.
    record Again(Activation tried, int attempts, Duration pause) implements Rescue {}

    /// The list of the `catch` runs.
    record Handled(Activation tried, RunError error) implements Rescue {}

    /// The `try` gives its input as if nothing had been.
    record Swallowed(Activation tried) implements Rescue {}

    /// Nobody takes it. It may be another error than the first, when a `catch` could not be judged.
    record None(RunError error) implements Rescue {}

    /// What becomes of the error that was raised.
    ///
    /// @param first the innermost activation whose `catch` may take the error
    static Rescue find(Advance advance, @Nullable Activation first, RunError raised) {
        var error = raised;
        for (var around = first; around != null; around = around.around()) {
            if (around.step instanceof Step.Try tried
                    && around.work instanceof Work.Trying trying) {
                try {
                    var rescue = judged(advance, around, tried.handler(), trying, error);
                    if (rescue.isPresent()) {
                        return rescue.get();
                    }
                } catch (ExpressionFault fault) {
                    error = Errors.at(around.pointer(), Errors.of(fault));
                } catch (StepFault fault) {
                    error = Errors.at(around.pointer(), fault.error());
                }
            }
        }
        return new None(error);
    }

    private static Optional<Rescue> judged(
            Advance advance, Activation tried, Catch handler, Work.Trying trying, RunError error) {
        var sight = Sight.of(advance, tried).withCaught(error);
        if (!Errors.fits(error, handler.filter())
                || !passes(handler.when(), handler.exceptWhen(), error, sight)) {
            return Optional.empty();
        }
        var retry = handler.retry();
        if (retry != null && passes(retry.when(), retry.exceptWhen(), error, sight)) {
            var pause = pause(advance, tried, retry, trying.attempt());
            if (pause.isPresent()) {
                return Optional.of(new Again(tried, trying.attempt(), pause.get()));
            }
        }
        if (handler.steps() != null) {
            return Optional.of(new Handled(tried, error));
        }
        return retry == null ? Optional.of(new Swallowed(tried)) : Optional.empty();
    }

    private static boolean passes(
            @Nullable Expression when,
            @Nullable Expression exceptWhen,
            RunError error,
            Sight sight) {
        return (when == null || when.test(Errors.json(error), sight))
                && (exceptWhen == null || !exceptWhen.test(Errors.json(error), sight));
    }

    /// The pause before the next attempt; empty when the policy allows none.
    private static Optional<Duration> pause(
            Advance advance, Activation tried, Retry retry, int attempts) {
        var limits = advance.limits();
        var asked = retry.attempts();
        if (attempts >= (asked == null ? limits.attempts() : Math.min(asked, limits.attempts()))) {
            return Optional.empty();
        }
        var sight = Sight.of(advance, tried);
        var delay = Pauses.length(retry.delay(), tried.input, sight, limits);
        var jitter =
                retry.jitter() == null
                        ? Duration.ZERO
                        : RetryPolicy.drawn(retry.jitter(), advance.chance);
        var pause = RetryPolicy.pause(retry.backoff(), delay, attempts, jitter, limits.pause());
        if (retry.within() != null) {
            var within = Pauses.length(retry.within(), tried.input, sight, limits);
            if (advance.now().plus(pause).isAfter(tried.started.plus(within))) {
                return Optional.empty();
            }
        }
        return Optional.of(pause);
    }
}
