package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.TestServer;
import caseloom.core.cases.CaseId;
import caseloom.files.FileKind;
import caseloom.files.FileName;
import caseloom.files.MadeDocument;
import caseloom.files.StepDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 5.7: the document that a step made.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentOfStepTest {

    private static final String NOT_FOUND = "{\"detail\":\"Document not found for step\"}";
    private static final String NOT_AVAILABLE =
            "{\"detail\":\"Document not available for this step\"}";

    private final ChamelioRig rig = new ChamelioRig();

    DocumentOfStepTest() {
        rig.publish(
                ChamelioRig.document(
                        "drafted",
                        "",
                        "",
                        """
                        - write it:
                            wait: { hours: 1 }
                        - never:
                            wait: { hours: 1 }
                        """));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l159_theDocumentOfAStepIsFetchedByALink() {
        var task = task();
        made(task, "1", "contract.pdf", "%PDF-1.7 one");

        var body = ChamelioRig.json(document(task, "write_it"), 200);

        assertThat(body.propertyStream().map(Map.Entry::getKey))
                .containsExactly("download_url", "file_name", "expires_at");
        assertThat(body.get("file_name").textValue()).isEqualTo("contract.pdf");
        var expected = rig.server().clock().instant().plus(Duration.ofMinutes(15));
        assertThat(body.get("expires_at").textValue()).isEqualTo(TaskJson.time(expected));
        assertThat(bytes(body.get("download_url").textValue())).isEqualTo("%PDF-1.7 one");
    }

    @Test
    void l160_withoutAKeyATaskOrAStepThereIsNoDocument() {
        var task = task();

        assertThat(rig.http().get("/tasks/" + task + "/steps/write_it/document").status())
                .isEqualTo(401);
        assertThat(document(999_999, "write_it").text()).isEqualTo(NOT_FOUND);
        assertThat(document(999_999, "write_it").status()).isEqualTo(404);
        assertThat(document(task, "unknown").status()).isEqualTo(404);
        assertThat(document(task, "unknown").text()).isEqualTo(NOT_FOUND);
    }

    @Test
    void l160_aTaskOfAnotherOrganizationIsNotFound() {
        var task = task();
        made(task, "1", "contract.pdf", "%PDF-1.7 one");
        var foreign = ChamelioRig.KEY + rig.key(rig.server().tenant("hooli"), 0);

        var reply = rig.http().get("/tasks/" + task + "/steps/write_it/document", foreign);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEqualTo(NOT_FOUND);
    }

    @Test
    void l160_anIdThatIsNoNumberIsTold() {
        var reply = rig.get("/tasks/abc/steps/write_it/document");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.at("/detail/0/loc").toString()).isEqualTo("[\"path\",\"task_id\"]");
    }

    @Test
    void l160_l161_aKnownStepWithoutADocumentIsNotImplemented() {
        var task = task();

        for (var step : new String[] {"write_it", "never", "intake_step"}) {
            assertThat(document(task, step).status()).isEqualTo(501);
            assertThat(document(task, step).text()).isEqualTo(NOT_AVAILABLE);
        }
    }

    @Test
    void l161_whatCanBeNoStepIsNotFound() {
        var task = task();

        for (var step : new String[] {"%00", "a%20b", "%C3%BC", "x".repeat(101)}) {
            assertThat(document(task, step).status()).as(step).isEqualTo(404);
            assertThat(document(task, step).text()).isEqualTo(NOT_FOUND);
        }
    }

    @Test
    void l161_aRepeatedStepGivesItsNewestDocument() {
        var task = task();
        made(task, "1", "first.pdf", "%PDF-1.7 one");
        rig.server().clock().forward(Duration.ofSeconds(1));
        made(task, "2", "second.pdf", "%PDF-1.7 two");

        var body = ChamelioRig.json(document(task, "write_it"), 200);

        assertThat(body.get("file_name").textValue()).isEqualTo("second.pdf");
    }

    @Test
    void l161_aDocumentThatWasDeletedSinceIsNotFound() {
        var task = task();
        var made = made(task, "1", "contract.pdf", "%PDF-1.7 one");
        remove(task, made.number());

        var reply = document(task, "write_it");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEqualTo(NOT_FOUND);
    }

    @Test
    void l154_aDocumentThatAStepMadeIsNoVariable() {
        var task = task();
        var made = made(task, "1", "contract.pdf", "%PDF-1.7 one");

        var file = ChamelioRig.json(rig.get("/tasks/" + task + "/files"), 200).at("/files/0");

        assertThat(file.get("file_id").textValue()).isEqualTo("document_" + made.number());
        assertThat(file.get("variable_id").isNull()).isTrue();
        assertThat(file.get("step_id").textValue()).isEqualTo("write_it");
    }

    @Test
    void l192_whatAStepMadeIsADocument() {
        var made = made(task(), "1", "contract.pdf", "%PDF-1.7 one");

        assertThat(made.fileId()).matches("document_[1-9][0-9]*");
        assertThat(rig.get("/files/" + made.fileId()).status()).isEqualTo(200);
    }

    @Test
    void aDocumentMadeTwiceIsOne() {
        var task = task();
        var first = made(task, "1", "contract.pdf", "%PDF-1.7 one");

        var again = made(task, "1", "contract.pdf", "%PDF-1.7 other");

        assertThat(again).isEqualTo(first);
        assertThat(ChamelioRig.json(rig.get("/tasks/" + task + "/files"), 200).get("total_files"))
                .hasToString("1");
        assertThat(bytes(document(task, "write_it").at("/download_url").textValue()))
                .isEqualTo("%PDF-1.7 one");
    }

    private long task() {
        var task = rig.initiate("drafted", "{\"variables\":[]}");
        rig.untilStep(task, "write_it");
        return task;
    }

    private Reply document(long task, String step) {
        return rig.get("/tasks/" + task + "/steps/" + step + "/document");
    }

    private String bytes(String url) {
        return rig.http().get(url.substring("https://cases.example".length())).text();
    }

    private MadeDocument made(long task, String key, String name, String content) {
        var node = rig.server().node();
        var organization = rig.acme().organization().id();
        var wish =
                new StepDocument(
                        organization,
                        new CaseId(task),
                        rig.runOf(task),
                        "write_it",
                        key,
                        FileName.of(name));
        var staged =
                TestServer.done(
                        node.filing()
                                .files()
                                .stage(
                                        organization,
                                        FileKind.DOCUMENT,
                                        wish.name(),
                                        content.getBytes(StandardCharsets.UTF_8)));
        return rig.server()
                .database()
                .db()
                .tx(organization, tx -> node.filing().documents().keep(tx, wish, staged));
    }

    private void remove(long task, long file) {
        var organization = rig.acme().organization().id();
        var files = rig.server().node().filing().files();
        var left =
                rig.server()
                        .database()
                        .db()
                        .tx(
                                organization,
                                tx -> files.leave(tx, organization, new CaseId(task), file));
        files.removeBytes(left.orElseThrow());
    }
}
