package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is said, and what is left, when the database refuses (L-30).
class BrokenDatabaseTest {

    private final ChamelioRig rig = new ChamelioRig("FILES_IN_DATABASE_MOST=10");

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void l99_aFailedStartSaysSoAndLeavesNoFile() {
        publish();
        change("alter table cases rename column subject to title");

        var reply = start("small", "larger than ten bytes");

        is(reply, "Failed to initiate workflow");
        assertThat(rig.count("files")).isZero();
        assertThat(rig.count("file_bytes")).isZero();
        assertThat(rig.count("case_files")).isZero();
    }

    @Test
    void aFileThatCannotBeStoredTakesTheOthersWithIt() {
        publish();
        change("alter table files add constraint only_small check (size < 20)");

        var reply = start("small", "larger than twenty bytes");

        is(reply, "Failed to initiate workflow");
        assertThat(rig.count("files")).isZero();
        assertThat(rig.count("cases")).isZero();
    }

    @Test
    void l181_aFailedCommentSaysSoAndLeavesNoFile() {
        publish();
        var task = rig.initiate("flow", "{\"variables\":[]}");
        change("alter table comments rename column text to words");

        var reply =
                rig.post(
                        "/tasks/" + task + "/comment",
                        "{\"comment\":\"x\",\"attachments\":["
                                + "{\"filename\":\"a\",\"base64_content\":\"YWJj\"}]}");

        is(reply, "Failed to create comment");
        assertThat(rig.count("files")).isZero();
        assertThat(rig.count("case_files")).isZero();
        assertThat(rig.count("audit where verb = 'comment.create'")).isZero();
    }

    @Test
    void l188_aFailedLogSaysSo() {
        publish();
        var task = rig.initiate("flow", "{\"variables\":[]}");
        change("alter table comments rename to elsewhere");

        is(rig.get("/tasks/" + task + "/activity-logs"), "Failed to get activity logs");
    }

    @Test
    void l71_aFailedListSaysSo() {
        publish();
        change("alter table workflows rename to elsewhere");

        is(rig.get("/workflows"), "Failed to list workflows");
    }

    @Test
    void l76_aFailedSchemaSaysSo() {
        publish();
        change("alter table workflows rename to elsewhere");

        is(rig.get("/workflows/flow/1/schema"), "Failed to get workflow schema");
    }

    private void publish() {
        rig.publish(ChamelioRig.document("flow", "", "note: { type: string }"));
    }

    private void change(String statement) {
        rig.server().database().db().system(tx -> tx.change(statement));
    }

    private Reply start(String... contents) {
        var body = Json.object();
        body.putArray("attributes");
        var files = body.putArray("files");
        for (var content : contents) {
            var bytes = content.getBytes(StandardCharsets.UTF_8);
            files.addObject()
                    .put("filename", "a.txt")
                    .put("base64_content", Base64.getEncoder().encodeToString(bytes));
        }
        return rig.post("/workflows/flow/1/initiate-flexible", Json.write(body));
    }

    private static void is(Reply reply, String detail) {
        assertThat(reply.text()).isEqualTo("{\"detail\":\"" + detail + "\"}");
        assertThat(reply.status()).isEqualTo(500);
    }
}
