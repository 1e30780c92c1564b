package caseloom.activity;

/// The types of entries that are built so far (L-186).
public enum ActionType {
    COMMENT("general.comment"),
    USER_APPROVED("approval.user_approved"),
    USER_REJECTED("approval.user_rejected"),
    TASK_CREATED("task.created"),
    TASK_COMPLETED("task.completed"),
    TASK_FAILED("task.failed"),
    TASK_CANCELLED("task.cancelled"),
    TASK_RETRIED("task.retried"),
    TASK_CHANGED("task.changed"),
    STEP_STARTED("step.started"),
    STEP_COMPLETED("step.completed"),
    STEP_FAILED("step.failed"),
    SIGN_INITIATED("sign.initiated"),
    USER_SIGNED("sign.user_signed");

    private final String word;

    ActionType(String word) {
        this.word = word;
    }

    /// As it is written on the wire.
    public String word() {
        return word;
    }
}
