package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Steps that file documents into Core (L-192, L-223, L-277, L-278).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreDocumentTest {

    private static final String FILE =
            "{\"variables\":[{\"variable_id\":\"paper\",\"type\":\"file\",\"value\":\"a.txt\","
                    + "\"base64_content\":\"YWJj\"}]}";

    private static final String PAPER =
            "paper: { type: string, x-type: file }, stored: { type: string, x-type: file }";

    private static final String STORE =
            """
            - file-it:
                call: store-document
                with:
                  file: ${ .paper }
                  attributes:
                    kind: NDA
                    sum: 12.50
                    signed: true
                    from: { data_type: date, value: '2025-01-15' }
                    none: null
                export: { as: '${ .fileId }' }
            - remember:
                call: set-attributes
                with: { stored: '${ $context }' }
            """;

    private final ChamelioRig rig = new ChamelioRig();

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l192_l277_l278_anAttachmentThatIsFiledBecomesADocumentOfCore() {
        rig.publish(ChamelioRig.document("store_one", "", PAPER, STORE));

        var task = rig.initiate("store_one", FILE);
        rig.untilStatus(task, "completed");

        var stored = stored(task);
        assertThat(
                        rig.number(
                                "select count(*) from files where kind = 'document' and id = ?",
                                stored))
                .isEqualTo(1);
        assertThat(rig.get("/files/document_" + stored).status()).isEqualTo(200);
        assertThat(
                        ChamelioRig.json(rig.get("/tasks/" + task + "/files"), 200)
                                .get("total_files")
                                .intValue())
                .isEqualTo(1);
        assertThat(rig.count("documents")).isEqualTo(rig.count("document_processings"));
    }

    @Test
    void l223_itRemembersTheTaskTheWorkflowAndTheStep() {
        rig.publish(ChamelioRig.document("store_two", "", PAPER, STORE));

        var task = rig.initiate("store_two", FILE);
        rig.untilStatus(task, "completed");

        var data = contract(stored(task));
        assertThat(data.get("workflow_metadata"))
                .hasToString(
                        "{\"task_id\":TASK,\"workflow_id\":\"store_two\",\"workflow_name\":\"Title of store_two\",\"step_id\":\"file-it\"}"
                                .replace("TASK", Long.toString(task)));
        assertThat(data.get("mapped_fields"))
                .hasToString(
                        "{\"text\":{\"kind\":\"NDA\"},\"number\":{\"sum\":\"12.5\"},\"boolean\":{\"signed\":\"true\"},\"date\":{\"from\":\"2025-01-15\"}}");
        assertThat(rig.task(task).get("step_runs").get(1).get("step_type").textValue())
                .isEqualTo("store");
    }

    @Test
    void l277_aDocumentStaysTheOneThatItIs() {
        rig.publish(ChamelioRig.document("store_three", "", PAPER, STORE));
        var made =
                ChamelioRig.json(
                        rig.post(
                                "/core/upload",
                                "{\"file_name\":\"a\",\"file_extension\":\"txt\",\"file_content_base64\":\"YWJj\"}"),
                        200);
        var file = made.get("file_id").textValue();
        var documents = rig.count("documents");

        var task =
                rig.initiate(
                        "store_three",
                        "{\"variables\":[{\"variable_id\":\"paper\",\"type\":\"file\",\"value\":\""
                                + file
                                + "\"}]}");
        rig.untilStatus(task, "completed");

        assertThat("file_" + stored(task)).isEqualTo(file);
        assertThat(rig.count("documents")).isEqualTo(documents);
        assertThat(contract(stored(task)).get("workflow_metadata").isNull()).isTrue();
        assertThat(contract(stored(task)).get("fields")).hasSize(4);
    }

    @Test
    void whatIsNoFileOfTheCaseIsNotFiled() {
        rig.publish(
                ChamelioRig.document(
                        "store_foreign",
                        "",
                        PAPER,
                        STORE.replace("${ .paper }", "${ \"document_1\" }")));
        rig.publish(
                ChamelioRig.document(
                        "store_nothing", "", PAPER, STORE.replace("${ .paper }", "${ .none }")));
        var before = rig.count("documents");

        var foreign = rig.initiate("store_foreign", FILE);
        var nothing = rig.initiate("store_nothing", FILE);

        rig.untilStatus(foreign, "failed");
        rig.untilStatus(nothing, "failed");
        Probe.until("it is told", () -> !rig.history(foreign, "step.failed").isEmpty());
        assertThat(rig.history(foreign, "step.failed").toString())
                .contains("the case has no file of the number 1");
        assertThat(rig.count("documents")).isEqualTo(before);
    }

    private long stored(long task) {
        for (var variable : rig.task(task).get("variables")) {
            if (variable.get("variable_id").textValue().equals("stored")) {
                return Long.parseLong(variable.get("value").textValue().replace("document_", ""));
            }
        }
        throw new AssertionError("nothing was stored: " + rig.task(task));
    }

    private JsonNode contract(long number) {
        return ChamelioRig.json(rig.post("/core/contracts/" + number, "{}"), 200);
    }
}
