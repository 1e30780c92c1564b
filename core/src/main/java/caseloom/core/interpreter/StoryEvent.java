package caseloom.core.interpreter;

import java.util.Locale;

/// The names of the entries in a case's story.
public enum StoryEvent {
    RUN_STARTED,
    RUN_COMPLETED,
    RUN_FAILED,
    STEP_COMPLETED,
    STEP_SKIPPED,
    STEP_WAITING,
    STEP_FAILED,
    STEP_RETRYING,
    STEP_CANCELLED,
    EVENT_RECEIVED,
    CALLBACK_OPENED,
    FUNCTION_PERFORMED,
    APPROVAL_REMINDED,
    APPROVAL_DELEGATED,
    APPROVAL_DECIDED,
    INPUT_SUBMITTED,
    SIGNATURE_STARTED,
    SIGNATURE_SIGNED,
    SIGNATURE_DECLINED,
    SIGNATURE_SEALED,
    STATUS_CHANGED,
    ATTRIBUTES_CHANGED,
    SUBJECT_CHANGED,
    NOTE_ADDED,
    STORY_CUT;

    /// The name as it is stored, such as `step.completed`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /// Whether it is told however long the story already is.
    boolean landmark() {
        return switch (this) {
            case RUN_STARTED, RUN_COMPLETED, RUN_FAILED, STATUS_CHANGED, STORY_CUT -> true;
            case STEP_COMPLETED,
                    STEP_SKIPPED,
                    STEP_WAITING,
                    STEP_FAILED,
                    STEP_RETRYING,
                    STEP_CANCELLED,
                    EVENT_RECEIVED,
                    CALLBACK_OPENED,
                    FUNCTION_PERFORMED,
                    APPROVAL_REMINDED,
                    APPROVAL_DELEGATED,
                    APPROVAL_DECIDED,
                    INPUT_SUBMITTED,
                    SIGNATURE_STARTED,
                    SIGNATURE_SIGNED,
                    SIGNATURE_DECLINED,
                    SIGNATURE_SEALED,
                    ATTRIBUTES_CHANGED,
                    SUBJECT_CHANGED,
                    NOTE_ADDED ->
                    false;
        };
    }
}
