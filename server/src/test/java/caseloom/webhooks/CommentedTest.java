package caseloom.webhooks;

import static caseloom.webhooks.WebhooksRig.HOOK;
import static caseloom.webhooks.WebhooksRig.body;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.TestServer;
import caseloom.comments.Comment;
import caseloom.comments.NewComment;
import caseloom.core.cases.CaseId;
import caseloom.core.webhook.EventType;
import caseloom.outcome.Outcome;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The event of a comment.
final class CommentedTest {

    private static final String WAIT = "- pause:\n    wait: { hours: 1 }";

    private final WebhooksRig rig = new WebhooksRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void l180_l263_l264_aCommentFiresItsEvent() {
        rig.endpoint(HOOK, EventType.TASK_COMMENTED);
        var task = waiting();

        var comment = comment(task, "Please \"check\"", null);

        var event = body(rig.next());
        assertThat(event.get("event").textValue()).isEqualTo("flows.tasks.commented");
        assertThat(event.get("timestamp").textValue()).isEqualTo(rig.seconds());
        assertThat(event.get("data"))
                .hasToString(
                        """
                        {"task_id":"TASK","workflow_id":"flow_1","workflow_name":"Flow 1",\
                        "comment_id":"comment_ID","comment_text":"Please \\"check\\"",\
                        "commented_by":"admin@acme.example",\
                        "current_step":{"step_id":"pause","step_name":"pause"}}\
                        """
                                .replace("TASK", Long.toString(task))
                                .replace("ID", Long.toString(comment.id())));
    }

    @Test
    void l180_itFiresForCommentsOnCasesInEveryStatus() {
        rig.endpoint(HOOK, EventType.TASK_COMMENTED);
        var task = waiting();
        rig.cancel(task);

        comment(task, "Too late", null);

        var event = body(rig.next());
        assertThat(event.at("/data/comment_text").textValue()).isEqualTo("Too late");
        assertThat(event.at("/data/current_step/step_id").textValue()).isEqualTo("pause");
    }

    @Test
    void l239_aCommentThatIsRefusedFiresNothing() {
        rig.endpoint(HOOK, EventType.TASK_COMMENTED);
        var task = waiting();

        var refused = rig.node().comments().add(wanted(task, "x", 4711L));

        assertThat(refused).isInstanceOf(Outcome.Refused.class);
        assertThat(rig.count("deliveries")).isZero();
        assertThat(rig.count("comments")).isZero();
    }

    @Test
    void whoWantsOtherEventsHearsNothing() {
        rig.endpoint(HOOK, EventType.TASK_CANCELED);
        var task = waiting();

        comment(task, "x", null);

        assertThat(rig.count("deliveries")).isZero();
    }

    private long waiting() {
        var task = rig.create(rig.publish(WAIT), "{}");
        Probe.until("it waits", () -> rig.count("timers where case_id = ?", task) == 1);
        return task;
    }

    private Comment comment(long task, String text, @Nullable Long replyTo) {
        return TestServer.done(rig.node().comments().add(wanted(task, text, replyTo)));
    }

    private NewComment wanted(long task, String text, @Nullable Long replyTo) {
        return new NewComment(
                rig.admin(),
                rig.acme().organization().administrator(),
                new CaseId(task),
                text,
                replyTo,
                Set.of(),
                List.of());
    }
}
