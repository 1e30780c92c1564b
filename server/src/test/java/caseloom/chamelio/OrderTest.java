package caseloom.chamelio;

import static caseloom.chamelio.ChamelioRig.KEY;
import static caseloom.chamelio.Expected.flaw;
import static caseloom.chamelio.Expected.flaws;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.TestServer;
import caseloom.access.Issued;
import caseloom.access.NewKey;
import caseloom.audit.Actor;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 2.4: each request fails at one check and at all that come later.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderTest {

    private static final int LIMIT = 4_096;
    private static final String TOO_LONG = "{" + " ".repeat(LIMIT);
    private static final String NOBODY = "\"user\":\"nobody@acme.example\"";
    private static final String UNKNOWN_VARIABLE =
            "{\"variables\":[{\"variable_id\":\"x\",\"type\":\"text\",\"value\":\"\"}],"
                    + NOBODY
                    + "}";
    private static final String WRONG_TYPES =
            "{\"variables\":[{\"variable_id\":\"x\",\"type\":1,\"value\":\"\"}]," + NOBODY + "}";
    private static final String PAPER =
            "{\"variables\":[{\"variable_id\":\"paper\",\"type\":\"file\",\"value\":\"a.txt\","
                    + "\"base64_content\":\"YWJj\"}]}";

    /// Neither the workflow nor the form of the version is right.
    private static final String NOWHERE = "/workflows/nowhere/v1/initiate";

    private ChamelioRig rig;

    @BeforeAll
    void start() {
        rig = new ChamelioRig("CHAMELIO_BODY_MOST=" + LIMIT);
        rig.publish(ChamelioRig.document("order", "", "paper: { type: string, x-type: file }"));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l24_step1PathAndMethodBeforeTheKey() {
        Expected.error(post("/workflows/order/1/start", "ca_x", TOO_LONG), 404, "Not Found");
        Expected.error(
                rig.http().send("PUT", NOWHERE, BodyPublishers.ofString(TOO_LONG), KEY + "ca_x"),
                405,
                "Method Not Allowed");
    }

    @Test
    void l24_step1PathAndMethodBeforeTheRate() {
        var spent = spent();

        Expected.error(post("/nothing", spent, TOO_LONG), 404, "Not Found");
        Expected.error(post("/tasks", spent, TOO_LONG), 405, "Method Not Allowed");
    }

    @Test
    void l24_step2TheKeyBeforeTheRate() {
        var made = key(1);
        assertThat(rig.http().get("/workflows", KEY + made.value()).status()).isEqualTo(200);
        assertThat(rig.http().get("/workflows", KEY + made.value()).status()).isEqualTo(429);
        TestServer.done(
                rig.server()
                        .node()
                        .keys()
                        .revoke(Actor.system(rig.acme().organization().id()), made.id()));

        Expected.error(post(NOWHERE, made.value(), TOO_LONG), 401, "API key has been revoked");
        Expected.error(post(NOWHERE, "", TOO_LONG), 401, "API key required");
    }

    @Test
    void l24_step3TheRateBeforeTheSizeOfTheBody() {
        Expected.error(post(NOWHERE, spent(), TOO_LONG), 429, "Rate limit exceeded");
    }

    @Test
    void l24_step4TheSizeOfTheBodyBeforeItsForm() {
        Expected.error(rig.post(NOWHERE, TOO_LONG), 413, "Request body too large");
    }

    @Test
    void l24_step5TheFormOfTheBodyBeforeTypes() {
        Expected.error(rig.post(NOWHERE, "{\"variables\":1,}"), 400, "Malformed JSON");
    }

    @Test
    void l24_step6TypesBeforeTheFormOfTheVersion() {
        flaws(
                rig.post(NOWHERE, WRONG_TYPES),
                flaw(
                        "body/variables/0/type",
                        "value is not a valid enumeration member; permitted: 'text', 'number',"
                                + " 'boolean', 'date', 'email', 'select', 'file', 'user_entity',"
                                + " 'business'",
                        "type_error.enum"));
        flaws(
                rig.post(NOWHERE + "-flexible", "{\"attributes\":{}," + NOBODY + "}"),
                flaw("body/attributes", "value is not a valid list", "type_error.list"));
    }

    @Test
    void l24_step6TypesBeforeTheFormOfTheFile() {
        flaws(
                rig.get("/files/nothing?user_email=nobody"),
                flaw(
                        "query/user_email",
                        "value is not a valid email address",
                        "value_error.email"));
    }

    @Test
    void l24_step6TypesBeforeTheTaskIsLookedUp() {
        flaws(
                rig.post("/tasks/x/cancel", TOO_LONG),
                flaw("path/task_id", "value is not a valid integer", "type_error.integer"));
    }

    @Test
    void l24_step7TheFormOfTheVersionBeforeTheWorkflow() {
        Expected.error(rig.post(NOWHERE, UNKNOWN_VARIABLE), 400, "Invalid version format: v1");
        Expected.error(rig.get("/workflows/nowhere/v1/schema"), 400, "Invalid version format: v1");
    }

    @Test
    void l24_step7TheFormOfTheFileBeforeTheUser() {
        Expected.error(
                rig.get("/files/nothing?user_email=nobody@acme.example"),
                400,
                "Invalid file ID format: nothing");
    }

    @Test
    void l24_step8ExistenceBeforeMeaning() {
        for (var path : List.of("/workflows/nowhere/1/initiate", "/workflows/order/2/initiate")) {
            Expected.error(rig.post(path, UNKNOWN_VARIABLE), 404, "Workflow not found");
        }
        Expected.error(
                rig.get("/files/document_900000?user_email=nobody@acme.example"),
                404,
                "File not found");
    }

    @Test
    void l24_step8ExistenceBeforeTheState() {
        var task = rig.initiate("order", "{\"variables\":[]}");
        rig.post("/tasks/" + task + "/cancel", "");
        var theirs = rig.key(rig.server().tenant("step8"), 0);

        Expected.error(post("/tasks/" + task + "/cancel", theirs, "{"), 404, "Task not found");
    }

    @Test
    void l24_step9TheStateOfTheTask() {
        var task = rig.initiate("order", "{\"variables\":[]}");
        rig.post("/tasks/" + task + "/cancel", "");

        Expected.error(
                rig.post("/tasks/" + task + "/cancel", "{"),
                409,
                "Task cannot be cancelled in its current state");
    }

    @Test
    void l24_step10AllFindingsOfMeaningTogether() {
        flaws(
                rig.post("/workflows/order/1/initiate", UNKNOWN_VARIABLE),
                flaw(
                        "body/variables/0/variable_id",
                        "unknown variable",
                        "value_error.unknown_variable"),
                flaw("body/user", "user not found", "value_error.user_not_found"));
    }

    @Test
    void l24_nothingIsChangedByARequestThatFails() {
        var initiate = "/workflows/order/1/initiate";
        var half = PAPER.replace("}]}", "}],\"user\":\"nobody@acme.example\"}");
        var before = counts();

        for (var body : List.of(TOO_LONG, "{", "[]", "{}", WRONG_TYPES, UNKNOWN_VARIABLE, half)) {
            assertThat(rig.post(initiate, body).status()).isGreaterThanOrEqualTo(400);
        }
        post(initiate, "ca_x", PAPER);
        post(initiate, spent(), PAPER);
        rig.post(NOWHERE, PAPER);

        assertThat(counts()).isEqualTo(before);
    }

    private List<Long> counts() {
        return List.of("cases", "runs", "files", "case_files", "file_bytes", "file_audit").stream()
                .map(this::count)
                .toList();
    }

    private long count(String table) {
        return rig.server()
                .database()
                .db()
                .system(tx ->
                        tx.first("select count(*) from " + table, row -> row.getLong(1))
                                .orElseThrow());
    }

    private Reply post(String path, String key, String body) {
        return rig.http().post(path, body, KEY + key);
    }

    /// A key that has made its one request of the minute.
    private String spent() {
        var key = key(1).value();
        rig.http().get("/workflows", KEY + key);
        return key;
    }

    private Issued key(int ratePerMinute) {
        var owner = rig.acme().organization().administrator().id();
        var key = new NewKey("one", owner, ratePerMinute, null);
        return rig.server().node().keys().create(Actor.system(rig.acme().organization().id()), key);
    }
}
