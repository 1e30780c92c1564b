package caseloom.core.webhook;

import caseloom.core.cases.OrganizationId;
import caseloom.core.definition.ListedStep;
import caseloom.core.definition.ListedSteps;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The bodies of Chamelio's events (L-228, L-247 to L-264), members in their published order.
public final class ChamelioBody {

    private static final int MINUTES_AN_HOUR = 60;
    private static final int MILLIS_A_MINUTE = 60_000;

    private ChamelioBody() {}

    /// What every body has around its data.
    ///
    /// @param eventId one for all endpoints and replays (L-230)
    public static ObjectNode envelope(
            String event,
            String eventId,
            OrganizationId organization,
            Instant at,
            ObjectNode data) {
        var body =
                Json.object()
                        .put("event", event)
                        .put("event_id", eventId)
                        .put("organization_id", "org_" + organization.value())
                        .put("timestamp", WholeSeconds.of(at));
        return body.set("data", data);
    }

    /// `flows.tasks.created` (L-255, L-256).
    public static ObjectNode created(Subject subject) {
        var intake = ListedSteps.of(subject.flow().definition()).all().getFirst();
        var by = subject.people().initiator();
        var data =
                task(subject)
                        .put("workflow_version", subject.flow().version())
                        .put("initiated_by", by);
        data.putObject("current_step")
                .put("step_id", intake.id())
                .put("step_name", intake.name())
                .put("assignee", by);
        return data.set("variables", subject.variables());
    }

    /// `flows.tasks.step_change` (L-257, L-258).
    public static ObjectNode moved(Subject subject, StepMove move) {
        var data = task(subject);
        var left = move.left();
        data.set(
                "previous_step",
                step(left.step())
                        .put("completed_by", or(left.by(), subject.people().initiator()))
                        .put("completed_at", WholeSeconds.of(left.at()))
                        .put("outcome", left.outcome()));
        return data.set(
                "current_step",
                step(move.to()).put("assignee", or(move.assignee(), subject.people().owner())));
    }

    private static String or(@Nullable String somebody, String otherwise) {
        return somebody == null ? otherwise : somebody;
    }

    /// `flows.tasks.completed` (L-259, L-260).
    ///
    /// @param produced what the steps set, by attribute
    /// @param signed the number of the newest signed document; 0 for none
    public static ObjectNode completed(Subject subject, ObjectNode produced, long signed) {
        var at = subject.run().updatedAt();
        var outputs = subject.results(produced);
        if (signed > 0) {
            outputs.put("signed_document_id", "file_" + signed);
        }
        return task(subject)
                .put("initiated_by", subject.people().initiator())
                .put("completed_at", WholeSeconds.of(at))
                .put("duration_hours", hours(Duration.between(subject.createdAt(), at)))
                .<ObjectNode>set("variables", subject.variables())
                .set("outputs", outputs);
    }

    /// `flows.tasks.canceled` (L-261, L-262).
    public static ObjectNode canceled(Subject subject, String by, Instant at, ListedStep step) {
        return task(subject)
                .put("initiated_by", subject.people().initiator())
                .put("canceled_by", by)
                .put("canceled_at", WholeSeconds.of(at))
                .set("step_at_cancellation", step(step));
    }

    /// `flows.tasks.commented` (L-263, L-264).
    public static ObjectNode commented(Subject subject, Commented comment, ListedStep current) {
        return task(subject)
                .put("comment_id", "comment_" + comment.number())
                .put("comment_text", comment.text())
                .put("commented_by", comment.by())
                .set("current_step", step(current));
    }

    /// `flows.workflow.new_version` (L-253).
    ///
    /// @param changelog null when whoever published it said nothing
    public static ObjectNode newVersion(
            String key, String title, int version, String by, @Nullable String changelog) {
        var body =
                Json.object()
                        .put("workflow_id", key)
                        .put("workflow_name", title)
                        .put("new_version", version)
                        .put("previous_version", version - 1)
                        .put("published_by", by);
        return changelog == null ? body : body.put("changelog", changelog);
    }

    /// `flows.workflow.deleted` (L-254).
    public static ObjectNode deleted(String key, String title, int lastVersion, String by) {
        return Json.object()
                .put("workflow_id", key)
                .put("workflow_name", title)
                .put("deleted_by", by)
                .put("last_version", lastVersion);
    }

    private static ObjectNode task(Subject subject) {
        return Json.object()
                .put("task_id", Long.toString(subject.id().value()))
                .put("workflow_id", subject.flow().key())
                .put("workflow_name", subject.flow().title());
    }

    private static ObjectNode step(ListedStep step) {
        return Json.object().put("step_id", step.id()).put("step_name", step.name());
    }

    private static BigDecimal hours(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis())
                .divide(
                        BigDecimal.valueOf((long) MINUTES_AN_HOUR * MILLIS_A_MINUTE),
                        2,
                        RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
