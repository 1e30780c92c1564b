package caseloom.chamelio;

import static caseloom.chamelio.Entries.MISSING;
import static caseloom.chamelio.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 4.3: files that come in with the initiate call (L-83 to L-88).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InitiateFilesTest {

    private static final String PDF = base64("%PDF-1.7 one");
    private static final String ENDINGS =
            "value is not a valid enumeration member; permitted: 'pdf', 'docx'";

    private final ChamelioRig rig = new ChamelioRig();

    @BeforeAll
    void publish() {
        rig.publish(
                ChamelioRig.document(
                        "filed",
                        "",
                        "paper: { type: string, x-type: file,"
                                + " x-allowed-extensions: [pdf, docx] },"
                                + " sheet: { type: string, x-type: file },"
                                + " note: { type: string, maxLength: 3 }"));
        rig.publish(
                ChamelioRig.document(
                        "needs_file", "paper", "paper: { type: string, x-type: file }"));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l83_aFileByReference() {
        var id = attachment();

        var task = task(file("paper", "contract.pdf").put("file_id", id));

        assertThat(value(task, "paper")).isEqualTo(id);
        assertThat(files(task).at("/files/0/file_id").textValue()).isEqualTo(id);
        assertThat(files(task).at("/files/0/variable_id").textValue()).isEqualTo("paper");
        assertThat(files(task).get("total_files").intValue()).isEqualTo(1);
    }

    @Test
    void l84_l88_aFileInTheRequestBecomesAnAttachmentOfTheTask() {
        var task = task(content("paper", "contract.pdf", "pdf", PDF));
        var id = value(task, "paper");

        assertThat(id).matches("attachment_[0-9]+");
        assertThat(files(task).at("/files/0"))
                .hasToString(
                        "{\"file_id\":\"ID\",\"file_name\":\"contract.pdf\",".replace("ID", id)
                                + "\"variable_id\":\"paper\","
                                + "\"created_at\":\"2026-05-28T17:04:12Z\","
                                + "\"step_id\":\"intake_step\"}");
        assertThat(download(id)).isEqualTo("%PDF-1.7 one".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attachment_", "att_", "document_", "doc_", "file_"})
    void l85_theValueItselfMayBeAFileId(String word) {
        var id = attachment();
        var number = id.substring(id.indexOf('_') + 1);

        var task = task(file("paper", word + number));

        assertThat(value(task, "paper")).isEqualTo(id);
    }

    @Test
    void l86_withBothTheIdCounts() {
        var id = attachment();
        var files = rig.count("files");

        var task = task(content("paper", "x.pdf", "pdf", "???").put("file_id", id));

        assertThat(value(task, "paper")).isEqualTo(id);
        assertThat(rig.count("files")).isEqualTo(files);
    }

    @Test
    void l86_withNeitherTheIdIsMissing() {
        refused(
                file("paper", "contract.pdf"),
                entry("variables.0.file_id", "field required", MISSING));
        refused(
                file("paper", "contract.pdf").putNull("file_id").putNull("base64_content"),
                entry("variables.0.file_id", "field required", MISSING));
        refused(
                file("paper", "contract.pdf").put("file_extension", "pdf"),
                entry("variables.0.file_id", "field required", MISSING));
    }

    @Test
    void l86_theEndingOfTheValueIsTakenWithoutAnother() {
        var task = task(file("paper", "Contract.v2.PDF").put("base64_content", PDF));

        assertThat(files(task).at("/files/0/file_name").textValue()).isEqualTo("Contract.v2.PDF");
        refused(
                file("paper", "contract").put("base64_content", PDF),
                entry("variables.0.file_extension", "field required", MISSING));
        refused(
                file("sheet", "contract.").put("base64_content", PDF),
                entry("variables.0.file_extension", "field required", MISSING));
    }

    @Test
    void l86_theMemberCountsBeforeTheEndingOfTheValue() {
        var task = task(content("paper", "contract.txt", "PDF", PDF));

        assertThat(files(task).at("/files/0/file_name").textValue()).isEqualTo("contract.txt.pdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doc_999999",
                "attachment_0",
                "att_01",
                "doc_",
                "contract",
                "",
                "file_1 ",
                "doc_9999999999999999999999"
            })
    void l87_anIdThatNamesNothingAndAMalformedOne(String id) {
        refused(
                file("paper", "x.pdf").put("file_id", id),
                entry("variables.0.file_id", "file not found", "value_error.file_not_found"));
    }

    @Test
    void l87_anUnknownIdInTheValue() {
        refused(
                file("paper", "doc_999999"),
                entry("variables.0.value", "file not found", "value_error.file_not_found"));
    }

    @Test
    void l87_aFileOfAnotherOrganizationIsNotFound() {
        var globex = rig.server().tenant("globex");
        rig.server()
                .publish(
                        globex,
                        ChamelioRig.document("filed", "", "paper: { type: string, x-type: file }"));
        var id = attachment();

        var reply =
                rig.http()
                        .post(
                                "/workflows/filed/1/initiate",
                                body(file("paper", "x.pdf").put("file_id", id)),
                                ChamelioRig.KEY + rig.key(globex, 0));

        Entries.are(
                reply,
                entry("variables.0.file_id", "file not found", "value_error.file_not_found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JVBERi0",
                "JVBE Ri0x",
                "JVBERi0-",
                "data:;base64,JVBE",
                "é",
                "JV=E",
                "===="
            })
    void l87_badBase64(String content) {
        refused(
                content("paper", "x.pdf", "pdf", content),
                entry(
                        "variables.0.base64_content",
                        "invalid base64 content",
                        "value_error.base64"));
    }

    @Test
    void l87_noContentIsTooShort() {
        refused(
                content("paper", "x.pdf", "pdf", "\r\n"),
                entry(
                        "variables.0.base64_content",
                        "ensure this value has at least 1 characters",
                        "value_error.any_str.min_length"));
    }

    @ParameterizedTest
    @CsvSource({"pdf,true", "PDF,true", "DocX,true", "txt,false", ".pdf,false", "'',false"})
    void l87_anEndingOutsideTheAllowedOnes(String ending, boolean allowed) {
        var content = content("paper", "x", ending, PDF);

        if (allowed) {
            assertThat(initiate(content).status()).isEqualTo(200);
        } else {
            refused(content, entry("variables.0.file_extension", ENDINGS, "type_error.enum"));
        }
    }

    @Test
    void l87_theEndingOfAReferencedFileCounts() {
        var text = value(task(content("sheet", "notes.txt", "txt", base64("notes"))), "sheet");

        refused(
                file("paper", "x.pdf").put("file_id", text),
                entry("variables.0.file_id", ENDINGS, "type_error.enum"));
        refused(file("paper", text), entry("variables.0.value", ENDINGS, "type_error.enum"));
    }

    @Test
    void l87_allThatIsWrongWithOneFileIsTold() {
        refused(
                content("paper", "x", "txt", "?"),
                entry("variables.0.file_extension", ENDINGS, "type_error.enum"),
                entry(
                        "variables.0.base64_content",
                        "invalid base64 content",
                        "value_error.base64"));
    }

    @Test
    void l66_aRequiredFileWithNothingIsMissing() {
        Entries.are(
                rig.post("/workflows/needs_file/1/initiate", body(file("paper", ""))),
                entry("variables.0.value", "field required", MISSING));
    }

    @Test
    void oneFileMayBeTheValueOfTwoVariables() {
        var id = attachment();

        var task =
                task(
                        file("paper", "a.pdf").put("file_id", id),
                        file("sheet", "a.pdf").put("file_id", id));

        assertThat(value(task, "paper")).isEqualTo(id);
        assertThat(value(task, "sheet")).isEqualTo(id);
        assertThat(files(task).get("files").findValuesAsText("variable_id"))
                .containsExactly("paper", "sheet");
    }

    @Test
    void severalFilesComeInOneRequest() {
        var task =
                task(
                        content("sheet", "b.txt", "txt", base64("two")),
                        content("paper", "a.pdf", "pdf", PDF));

        assertThat(download(value(task, "paper")))
                .isEqualTo("%PDF-1.7 one".getBytes(StandardCharsets.UTF_8));
        assertThat(download(value(task, "sheet")))
                .isEqualTo("two".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void l24_aRefusedRequestLeavesNoFile() {
        var files = rig.count("files");
        var joined = rig.count("case_files");
        var id = attachment();

        for (var wrong :
                new ObjectNode[] {
                    Json.object()
                            .put("variable_id", "note")
                            .put("type", "text")
                            .put("value", "long"),
                    Json.object().put("variable_id", "other").put("type", "text").put("value", "x")
                }) {
            assertThat(
                            initiate(
                                            content("paper", "a.pdf", "pdf", PDF),
                                            file("sheet", "a").put("file_id", id),
                                            wrong)
                                    .status())
                    .isEqualTo(422);
        }

        assertThat(rig.count("files")).isEqualTo(files + 1);
        assertThat(rig.count("case_files")).isEqualTo(joined + 1);
    }

    @Test
    void aLargeFileComesBackAsItWasSent() {
        var bytes = new byte[9_000_001];
        new SplittableRandom(3).nextBytes(bytes);
        var lines = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes);

        var task = task(content("paper", "large.pdf", "pdf", lines));

        assertThat(download(value(task, "paper"))).isEqualTo(bytes);
    }

    private static ObjectNode file(String id, String value) {
        return Json.object().put("variable_id", id).put("type", "file").put("value", value);
    }

    private static ObjectNode content(String id, String name, String ending, String base64) {
        return file(id, name).put("file_extension", ending).put("base64_content", base64);
    }

    private static String body(ObjectNode... values) {
        var body = Json.object();
        var list = body.putArray("variables");
        for (var value : values) {
            list.add(value);
        }
        return Json.write(body);
    }

    private Reply initiate(ObjectNode... values) {
        return rig.post("/workflows/filed/1/initiate", body(values));
    }

    private void refused(ObjectNode value, String... entries) {
        Entries.are(initiate(value), entries);
    }

    private long task(ObjectNode... values) {
        return ChamelioRig.json(initiate(values), 200).get("task_id").longValue();
    }

    /// A file that came in with an earlier task.
    private String attachment() {
        return value(task(content("paper", "earlier.pdf", "pdf", PDF)), "paper");
    }

    private String value(long task, String variable) {
        return rig.task(task)
                .get("variables")
                .valueStream()
                .filter(one -> one.get("variable_id").textValue().equals(variable))
                .findFirst()
                .orElseThrow()
                .get("value")
                .textValue();
    }

    private JsonNode files(long task) {
        return ChamelioRig.json(rig.get("/tasks/" + task + "/files"), 200);
    }

    private byte[] download(String id) {
        var url = ChamelioRig.json(rig.get("/files/" + id), 200).get("download_url").textValue();
        return rig.http().get(URI.create(url).getRawPath()).bytes();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
