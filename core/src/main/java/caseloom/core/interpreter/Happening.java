package caseloom.core.interpreter;

/// Why a run goes on.
public sealed interface Happening {

    /// The answer to the effect of that activation has come. Late answers are ignored.
    record Answered(int activation, Answer answer) implements Happening {}

    /// A timer is due. A timer the state no longer knows is ignored.
    record TimerDue(int timer) implements Happening {}

    /// The last decision stopped because its step budget was used up.
    record Continued() implements Happening {}

    /// A person asked that a failed run's step be done again; the state is that of the failure.
    record Retried() implements Happening {}
}
