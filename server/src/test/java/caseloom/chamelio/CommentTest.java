package caseloom.chamelio;

import static caseloom.chamelio.Expected.flaw;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.TestServer;
import caseloom.access.MemberState;
import caseloom.access.Members;
import caseloom.audit.Actor;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 5.11: comments on a task, by those who may and by those who try.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommentTest {

    private static final String NOTHING = "{\"variables\":[]}";
    private static final String ABC = "YWJj";
    private static final Expected.Flaw NOT_FOUND =
            flaw("body/mention_user_ids/0", "user not found", "value_error.user_not_found");

    private final ChamelioRig rig =
            new ChamelioRig(
                    "CHAMELIO_BODY_MOST=300000",
                    "COMMENTS_FILES_MOST=3",
                    "COMMENTS_MENTIONS_MOST=5");
    private long task;
    private long jane;

    @BeforeAll
    void start() {
        rig.publish(ChamelioRig.document("talk", "", "paper: { type: string, x-type: file }"));
        rig.publish(ChamelioRig.document("quick", "", "a: {}", "- one: { set: { a: 1 } }\n"));
        rig.publish(
                ChamelioRig.document(
                        "broken",
                        "",
                        "a: {}",
                        "- one: { raise: { error: { type: 'https://x/e', status: 500 } } }\n"));
        jane = rig.member("Jane@acme.example").id();
        task = rig.initiate("talk", NOTHING);
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l176_aCommentIsAnsweredWithItsNumber() {
        var reply = post(said("Please check clause 4"));

        var id = ChamelioRig.json(reply, 200).get("activity_log_id").longValue();
        assertThat(reply.text())
                .isEqualTo(
                        "{\"success\":true,\"activity_log_id\":N,\"message\":\"Comment created successfully\"}"
                                .replace("N", Long.toString(id)));
        assertThat(entry(task, id).get("message").textValue()).isEqualTo("Please check clause 4");
    }

    @Test
    void l176_theNumberCanBeAnswered() {
        var first = made(said("One"));

        var second = made(said("Two").put("reply_to", first));
        var third = made(said("Three").put("reply_to", Long.toString(second)));

        assertThat(entry(task, first).get("reply_to").isNull()).isTrue();
        assertThat(entry(task, second).get("reply_to").longValue()).isEqualTo(first);
        assertThat(entry(task, third).get("reply_to").longValue()).isEqualTo(second);
    }

    @Test
    void l176_bothMembersOfAnAttachmentAreNeeded() {
        var body = said("Two");
        body.putArray("attachments").addObject().put("filename", "a.pdf");
        body.withArray("attachments").addObject().put("base64_content", ABC);
        body.withArray("attachments").add(1);

        Expected.flaws(
                post(body),
                flaw("body/attachments/0/base64_content", "field required", "value_error.missing"),
                flaw("body/attachments/1/filename", "field required", "value_error.missing"),
                flaw("body/attachments/2", "value is not a valid dict", "type_error.dict"));
    }

    @Test
    void l177_theTextIsKeptAsSent() {
        var text = " \n<b>Zeile</b>\t\"𝔘\" \\u0000 ';drop table comments; -- \u00A0";

        var kept = entry(task, made(said(text))).get("message").textValue();

        assertThat(kept).isEqualTo(text);
    }

    @Test
    void l177_aTextHasUpTo20000Characters() {
        var longest = "𝔘".repeat(20_000);

        assertThat(entry(task, made(said(longest))).get("message").textValue()).isEqualTo(longest);
        Expected.flaws(
                post(said(longest + "x")),
                flaw(
                        "body/comment",
                        "ensure this value has at most 20000 characters",
                        "value_error.any_str.max_length"));
    }

    @ParameterizedTest
    @MethodSource("blanks")
    void l177_whiteSpaceOnlyIsTooShort(String text) {
        Expected.flaws(
                post(said(text)),
                flaw(
                        "body/comment",
                        "ensure this value has at least 1 characters",
                        "value_error.any_str.min_length"));
    }

    static Stream<String> blanks() {
        return Stream.of("", " ", "\t\r\n", "\u00A0\u2003\u3000", " ".repeat(20_001));
    }

    @Test
    void l177_aScalarIsReadAsItsJsonText() {
        assertThat(entry(task, made(Json.object().put("comment", 150000))).get("message"))
                .hasToString("\"150000\"");
    }

    @Test
    void l178_anUnknownUserIsNotFound() {
        var theirs = rig.server().tenant("globex").organization().administrator().id();
        var left = rig.member("gone@acme.example").id();
        TestServer.done(
                rig.members()
                        .change(
                                Actor.system(rig.acme().organization().id()),
                                left,
                                new Members.Change(null, MemberState.INACTIVE)));

        for (var nobody : List.of(theirs, left, 999_999L, 0L, -1L)) {
            Expected.flaws(post(mentioning(nobody)), NOT_FOUND);
        }
        Expected.flaws(post(mentioning(Long.MAX_VALUE, jane)), NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "0", "-1", "10000000000000000000000", "2"})
    void l178_whatIsNoCommentOfTheTaskIsNotFound(String number) {
        var body = "{\"comment\":\"x\",\"reply_to\":" + number + "}";

        Expected.flaws(rig.post(path(task), body), noComment());
    }

    @Test
    void l178_aCommentOfAnotherTaskAndAnEntryOfTheStoryAreNoComments() {
        var other = rig.initiate("talk", NOTHING);
        var elsewhere =
                ChamelioRig.json(rig.post(path(other), Json.write(said("x"))), 200)
                        .get("activity_log_id")
                        .longValue();
        var story = log(task, "").get(0).get("activity_log_id").longValue();

        Expected.flaws(post(said("x").put("reply_to", elsewhere)), noComment());
        Expected.flaws(post(said("x").put("reply_to", story)), noComment());
    }

    @ParameterizedTest
    @CsvSource({
        "YWJ,invalid base64 content,value_error.base64",
        "-_-_,invalid base64 content,value_error.base64",
        "'data:text/plain;base64,YWJj',invalid base64 content,value_error.base64",
        "'',ensure this value has at least 1 characters,value_error.any_str.min_length"
    })
    void l178_badContentIsTold(String content, String msg, String type) {
        var files = rig.count("files");
        var body = said("x");
        attach(body, "good.txt", ABC);
        attach(body, "bad.txt", content);

        Expected.flaws(post(body), flaw("body/attachments/1/base64_content", msg, type));
        assertThat(rig.count("files")).isEqualTo(files);
    }

    @Test
    void l178_allThatIsWrongInMeaningIsToldInTheOrderOfTheMembers() {
        var body = mentioning(jane, 999_999).put("user_email", "nobody@acme.example");
        body.put("reply_to", 999_999);
        attach(body, "bad.txt", "?");

        Expected.flaws(
                post(body),
                flaw("body/user_email", "user not found", "value_error.user_not_found"),
                flaw("body/mention_user_ids/1", "user not found", "value_error.user_not_found"),
                noComment(),
                flaw(
                        "body/attachments/0/base64_content",
                        "invalid base64 content",
                        "value_error.base64"));
    }

    @Test
    void l179_commentsArePossibleInEveryStatus() {
        var completed = rig.initiate("quick", NOTHING);
        var failed = rig.initiate("broken", NOTHING);
        var cancelled = rig.initiate("talk", NOTHING);
        rig.untilStatus(completed, "completed");
        rig.untilStatus(failed, "failed");
        rig.post("/tasks/" + cancelled + "/cancel", "");

        for (var number : List.of(completed, failed, cancelled)) {
            assertThat(rig.post(path(number), Json.write(said("After all"))).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void l179_idsMentionedTwiceCountOnce() {
        var owner = rig.acme().organization().administrator().id();

        var entry = entry(task, made(mentioning(jane, owner, jane)));

        assertThat(entry.get("mention_emails"))
                .hasToString("[\"Jane@acme.example\",\"admin@acme.example\"]");
    }

    @Test
    void l21_whoCommentsIsTheNamedUserOrTheOwnerOfTheKey() {
        var named = entry(task, made(said("x").put("user_email", "JANE@acme.example")));
        var owner = entry(task, made(said("x").putNull("user_email")));

        assertThat(named.get("user_email").textValue()).isEqualTo("Jane@acme.example");
        assertThat(named.get("user_id").longValue()).isEqualTo(jane);
        assertThat(owner.get("user_email").textValue()).isEqualTo("admin@acme.example");
        Expected.flaws(
                post(said("x").put("user_email", "nobody")),
                flaw("body/user_email", "value is not a valid email address", "value_error.email"));
    }

    @Test
    void l156_filesOfACommentAreFilesThatTheTaskDoesNotList() {
        var body = said("See these");
        attach(body, "a.pdf", ABC);
        attach(body, "../../etc/b", "ZA==");

        var files = entry(task, made(body)).get("attachment_ids");

        assertThat(files).hasSize(2);
        assertThat(rig.get("/tasks/" + task + "/files").at("/total_files").intValue()).isZero();
        var told = ChamelioRig.json(rig.get("/files/attachment_" + files.get(0)), 200);
        assertThat(told.get("file_name").textValue()).isEqualTo("a.pdf");
        var path = URI.create(told.get("download_url").textValue()).getRawPath();
        assertThat(rig.http().get(path).text()).isEqualTo("abc");
        var other = rig.get("/files/attachment_" + files.get(1)).at("/file_name").textValue();
        assertThat(other).isEqualTo("b");
    }

    @Test
    void l181_aMissingOrForeignTaskIsNotFound() {
        var theirs = ChamelioRig.KEY + rig.key(rig.server().tenant("initech"), 0);
        var body = Json.write(said("x"));

        Expected.error(rig.post(path(999_999), body), 404, "Task not found");
        Expected.error(rig.post(path(0), body), 404, "Task not found");
        Expected.same(rig.http().post(path(task), body, theirs), rig.post(path(999_999), body));
        assertThat(rig.http().post(path(task), body).status()).isEqualTo(401);
    }

    @Test
    void l24_thePathIsToldBeforeTheBodyAndBothBeforeTheTask() {
        var path = "/tasks/x1/comment";
        var integer = flaw("path/task_id", "value is not a valid integer", "type_error.integer");

        Expected.error(rig.post(path, "{\"comment\":"), 400, "Malformed JSON");
        Expected.flaws(
                rig.post(path, "{\"mention_user_ids\":[1,\"x\",null,true,1.5],\"reply_to\":\"a\"}"),
                integer,
                flaw("body/comment", "field required", "value_error.missing"),
                flaw(
                        "body/mention_user_ids/1",
                        "value is not a valid integer",
                        "type_error.integer"),
                flaw(
                        "body/mention_user_ids/2",
                        "none is not an allowed value",
                        "type_error.none.not_allowed"),
                flaw(
                        "body/mention_user_ids/3",
                        "value is not a valid integer",
                        "type_error.integer"),
                flaw(
                        "body/mention_user_ids/4",
                        "value is not a valid integer",
                        "type_error.integer"),
                flaw("body/reply_to", "value is not a valid integer", "type_error.integer"));
        Expected.flaws(
                rig.post(path, ""), integer, flaw("body", "field required", "value_error.missing"));
        Expected.flaws(
                rig.post(path, "[]"),
                integer,
                flaw("body", "value is not a valid dict", "type_error.dict"));
        Expected.error(
                rig.post(path(999_999), "{\"comment\":\"x\",\"reply_to\":7}"),
                404,
                "Task not found");
    }

    @Test
    void l29_whatIsTooLargeIsRefusedWhole() {
        var comments = rig.count("comments");
        var files = said("x");
        for (var i = 0; i < 4; i++) {
            attach(files, "a.txt", ABC);
        }

        Expected.error(post(said("x".repeat(300_000))), 413, "Request body too large");
        Expected.error(post(mentioning(1, 2, 3, 4, 5, 6)), 413, "Request body too large");
        Expected.error(post(files), 413, "Request body too large");
        assertThat(rig.count("comments")).isEqualTo(comments);
    }

    @Test
    void aCommentIsNotedInTheAuditTrail() {
        var id = made(said("x").put("user_email", "jane@acme.example"));

        var noted =
                rig.number(
                        "select member_id from audit where verb = 'comment.create'"
                                + " and target_id = ? and actor_kind = 'key'"
                                + " and detail ->> 'case_id' = ?",
                        id,
                        Long.toString(task));

        assertThat(noted).isEqualTo(jane);
    }

    private static ObjectNode said(String text) {
        return Json.object().put("comment", text);
    }

    private static ObjectNode mentioning(long... members) {
        var body = said("Hello");
        var list = body.putArray("mention_user_ids");
        for (var member : members) {
            list.add(member);
        }
        return body;
    }

    private static void attach(ObjectNode body, String name, String content) {
        body.withArray("attachments")
                .addObject()
                .put("filename", name)
                .put("base64_content", content);
    }

    private static Expected.Flaw noComment() {
        return flaw("body/reply_to", "comment not found", "value_error.comment_not_found");
    }

    private static String path(long number) {
        return "/tasks/" + number + "/comment";
    }

    private Reply post(ObjectNode body) {
        return rig.post(path(task), Json.write(body));
    }

    private long made(ObjectNode body) {
        return ChamelioRig.json(post(body), 200).get("activity_log_id").longValue();
    }

    private JsonNode log(long number, String query) {
        return ChamelioRig.json(rig.get("/tasks/" + number + "/activity-logs" + query), 200)
                .get("activity_logs");
    }

    private JsonNode entry(long number, long id) {
        return log(number, "?limit=200")
                .valueStream()
                .filter(entry -> entry.get("activity_log_id").longValue() == id)
                .findFirst()
                .orElseThrow();
    }
}
