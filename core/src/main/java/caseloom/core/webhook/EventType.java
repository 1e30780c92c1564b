package caseloom.core.webhook;

import static caseloom.core.webhook.Family.CHAMELIO;
import static caseloom.core.webhook.Family.CHAMP;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The events of both catalogues (C-151, L-242), in their published order.
public enum EventType {
    RUN_COMPLETED(CHAMP, "workflow_run.completed"),
    RUN_FAILED(CHAMP, "workflow_run.failed"),
    CASE_CLOSED(CHAMP, "case.closed"),
    CASE_ERROR(CHAMP, "case.error"),
    DOCUMENT_UPLOADED(CHAMELIO, "core.document.uploaded"),
    DOCUMENT_UPLOAD_COMPLETED(CHAMELIO, "core.document.upload_completed"),
    DOCUMENT_UPLOAD_WITH_ISSUES(CHAMELIO, "core.document.upload_with_issues"),
    DOCUMENT_UPDATED(CHAMELIO, "core.document.updated"),
    DOCUMENT_DELETED(CHAMELIO, "core.document.deleted"),
    WORKFLOW_NEW_VERSION(CHAMELIO, "flows.workflow.new_version"),
    WORKFLOW_DELETED(CHAMELIO, "flows.workflow.deleted"),
    TASK_CREATED(CHAMELIO, "flows.tasks.created"),
    TASK_STEP_CHANGE(CHAMELIO, "flows.tasks.step_change"),
    TASK_COMPLETED(CHAMELIO, "flows.tasks.completed"),
    TASK_CANCELED(CHAMELIO, "flows.tasks.canceled"),
    TASK_COMMENTED(CHAMELIO, "flows.tasks.commented");

    private final Family family;
    private final String word;

    EventType(Family family, String word) {
        this.family = family;
        this.word = word;
    }

    public Family family() {
        return family;
    }

    /// As it is written on the wire.
    public String word() {
        return word;
    }

    public static Optional<EventType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /// All of one catalogue.
    public static List<EventType> of(Family family) {
        return Arrays.stream(values()).filter(type -> type.family == family).toList();
    }
}
