package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.seals.Papers;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 5.10: signed documents, and what else tells of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedDocumentsTest {

    private final SignRig signing = new SignRig();
    private final ChamelioRig rig = signing.rig();
    private long task;

    @BeforeAll
    void sign() {
        signing.publish("contract", "", "- then: { call: add-note, with: { text: Signed } }\n");
        task = signing.task("contract");
        signing.sign(signing.begin(task, SignRig.ANN), "Ann Example");
        rig.untilStatus(task, "completed");
    }

    @AfterAll
    void stop() {
        signing.close();
    }

    @Test
    void l171_l172_theAnswerHasThePublishedShape() {
        var answer = signing.signedDocuments(task);

        assertThat(Told.names(answer))
                .containsExactly("task_id", "workflow_status", "total", "documents");
        assertThat(answer.get("task_id").longValue()).isEqualTo(task);
        assertThat(answer.get("total").intValue()).isEqualTo(1);
        var document = answer.get("documents").get(0);
        assertThat(Told.names(document))
                .containsExactly(
                        "file_id",
                        "file_name",
                        "step_id",
                        "step_name",
                        "download_url",
                        "expires_at");
        assertThat(document.get("file_id").textValue()).matches("document_[0-9]+");
        assertThat(document.get("file_name").textValue()).isEqualTo("contract_signed.pdf");
        assertThat(document.get("step_id").textValue()).isEqualTo("sign");
        assertThat(document.get("step_name").textValue()).isEqualTo("sign");
    }

    @Test
    void l171_theDocumentIsTheOriginalWithTheEvidence() throws Exception {
        var document = signing.signedDocuments(task).get("documents").get(0);

        var bytes = signing.download(document.get("download_url").textValue());

        assertThat(Papers.text(bytes))
                .contains("The contract", "Ann Example", "Evidence of signatures")
                .contains("given to key");
        var digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(rig.history(task, "signature.sealed").getFirst().get("sha256").textValue())
                .isEqualTo(digest);
    }

    @Test
    void l173_withoutSignedDocumentsTheListIsEmptyAndTheStatusIsTheTasks() {
        var waiting = signing.task("contract");

        var answer = signing.signedDocuments(waiting);

        assertThat(answer.get("workflow_status").textValue()).isEqualTo("in_progress");
        assertThat(answer.get("total").intValue()).isZero();
        assertThat(answer.get("documents")).isEmpty();
        assertThat(signing.signedDocuments(task).get("workflow_status").textValue())
                .isEqualTo("completed");
    }

    @Test
    void l173_documentsComeInTheOrderOfSigning() {
        signing.publish(
                "twice",
                ", signers: [ann@example.com]",
                "- again: { call: request-signature, with: { file: '${"
                        + " $workflow.input.contract }', signers: [bob@example.com] } }\n");
        var both = signing.task("twice");
        signing.sign(signing.link(both, SignRig.ANN), "Ann");
        signing.untilSigned(both, 1);
        Probe.until(
                "the second signing",
                () -> rig.number("select count(*) from signatures where case_id = ?", both) == 2);

        assertThat(rig.task(both).get("current_step_id").textValue()).isEqualTo("again");
        assertThat(signing.signedDocuments(both).get("documents"))
                .extracting(one -> one.get("step_id").textValue())
                .containsExactly("sign");
    }

    @Test
    void l174_l175_errors() {
        Expected.error(
                rig.http().get("/tasks/" + task + "/signed-documents"), 401, "API key required");
        Expected.error(rig.get("/tasks/999999999/signed-documents"), 404, "Task not found");
    }

    @Test
    void aSignedDocumentIsAlsoTheDocumentOfItsStepAndAFileOfItsTask() {
        var signed = signing.signedDocuments(task).get("documents").get(0);

        var ofStep = ChamelioRig.json(rig.get("/tasks/" + task + "/steps/sign/document"), 200);
        var files = ChamelioRig.json(rig.get("/tasks/" + task + "/files"), 200);

        assertThat(ofStep.get("file_name")).isEqualTo(signed.get("file_name"));
        assertThat(files.get("files"))
                .extracting(one -> one.get("file_id").textValue())
                .contains(signed.get("file_id").textValue());
    }
}
