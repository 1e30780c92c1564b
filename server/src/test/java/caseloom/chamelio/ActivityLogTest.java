package caseloom.chamelio;

import static caseloom.chamelio.Expected.flaw;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 5.12: the activity log of a task.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivityLogTest {

    private static final String NOTHING = "{\"variables\":[]}";
    private static final String OWNER = "admin@acme.example";

    private final ChamelioRig rig = new ChamelioRig();

    @BeforeAll
    void publish() {
        rig.publish(ChamelioRig.document("resting", "", "a: {}"));
        rig.publish(
                ChamelioRig.document(
                        "failing",
                        "",
                        "a: {}",
                        """
                        - rest: { wait: { hours: 1 } }
                        - burst: { raise: { error: { type: 'https://x/e', status: 500 } } }
                        """));
        rig.publish(
                ChamelioRig.document(
                        "quick",
                        "",
                        "a: {}",
                        "- rest: { wait: { hours: 1 } }\n- one: { set: { a: 1 } }\n"));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l182_l187_aCommentAsItIsListed() {
        var task = resting();
        var jane = rig.member("jane@acme.example").id();
        var first = comment(task, "{\"comment\":\"One\"}");
        var second =
                comment(
                        task,
                        "{\"comment\":\"Please check clause 4\",\"user_email\":\"jane@acme.example\",\"reply_to\":"
                                + first
                                + ",\"mention_user_ids\":["
                                + rig.acme().organization().administrator().id()
                                + "],\"attachments\":[{\"filename\":\"a.txt\",\"base64_content\":\"YWJj\"}]}");
        var file = rig.number("select file_id from case_files where case_id = ?", task);

        var reply = rig.get("/tasks/" + task + "/activity-logs?only_user_comments=true&offset=1");

        assertThat(reply.text())
                .isEqualTo(
                        """
                        {"activity_logs":[{"activity_log_id":ID,"action_type":"general.comment",\
                        "message":"Please check clause 4","user_id":JANE,\
                        "user_email":"jane@acme.example","created_at":"NOW","reply_to":FIRST,\
                        "mention_emails":["admin@acme.example"],"attachment_ids":[FILE]}],\
                        "total_count":2}\
                        """
                                .replace("ID", Long.toString(second))
                                .replace("JANE", Long.toString(jane))
                                .replace("NOW", TaskJson.time(rig.server().clock().instant()))
                                .replace("FIRST", Long.toString(first))
                                .replace("FILE", Long.toString(file)));
        var bare = entries(task, "?only_user_comments=1&limit=1").getFirst();
        assertThat(bare.get("reply_to").isNull()).isTrue();
        assertThat(bare.get("mention_emails")).hasToString("[]");
        assertThat(bare.get("attachment_ids")).hasToString("[]");
    }

    @Test
    void l182_l183_thePartsOfALogAreTheLog() {
        var task = rig.initiate("quick", NOTHING);
        rig.untilStep(task, "rest");
        comment(task, "{\"comment\":\"One\"}");
        pass(Duration.ofMinutes(10));
        comment(task, "{\"comment\":\"Two\"}");
        pass(Duration.ofHours(1));
        rig.untilStatus(task, "completed");
        comment(task, "{\"comment\":\"Three\"}");

        var whole = entries(task, "");

        assertThat(types(whole))
                .containsExactly(
                        "task.created",
                        "step.completed",
                        "step.started",
                        "general.comment",
                        "general.comment",
                        "step.completed",
                        "step.completed",
                        "task.completed",
                        "general.comment");
        for (var limit = 1; limit <= whole.size() + 1; limit++) {
            var parts = new ArrayList<JsonNode>();
            for (var offset = 0; offset < whole.size(); offset += limit) {
                var part = log(task, "?limit=" + limit + "&offset=" + offset);
                assertThat(part.get("total_count").intValue()).isEqualTo(whole.size());
                part.get("activity_logs").forEach(parts::add);
            }
            assertThat(parts).isEqualTo(whole);
        }
        assertThat(log(task, "?offset=1000").get("activity_logs")).isEmpty();
        assertThat(log(task, "?offset=9223372036854775807").get("activity_logs")).isEmpty();
    }

    @Test
    void l183_l184_onlyCommentsOfUsers() {
        var task = resting();
        var id = comment(task, "{\"comment\":\"One\"}");

        var log = log(task, "?only_user_comments=yes");

        assertThat(log.get("total_count").intValue()).isEqualTo(1);
        assertThat(log.at("/activity_logs/0/activity_log_id").longValue()).isEqualTo(id);
        assertThat(log(task, "?only_user_comments=false").get("total_count").intValue())
                .isEqualTo(4);
    }

    @Test
    void l185_l186_theStoryOfATaskThatFailedAndWasDoneAgain() {
        var task = rig.initiate("failing", NOTHING);
        rig.untilStep(task, "rest");
        pass(Duration.ofHours(1));
        rig.untilStatus(task, "failed");
        var before = entries(task, "");
        var run = rig.runOf(task);
        rig.server().node().runs().retry(rig.acme().caller().actor(), run);
        rig.untilStatus(task, "failed");

        var log = entries(task, "");

        assertThat(types(log))
                .containsExactly(
                        "task.created",
                        "step.completed",
                        "step.started",
                        "step.completed",
                        "step.failed",
                        "task.failed",
                        "task.retried",
                        "step.failed",
                        "task.failed");
        assertThat(messages(log))
                .contains("Task created", "Step completed: Intake", "Step started: rest");
        assertThat(log.subList(0, before.size())).isEqualTo(before);
        assertThat(log.get(6).get("user_email").textValue()).isEqualTo(OWNER);
    }

    @Test
    void l152_l186_theStoryOfACancelledTask() {
        var task = resting();
        rig.post("/tasks/" + task + "/cancel", "");

        var log = entries(task, "");

        assertThat(types(log))
                .containsExactly(
                        "task.created", "step.completed", "step.started", "task.cancelled");
        assertThat(log.getLast().get("user_email").textValue()).isEqualTo(OWNER);
    }

    @Test
    void l97_l187_whoStartedATaskIsNamedAndTheServerIsNot() {
        var jane = rig.member("initiator@acme.example");
        var task =
                rig.initiate("resting", "{\"variables\":[],\"user\":\"initiator@acme.example\"}");
        rig.untilStep(task, "pause");

        var log = entries(task, "");

        assertThat(log.get(0).get("user_id").longValue()).isEqualTo(jane.id());
        assertThat(log.get(1).get("user_email").textValue()).isEqualTo(jane.email());
        assertThat(log.get(2).get("user_id").isNull()).isTrue();
        assertThat(log.get(2).get("user_email").isNull()).isTrue();
    }

    @Test
    void l187_numbersAreDistinctAndNeverChange() {
        var task = resting();
        comment(task, "{\"comment\":\"One\"}");
        var before = entries(task, "");
        comment(task, "{\"comment\":\"Two\"}");

        var after = entries(task, "");

        assertThat(after.subList(0, before.size())).isEqualTo(before);
        assertThat(after.stream().map(one -> one.get("activity_log_id").longValue()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id > 0);
    }

    @Test
    void l267_theIntakeOfACaseIsCompletedByTheWorkerThatTakesIt() {
        var workflow = rig.publish(ChamelioRig.document("cased", "", "a: {}"));
        var task = rig.champ(workflow, "cases", "{}");
        rig.untilStep(task, "pause");

        var log = entries(task, "");

        assertThat(types(log)).containsExactly("task.created", "step.completed", "step.started");
        assertThat(log.get(0).get("user_email").textValue()).isEqualTo(OWNER);
        assertThat(log.get(1).get("user_email").isNull()).isTrue();
    }

    @Test
    void aPersonWhoSkipsAStepCompletesIt() {
        var task = resting();
        rig.server()
                .node()
                .runs()
                .skip(rig.acme().caller().actor(), rig.runOf(task), null, Json.object());
        rig.untilStatus(task, "completed");

        var log = entries(task, "");

        assertThat(types(log).subList(3, 5)).containsExactly("step.completed", "task.completed");
        assertThat(log.get(3).get("user_email").textValue()).isEqualTo(OWNER);
    }

    @Test
    void aFailedTaskThatGoesOnBehindItsFailedStepIsRetried() {
        var task = rig.initiate("failing", NOTHING);
        rig.untilStep(task, "rest");
        pass(Duration.ofHours(1));
        rig.untilStatus(task, "failed");
        rig.server()
                .node()
                .runs()
                .skip(rig.acme().caller().actor(), rig.runOf(task), null, Json.object());
        rig.untilStatus(task, "completed");

        var log = entries(task, "");

        assertThat(types(log).subList(5, log.size()))
                .containsExactly("task.failed", "task.retried", "task.completed");
    }

    @Test
    void creatingATaskWritesNothingForItsLog() {
        var comments = rig.count("comments");
        var audit = rig.count("audit");

        log(resting(), "");

        assertThat(rig.count("comments")).isEqualTo(comments);
        assertThat(rig.count("audit")).isEqualTo(audit);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit,ensure this value is greater than or equal to 1,value_error.number.not_ge",
        "limit=201,limit,ensure this value is less than or equal to 200,value_error.number.not_le",
        "limit=x,limit,value is not a valid integer,type_error.integer",
        "offset=-1,offset,ensure this value is greater than or equal to 0,value_error.number.not_ge",
        "only_user_comments=2,only_user_comments,value could not be parsed to a boolean,type_error.bool"
    })
    void l188_whatIsWrongInAQueryIsTold(String query, String name, String msg, String type) {
        Expected.flaws(
                rig.get("/tasks/1/activity-logs?" + query), flaw("query/" + name, msg, type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "0", "999999999999999999"})
    void l188_aMissingTaskIsNotFound(String number) {
        Expected.error(rig.get("/tasks/" + number + "/activity-logs"), 404, "Task not found");
    }

    @Test
    void l188_aForeignTaskIsNotFoundAndAMalformedNumberIsTold() {
        var theirs = ChamelioRig.KEY + rig.key(rig.server().tenant("globex"), 0);
        var task = resting();

        Expected.same(
                rig.http().get("/tasks/" + task + "/activity-logs", theirs),
                rig.get("/tasks/999999/activity-logs"));
        Expected.flaws(
                rig.get("/tasks/x/activity-logs?limit=0"),
                flaw("path/task_id", "value is not a valid integer", "type_error.integer"),
                flaw(
                        "query/limit",
                        "ensure this value is greater than or equal to 1",
                        "value_error.number.not_ge"));
        assertThat(rig.http().get("/tasks/" + task + "/activity-logs").status()).isEqualTo(401);
    }

    private long resting() {
        var task = rig.initiate("resting", NOTHING);
        rig.untilStep(task, "pause");
        return task;
    }

    private long comment(long task, String body) {
        return ChamelioRig.json(rig.post("/tasks/" + task + "/comment", body), 200)
                .get("activity_log_id")
                .longValue();
    }

    private void pass(Duration by) {
        rig.server().clock().forward(by);
    }

    private JsonNode log(long task, String query) {
        return ChamelioRig.json(rig.get("/tasks/" + task + "/activity-logs" + query), 200);
    }

    private List<JsonNode> entries(long task, String query) {
        return log(task, query).get("activity_logs").valueStream().toList();
    }

    private static List<String> types(List<JsonNode> entries) {
        return entries.stream().map(one -> one.get("action_type").textValue()).toList();
    }

    private static List<String> messages(List<JsonNode> entries) {
        return entries.stream().map(one -> one.get("message").textValue()).toList();
    }
}
