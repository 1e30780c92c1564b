package caseloom.chamelio;

import static caseloom.chamelio.ChamelioRig.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.Wire;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 2.5: errors, and what none of them may tell.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailureTest {

    private static final String PAPER =
            "{\"variables\":[{\"variable_id\":\"paper\",\"type\":\"file\",\"value\":\"a.txt\","
                    + "\"base64_content\":\"YWJj\"}]}";
    private static final String NOTHING = "{\"variables\":[]}";
    private static final String TASK_NOT_FOUND = "Task not found";
    private static final String WORKFLOW_NOT_FOUND = "Workflow not found";

    private ChamelioRig rig;
    private long task;
    private String file;
    private String theirs;

    @BeforeAll
    void start() {
        rig = new ChamelioRig();
        rig.publish(ChamelioRig.document("failure", "", "paper: { type: string, x-type: file }"));
        task = rig.initiate("failure", PAPER);
        file = rig.get("/tasks/" + task + "/files").at("/files/0/file_id").textValue();
        theirs = rig.key(rig.server().tenant("theirs"), 0);
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l25_anErrorHasADetailAndNothingElse() {
        for (var reply :
                List.of(
                        rig.get("/nothing"),
                        rig.post("/workflows", ""),
                        rig.http().get("/workflows"),
                        rig.post("/workflows/failure/1/initiate", "{"),
                        rig.get("/workflows/failure/v1/schema"),
                        rig.get("/tasks/9000000"),
                        rig.get("/files/file_9000000"))) {
            assertThat(reply.json().size()).isEqualTo(1);
            assertThat(reply.at("/detail").isTextual()).isTrue();
        }
    }

    @Test
    void l25_aValidationErrorHasAListOfEntries() {
        for (var reply :
                List.of(
                        rig.get("/tasks/x"),
                        rig.get("/tasks?limit=0&status=x"),
                        rig.post("/workflows/failure/1/initiate", ""),
                        rig.post("/workflows/failure/1/initiate", "{\"variables\":[1]}"))) {
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().size()).isEqualTo(1);
            for (var entry : reply.at("/detail")) {
                assertThat(entry.fieldNames()).toIterable().containsExactly("loc", "msg", "type");
            }
        }
    }

    @Test
    void l26_foreignTasksAndFilesAreAsMissingOnes() {
        foreign("/tasks/" + task, "/tasks/9000000", TASK_NOT_FOUND);
        foreign("/tasks/" + task + "/files", "/tasks/9000000/files", TASK_NOT_FOUND);
        foreign("/files/" + file, "/files/attachment_9000000", "File not found");

        var cancel = "/tasks/" + task + "/cancel";
        Expected.error(rig.http().post(cancel, "", KEY + theirs), 404, TASK_NOT_FOUND);
        Expected.same(
                rig.http().post(cancel, "", KEY + theirs),
                rig.http().post("/tasks/9000000/cancel", "", KEY + theirs));
        assertThat(rig.task(task).get("status").textValue()).isEqualTo("in_progress");
    }

    @Test
    void l27_foreignWorkflowsAreAsMissingOnes() {
        foreign(
                "/workflows/failure/latest/schema",
                "/workflows/missing/latest/schema",
                WORKFLOW_NOT_FOUND);
        for (var call : List.of("initiate", "initiate-flexible")) {
            var body = call.equals("initiate") ? NOTHING : "{\"attributes\":[]}";
            var path = "/workflows/failure/latest/" + call;
            Expected.error(rig.http().post(path, body, KEY + theirs), 404, WORKFLOW_NOT_FOUND);
            Expected.same(
                    rig.http().post(path, body, KEY + theirs),
                    rig.post("/workflows/missing/1/" + call, body));
        }
    }

    @Test
    void l27_aForeignFileIsAMissingOneInABodyToo() {
        var other = rig.server().tenant("bodies");
        var document = ChamelioRig.document("failure", "", "paper: { type: string, x-type: file }");
        rig.server().publish(other, document);
        var body =
                "{\"variables\":[{\"variable_id\":\"paper\",\"type\":\"file\","
                        + "\"value\":\"a.txt\",\"file_id\":\"ID\"}]}";
        var path = "/workflows/failure/1/initiate";
        var key = KEY + rig.key(other, 0);

        var foreign = rig.http().post(path, body.replace("ID", file), key);
        var missing = rig.http().post(path, body.replace("ID", "file_9000000"), key);

        assertThat(foreign.status()).isEqualTo(422);
        Expected.same(foreign, missing);
    }

    @Test
    void l27_forbiddenIsUsedNowhere() {
        for (var path :
                List.of("/tasks/" + task, "/files/" + file, "/workflows/failure/1/schema")) {
            assertThat(rig.http().get(path, KEY + theirs).status()).isEqualTo(404);
            assertThat(rig.http().get(path, KEY + "ca_x").status()).isEqualTo(401);
        }
    }

    @Test
    void l30_anUnexpectedFailureAnswersWithTheTextOfTheCall() {
        fails("legal_entities", "Internal server error", () -> rig.get("/users/org-info"));
        fails("workflows", "Failed to list workflows", () -> rig.get("/workflows"));
        fails(
                "workflows",
                "Failed to get workflow schema",
                () -> rig.get("/workflows/unseen/1/schema"));
        fails("cases", "Failed to list tasks", () -> rig.get("/tasks"));
        fails("cases", "Failed to get task", () -> rig.get("/tasks/" + task));
        fails("cases", "Failed to cancel task", () -> rig.post("/tasks/" + task + "/cancel", ""));
        fails(
                "case_files",
                "Failed to list task files",
                () -> rig.get("/tasks/" + task + "/files"));
        fails("files", "Failed to download file", () -> rig.get("/files/" + file));
        fails(
                "cases",
                "Failed to initiate workflow",
                () -> rig.post("/workflows/failure/1/initiate", NOTHING));
        fails(
                "runs",
                "Failed to initiate workflow",
                () -> rig.post("/workflows/failure/1/initiate-flexible", "{\"attributes\":[]}"));
        fails(
                "files",
                "Failed to initiate workflow",
                () -> rig.post("/workflows/failure/1/initiate", PAPER));
    }

    @Test
    void l30_theWholeChangeIsUndone() {
        var before = List.of(count("cases"), count("runs"), count("files"), count("case_files"));

        fails(
                "case_files",
                "Failed to initiate workflow",
                () -> rig.post("/workflows/failure/1/initiate", PAPER));

        assertThat(List.of(count("cases"), count("runs"), count("files"), count("case_files")))
                .isEqualTo(before);
    }

    @Test
    void l30_whatIsOddInAnAddressIsNoFailure() {
        for (var path :
                List.of(
                        "/workflows/%00/latest/schema",
                        "/workflows/%C3%28/1/schema",
                        "/workflows/" + "a".repeat(3_000) + "/1/schema",
                        "/files/%00",
                        "/files/file_1?user_email=%00@x",
                        "/files/" + file + "?user_email=%00@x",
                        "/tasks?workflow_id=%00",
                        "/tasks?metadata.a=%00",
                        "/tasks?metadata.%00=a",
                        "/tasks?metadata.=a",
                        "/tasks?offset=9223372036854775807",
                        "/tasks?offset=99999999999999999999",
                        "/workflows?offset=9223372036854775808",
                        "/workflows/failure/" + "9".repeat(3_000) + "/schema",
                        "/workflows/failure/%00/schema")) {
            try (var wire = Wire.to(rig.server().node().address())) {
                var reply =
                        wire.lines(
                                        "GET "
                                                + path
                                                + " HTTP/1.1\nHost: x\nX-API-Key: "
                                                + rig.key()
                                                + "\n\n")
                                .reply();
                assertThat(reply.status()).as(path).isBetween(200, 499);
            }
        }
    }

    @Test
    void l31_withoutItsDatabaseTheServerIsUnavailable() {
        try (var cut = new ChamelioRig("DATABASE_PATIENCE=PT0.3S")) {
            cut.publish(ChamelioRig.document("cut", "", ""));
            var number = cut.initiate("cut", NOTHING);
            cut.server().database().cutOff();

            unavailable(cut.get("/tasks/" + number));
            unavailable(cut.post("/workflows/cut/latest/initiate", NOTHING));
        }
    }

    @Test
    void l31_anOverloadedServerIsUnavailable() {
        try (var small = new ChamelioRig("HTTP_BODY_MEMORY=1048576")) {
            small.publish(ChamelioRig.document("small", "", ""));
            var body = Expected.ofLength(1_048_577, "[]");
            var path = "/workflows/small/latest/initiate";

            unavailable(small.http().post(path, body, KEY + small.key()));
            assertThat(small.post(path, NOTHING).status()).isEqualTo(200);
        }
    }

    @Test
    void l31_whileItStartsTheServerIsUnavailable() {
        var second = rig.server().begin();
        var client = rig.http().at(second.address());

        unavailable(client.get("/tasks/" + task, KEY + rig.key()));
        unavailable(client.get("/nothing"));
        second.open();

        assertThat(client.get("/tasks/" + task, KEY + rig.key()).status()).isEqualTo(200);
    }

    /// What was under way ends as ever; what comes then is refused. The stop waits for the first
    /// request, whose body is not complete yet.
    @Test
    void l31_whileItStopsTheServerIsUnavailable() throws Exception {
        var second = rig.server().join();
        var head = " HTTP/1.1\nHost: x\nX-API-Key: " + rig.key() + "\n";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var begun = Wire.to(second.address());
                var late = Wire.to(second.address());
                var idle = Wire.to(second.address())) {
            begun.lines("POST /workflows/failure/latest/initiate" + head);
            begun.lines("Expect: 100-continue\nContent-Length: " + NOTHING.length() + "\n\n");
            assertThat(begun.reply().status()).isEqualTo(100);
            late.lines("GET /tasks/" + task + head);
            idle.lines("GET /tasks/" + task + head + "\n");
            assertThat(idle.reply().status()).isEqualTo(200);

            var stopped = threads.submit(second::close);
            assertThat(idle.closed()).isTrue();
            late.lines("\n");
            unavailable(late.reply());
            begun.lines(NOTHING);

            assertThat(begun.reply().status()).isEqualTo(200);
            stopped.get();
        }
    }

    private static void unavailable(Reply reply) {
        Expected.error(reply, 503, "Service unavailable");
        assertThat(reply.header("Retry-After")).contains("5");
    }

    private void foreign(String path, String missing, String detail) {
        var reply = rig.http().get(path, KEY + theirs);

        Expected.error(reply, 404, detail);
        Expected.same(reply, rig.http().get(missing, KEY + theirs));
        Expected.same(reply, rig.get(missing));
    }

    /// Asks while a table has another name.
    private void fails(String table, String detail, Supplier<Reply> call) {
        change("alter table " + table + " rename to elsewhere");
        try {
            var reply = call.get();
            Expected.error(reply, 500, detail);
            assertThat(reply.whole())
                    .doesNotContainIgnoringCase(
                            "select",
                            "relation",
                            "elsewhere",
                            "caseloom",
                            "exception",
                            "java",
                            "postgres",
                            "helidon",
                            "\tat ");
        } finally {
            change("alter table elsewhere rename to " + table);
        }
    }

    private void change(String statement) {
        rig.server().database().db().system(tx -> tx.change(statement));
    }

    private long count(String table) {
        return rig.server()
                .database()
                .db()
                .system(tx ->
                        tx.first("select count(*) from " + table, row -> row.getLong(1))
                                .orElseThrow());
    }
}
