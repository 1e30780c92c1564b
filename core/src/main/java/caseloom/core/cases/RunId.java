package caseloom.core.cases;

/// The number of a run.
public record RunId(long value) {

    public RunId {
        if (value < 1) {
            throw new IllegalArgumentException("a number starts at 1: " + value);
        }
    }
}
