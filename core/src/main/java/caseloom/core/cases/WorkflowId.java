package caseloom.core.cases;

/// The number of a workflow.
public record WorkflowId(long value) {

    public WorkflowId {
        if (value < 1) {
            throw new IllegalArgumentException("a number starts at 1: " + value);
        }
    }
}
