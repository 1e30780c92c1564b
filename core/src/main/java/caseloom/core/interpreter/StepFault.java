package caseloom.core.interpreter;

/// A step cannot go on. Thrown while a step is performed and turned into an error of the language
/// in one place, the walk.
final class StepFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RunError error;

    StepFault(RunError error) {
        super(error.type(), null, false, false);
        this.error = error;
    }

    RunError error() {
        return error;
    }
}
