package caseloom.core.cases;

/// The number of a case; the Chamelio dialect calls the same number a task id.
public record CaseId(long value) {

    public CaseId {
        if (value < 1) {
            throw new IllegalArgumentException("a number starts at 1: " + value);
        }
    }
}
