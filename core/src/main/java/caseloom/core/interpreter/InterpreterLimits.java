package caseloom.core.interpreter;

import caseloom.core.json.Json;
import java.time.Duration;

/// The bounds of every run.
///
/// @param stepsPerDecision moves (a step entered, a list left) before a decision is cut in two
/// @param stepsPerRun moves a whole run may make; a person's retry counts anew
/// @param attempts the most attempts of one `try`, whatever its author asks for
/// @param entriesPerRun entries about steps in one run's history; after that only its landmarks
/// @param outputShown characters of a value that a history entry may show
/// @param stateSize bytes of stored state; holds at least the run's input and the data of the step
/// @param attributesSize bytes of a case's attributes
/// @param depth nesting of attributes, data and results
/// @param eventsPerListen events that one `listen` may take
/// @param eventsPerRun events that a whole run may take
/// @param pause the longest `wait`, timeout or delay
public record InterpreterLimits(
        int stepsPerDecision,
        int stepsPerRun,
        int attempts,
        int entriesPerRun,
        int outputShown,
        int stateSize,
        int attributesSize,
        int depth,
        int eventsPerListen,
        int eventsPerRun,
        Duration pause) {

    private static final int MEBIBYTE = 1 << 20;

    public static final InterpreterLimits USUAL =
            new InterpreterLimits(
                    1000,
                    1_000_000,
                    100,
                    10_000,
                    4096,
                    4 * MEBIBYTE,
                    MEBIBYTE,
                    Json.DEPTH_MOST,
                    1000,
                    10_000,
                    Duration.ofDays(3660));

    public InterpreterLimits {
        if (stepsPerDecision < 1 || stepsPerRun < 1 || attempts < 1) {
            throw new IllegalArgumentException("limits of steps and attempts start at 1");
        }
        if (pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("the longest pause must be positive: " + pause);
        }
    }

    /// Those of a run that is only played (`TestRun`).
    static InterpreterLimits ofTestRuns() {
        return new InterpreterLimits(
                USUAL.stepsPerDecision,
                TestRun.STEPS_MOST,
                USUAL.attempts,
                TestRun.ENTRIES_MOST,
                USUAL.outputShown,
                USUAL.stateSize,
                USUAL.attributesSize,
                USUAL.depth,
                USUAL.eventsPerListen,
                USUAL.eventsPerRun,
                USUAL.pause);
    }

    public InterpreterLimits withStepsPerDecision(int steps) {
        return new InterpreterLimits(
                steps,
                stepsPerRun,
                attempts,
                entriesPerRun,
                outputShown,
                stateSize,
                attributesSize,
                depth,
                eventsPerListen,
                eventsPerRun,
                pause);
    }
}
