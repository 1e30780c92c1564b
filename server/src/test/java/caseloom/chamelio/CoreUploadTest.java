package caseloom.chamelio;

import static caseloom.chamelio.Expected.flaw;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.Reply;
import caseloom.core.json.Json;
import caseloom.documents.Papers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 6.4: upload to Core.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoreUploadTest {

    private static final String ABC = "YWJj";
    private static final String PERMITTED = "value is not a valid enumeration member; permitted: ";

    private final ChamelioRig rig =
            new ChamelioRig("CHAMELIO_BODY_MOST=300000", "DOCUMENTS_ATTRIBUTES_MOST=3");

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l208_theAnswerNamesTheProcessingAndTheFile() {
        var reply = post(wanted("a.pdf", "pdf", Papers.pdf("One")));

        var body = ChamelioRig.json(reply, 200);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"document_processing_id\":P,\"file_id\":\"F\",\"status\":\"processing\",\"message\":\"Document uploaded successfully\"}"
                                .replace("P", body.get("document_processing_id").toString())
                                .replace("F", body.get("file_id").textValue()));
        assertThat(body.get("document_processing_id").isIntegralNumber()).isTrue();
        assertThat(body.get("file_id").textValue()).matches("file_[1-9][0-9]*");
    }

    @Test
    void l209_l211_itCanBeReadAsSoonAsTheAnswerIsOut() {
        var content = Papers.docx("Kept at once");
        var file = uploaded(wanted("Letter.docx", "docx", content)).get("file_id").textValue();

        var download = ChamelioRig.json(rig.get("/files/" + file), 200);
        var contract = ChamelioRig.json(rig.post("/core/contracts/" + number(file), ""), 200);

        assertThat(download.get("file_name").textValue()).isEqualTo("Letter.docx");
        assertThat(contract.get("file_name").textValue()).isEqualTo("Letter.docx");
        var url = download.get("download_url").textValue();
        var bytes = rig.http().get(url.substring("https://cases.example".length())).bytes();
        assertThat(bytes).isEqualTo(content);
    }

    @Test
    void l209_itIsProcessedAfterwards() {
        var body = uploaded(wanted("a.txt", "txt", "Some words".getBytes(UTF_8)));

        var id = body.get("document_processing_id").longValue();
        untilProcessed(id);
        assertThat(
                        rig.number(
                                "select count(*) from document_pages where file_id = ?",
                                number(body)))
                .isEqualTo(1);
    }

    @Test
    void l210_aDocumentWithIssuesIsKeptAndReadable() {
        var body = uploaded(wanted("broken.pdf", "pdf", "%PDF-1.4 no".getBytes(UTF_8)));

        untilProcessed(body.get("document_processing_id").longValue());
        assertThat(rig.get("/files/" + body.get("file_id").textValue()).status()).isEqualTo(200);
    }

    @Test
    void l204_theNameGetsItsEnding() {
        var body = uploaded(wanted("contract", "txt", "a".getBytes(UTF_8)));

        assertThat(contract(body).get("file_name").textValue()).isEqualTo("contract.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pdf", "docx", "doc", "txt", "xlsx", "xls", "pptx", "ppt", "PDF", "Txt"})
    void l204_l207_thereAreEightExtensionsInEitherCase(String extension) {
        var body = uploaded(wanted("a." + extension, extension, "abc".getBytes(UTF_8)));

        assertThat(contract(body).get("file_name").textValue()).startsWith("a.");
    }

    @Test
    void l204_theKeysOwnerUploadsUnlessSomebodyIsNamed() {
        var jane = rig.member("Jane@acme.example").email();
        var own = uploaded(wanted("a.txt", "txt", "1".getBytes(UTF_8)));
        var named =
                uploaded(
                        wanted("a.txt", "txt", "2".getBytes(UTF_8))
                                .put("user_email", "jane@ACME.example"));

        assertThat(by(own)).isEqualTo("admin@acme.example");
        assertThat(by(named)).isEqualTo(jane);
        Expected.flaws(
                post(
                        wanted("a.txt", "txt", "3".getBytes(UTF_8))
                                .put("user_email", "x@acme.example")),
                flaw("body/user_email", "user not found", "value_error.user_not_found"));
        Expected.flaws(
                post(wanted("a.txt", "txt", "3".getBytes(UTF_8)).put("user_email", "x")),
                flaw("body/user_email", "value is not a valid email address", "value_error.email"));
    }

    @Test
    void l204_allThreeMembersAreNeeded() {
        Expected.flaws(
                rig.post("/core/upload", "{}"),
                flaw("body/file_name", "field required", "value_error.missing"),
                flaw("body/file_extension", "field required", "value_error.missing"),
                flaw("body/file_content_base64", "field required", "value_error.missing"));
    }

    @Test
    void l205_l206_attributesAreKeptAsTheyCame() {
        var wanted = wanted("a.txt", "txt", "attributes".getBytes(UTF_8));
        var list = wanted.putArray("attributes");
        list.addObject().put("name", "from").put("data_type", "date").put("value", "whenever");
        list.addObject().put("name", "sum").put("data_type", "number").put("value", 150000);
        list.addObject().put("name", "from").put("data_type", "link").put("value", "");

        var fields = contract(uploaded(wanted)).get("fields");

        assertThat(fields).hasSize(2);
        assertThat(fields.get(0).get("field_name").textValue()).isEqualTo("from");
        assertThat(fields.get(0).get("field_value").textValue()).isEmpty();
        assertThat(fields.get(0).get("field_value_type").textValue()).isEqualTo("link");
        assertThat(fields.get(1).get("field_value").textValue()).isEqualTo("150000");
    }

    @Test
    void l206_l207_whatIsWrongWithAttributesIsTold() {
        var wanted = wanted("a.exe", "exe", "a".getBytes(UTF_8));
        var list = wanted.putArray("attributes");
        list.addObject().put("name", "").put("data_type", "money").put("value", "1");
        list.addObject().put("name", "x");
        list.add(1);

        Expected.flaws(
                post(wanted),
                flaw(
                        "body/file_extension",
                        PERMITTED + "'pdf', 'docx', 'doc', 'txt', 'xlsx', 'xls', 'pptx', 'ppt'",
                        "type_error.enum"),
                flaw(
                        "body/attributes/0/name",
                        "ensure this value has at least 1 characters",
                        "value_error.any_str.min_length"),
                flaw(
                        "body/attributes/0/data_type",
                        PERMITTED + "'text', 'date', 'number', 'boolean', 'link'",
                        "type_error.enum"),
                flaw("body/attributes/1/data_type", "field required", "value_error.missing"),
                flaw("body/attributes/1/value", "field required", "value_error.missing"),
                flaw("body/attributes/2", "value is not a valid dict", "type_error.dict"));
    }

    @ParameterizedTest
    @CsvSource({
        "'!', invalid base64 content, value_error.base64",
        "data:text/plain;base64, invalid base64 content, value_error.base64",
        "'', ensure this value has at least 1 characters, value_error.any_str.min_length"
    })
    void l207_badContentIsRefused(String base64, String msg, String type) {
        var before = rig.count("files");

        Expected.flaws(
                post(wanted("a.txt", "txt", new byte[1]).put("file_content_base64", base64)),
                flaw("body/file_content_base64", msg, type));
        assertThat(rig.count("files")).isEqualTo(before);
    }

    @Test
    void l212_tooMuchIsRefused() {
        var many = wanted("a.txt", "txt", "a".getBytes(UTF_8));
        var list = many.putArray("attributes");
        for (var i = 0; i < 4; i++) {
            list.addObject().put("name", "n" + i).put("data_type", "text").put("value", ABC);
        }

        Expected.error(post(many), 413, "Request body too large");
        Expected.error(
                post(wanted("a.txt", "txt", new byte[300_000])), 413, "Request body too large");
        Expected.error(rig.http().post("/core/upload", "{}"), 401, "API key required");
    }

    private void untilProcessed(long processing) {
        Probe.until(
                "processing " + processing + " has ended",
                () ->
                        rig.number(
                                        "select count(*) from document_processings"
                                                + " where id = ? and ended_at is not null",
                                        processing)
                                == 1);
    }

    private String by(JsonNode uploaded) {
        return rig.server()
                .database()
                .db()
                .system(tx ->
                        tx.first(
                                        "select uploaded_by from documents where file_id = ?",
                                        row -> row.getString(1),
                                        number(uploaded))
                                .orElseThrow());
    }

    private JsonNode contract(JsonNode uploaded) {
        return ChamelioRig.json(rig.post("/core/contracts/" + number(uploaded), "{}"), 200);
    }

    private static long number(JsonNode uploaded) {
        return number(uploaded.get("file_id").textValue());
    }

    private static long number(String file) {
        return Long.parseLong(file.substring("file_".length()));
    }

    private JsonNode uploaded(ObjectNode wanted) {
        return ChamelioRig.json(post(wanted), 200);
    }

    private Reply post(ObjectNode wanted) {
        return rig.post("/core/upload", Json.write(wanted));
    }

    static ObjectNode wanted(String name, String extension, byte[] content) {
        return Json.object()
                .put("file_name", name)
                .put("file_extension", extension)
                .put("file_content_base64", Base64.getEncoder().encodeToString(content));
    }
}
