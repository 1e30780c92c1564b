package caseloom.chamelio;

import static caseloom.chamelio.Entries.MISSING;
import static caseloom.chamelio.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 4.4: initiate, flexible.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlexibleTest {

    private final ChamelioRig rig = new ChamelioRig();

    @BeforeAll
    void publish() {
        rig.member("jane@acme.example");
        rig.publish(
                ChamelioRig.document(
                        "flexible",
                        "",
                        "vendor_name: { type: string, title: Name of Vendor },"
                                + " amount: { type: number, title: Contract Value },"
                                + " day: { type: string, format: date },"
                                + " first: { type: string, title: Twin },"
                                + " second: { type: string, title: twin },"
                                + " cross: { type: string, title: vendor_name },"
                                + " paper: { type: string, title: Paper, x-type: file,"
                                + " x-allowed-extensions: [pdf] },"
                                + " person: { type: string, x-type: user_entity },"
                                + " sheet: { type: string, x-type: file }"));
        rig.publish(
                ChamelioRig.document(
                        "needy",
                        "vendor, paper, amount",
                        "vendor: { type: string, minLength: 3 }, amount: { type: number },"
                                + " paper: { type: string, x-type: file }"));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount",
                "contract value",
                "CONTRACT VALUE",
                "Contract_Value",
                "contract-value",
                "contractvalue",
                "A M_o-unt",
                "AMOUNT"
            })
    void l100_aKeyIsTheIdOrTheNameOrNearlyOneOfThem(String key) {
        assertThat(shown(key, "5")).containsExactly(Map.entry("amount", "5"));
    }

    @Test
    void l100_theIdGoesBeforeTheName() {
        assertThat(shown("vendor_name", "x")).containsExactly(Map.entry("vendor_name", "x"));
        assertThat(shown("Vendor_Name", "x")).containsExactly(Map.entry("cross", "x"));
        assertThat(shown("vendorname", "x")).containsExactly(Map.entry("vendor_name", "x"));
    }

    @Test
    void l101_theFirstInSchemaOrderIsTakenAtAStage() {
        assertThat(shown("TWIN", "x")).containsExactly(Map.entry("first", "x"));
        assertThat(shown("t w i n", "x")).containsExactly(Map.entry("first", "x"));
    }

    @Test
    void l101_theEarlierStageWinsThenTheLaterAttribute() {
        assertThat(shown("amount", "1", "contract value", "2", "contractvalue", "3"))
                .containsExactly(Map.entry("amount", "1"));
        assertThat(shown("contractvalue", "3", "contract value", "2"))
                .containsExactly(Map.entry("amount", "2"));
        assertThat(shown("amount", "1", "amount", "2")).containsExactly(Map.entry("amount", "2"));
    }

    @Test
    void l101_anAttributeThatLostIsNotLookedAt() {
        assertThat(shown("amount", "never", "amount", "2"))
                .containsExactly(Map.entry("amount", "2"));
    }

    @Test
    void l102_textsAreConverted() {
        assertThat(shown("amount", "50000.50", "day", "2025-01-15T10:00:00Z"))
                .containsExactly(Map.entry("amount", "50000.5"), Map.entry("day", "2025-01-15"));
    }

    @Test
    void l103_findingsStandAtTheAttribute() {
        Entries.are(
                flexible(
                        attributes(
                                "unknown",
                                "x",
                                "amount",
                                "much",
                                "day",
                                "soon",
                                "person",
                                "a@b.example")),
                entry("attributes.1.value", "value is not a valid decimal", "type_error.decimal"),
                entry("attributes.2.value", "invalid date format", "value_error.date"),
                entry("attributes.3.value", "user not found", "value_error.user_not_found"));
        Entries.are(
                needy(
                        attributes("amount", "1", "vendor", "x")
                                .replaceFirst("}$", ",\"files\":[" + file("a.pdf", "x") + "]}")),
                entry(
                        "attributes.1.value",
                        "string length at `/vendor` is less than: 3",
                        "value_error.schema"));
    }

    @Test
    void l104_whatFitsNothingOrAFileIsIgnored() {
        assertThat(shown("strange", "x", "paper", "doc_1", "Sheet", "y", "amount", "1"))
                .containsExactly(Map.entry("amount", "1"));
    }

    @Test
    void l105_filesGoToTheFileVariablesByPosition() {
        var task = started(files(file("a.pdf", "one"), file("b.txt", "two"))).get("variables");

        assertThat(task.findValuesAsText("variable_id")).containsExactly("paper", "sheet");
        assertThat(task.get(0).get("value").textValue()).matches("attachment_[0-9]+");
    }

    @Test
    void l106_surplusFilesAreAttachmentsWithoutAVariable() {
        var task =
                started(files(file("a.pdf", "one"), file("b.txt", "two"), file("c.bin", "three")));
        var listed =
                ChamelioRig.json(
                                rig.get("/tasks/" + task.get("task_id").longValue() + "/files"),
                                200)
                        .get("files");

        assertThat(listed.findValuesAsText("file_name")).containsExactly("a.pdf", "b.txt", "c.bin");
        assertThat(listed.at("/2/variable_id").isNull()).isTrue();
        assertThat(listed.at("/2/step_id").textValue()).isEqualTo("intake_step");
        assertThat(task.get("variables").size()).isEqualTo(2);
    }

    @Test
    void l106_findingsStandAtTheFile() {
        Entries.are(
                flexible(
                        "{\"attributes\":[],\"files\":["
                                + "{\"filename\":\"a.txt\",\"base64_content\":\"?\"},"
                                + "{\"filename\":\"b\",\"base64_content\":\"\"},"
                                + "{\"filename\":\"c\",\"base64_content\":\"AAAA\"}]}"),
                entry(
                        "files.0.filename",
                        "value is not a valid enumeration member; permitted: 'pdf'",
                        "type_error.enum"),
                entry("files.0.base64_content", "invalid base64 content", "value_error.base64"),
                entry("files.1.filename", "field required", MISSING),
                entry(
                        "files.1.base64_content",
                        "ensure this value has at least 1 characters",
                        "value_error.any_str.min_length"),
                entry("files.2.filename", "field required", MISSING));
    }

    @Test
    void l107_missingVariablesAreToldOfTheirList() {
        Entries.are(
                needy("{\"attributes\":[]}"),
                entry("attributes", "field required: vendor", MISSING),
                entry("attributes", "field required: amount", MISSING),
                entry("files", "field required: paper", MISSING));
        Entries.are(
                needy(attributes("vendor", "", "amount", "x")),
                entry("attributes.0.value", "field required", MISSING),
                entry("attributes.1.value", "value is not a valid decimal", "type_error.decimal"),
                entry("files", "field required: paper", MISSING));
    }

    @Test
    void l108_metadataIsNotKept() {
        var task = started("{\"attributes\":[],\"metadata\":{\"source\":\"portal\"}}");

        assertThat(task.get("metadata")).hasToString("{}");
    }

    @Test
    void l109_metadataIsAnObjectAllTheSame() {
        Entries.are(
                flexible("{\"attributes\":[],\"metadata\":\"x\"}"),
                entry("metadata", "value is not a valid dict", "type_error.dict"));
        assertThat(started("{\"attributes\":[],\"metadata\":null}").get("metadata"))
                .hasToString("{}");
    }

    @Test
    void l36_theMembersAreChecked() {
        Entries.are(
                flexible(
                        "{\"attributes\":[{},{\"key\":null,\"value\":[]},3],"
                                + "\"files\":[{},{\"filename\":{},\"base64_content\":[]}],"
                                + "\"user\":\"x\",\"metadata\":[]}"),
                entry("attributes.0.key", "field required", MISSING),
                entry("attributes.0.value", "field required", MISSING),
                entry(
                        "attributes.1.key",
                        "none is not an allowed value",
                        "type_error.none.not_allowed"),
                entry("attributes.1.value", "str type expected", "type_error.str"),
                entry("attributes.2", "value is not a valid dict", "type_error.dict"),
                entry("files.0.filename", "field required", MISSING),
                entry("files.0.base64_content", "field required", MISSING),
                entry("files.1.filename", "str type expected", "type_error.str"),
                entry("files.1.base64_content", "str type expected", "type_error.str"),
                entry("user", "value is not a valid email address", "value_error.email"),
                entry("metadata", "value is not a valid dict", "type_error.dict"));
        Entries.are(flexible("{}"), entry("attributes", "field required", MISSING));
        assertThat(flexible("{\"attributes\":[],\"files\":null}").status()).isEqualTo(200);
    }

    @Test
    void l110_theAnswerAndTheTaskAreThoseOfTheOtherCall() {
        var answer =
                ChamelioRig.json(
                        flexible(
                                attributes("second", "2", "vendor_name", "Acme")
                                        .replaceFirst("\\{", "{\"user\":\"jane@acme.example\",")),
                        200);
        var task = rig.task(answer.get("task_id").longValue());

        assertThat(answer.get("workflow_id").textValue()).isEqualTo("flexible");
        assertThat(answer.get("version").intValue()).isEqualTo(1);
        assertThat(answer.get("status").textValue()).isEqualTo("in_progress");
        assertThat(answer.get("message").textValue()).isEqualTo("Workflow initiated successfully");
        assertThat(answer.get("workflow_state_id")).isEqualTo(task.get("workflow_state_id"));
        assertThat(task.get("owner_email").textValue()).isEqualTo("jane@acme.example");
        assertThat(task.get("task_title").textValue()).isEqualTo("Title of flexible - 2");
        assertThat(task.at("/step_runs/0/status").textValue()).isEqualTo("completed");
    }

    @ParameterizedTest
    @CsvSource({
        "/workflows/flexible/x/initiate-flexible,400",
        "/workflows/none/1/initiate-flexible,404",
        "/workflows/flexible/2/initiate-flexible,404"
    })
    void l110_errors(String path, int status) {
        assertThat(rig.post(path, "{\"attributes\":[]}").status()).isEqualTo(status);
        assertThat(rig.http().post(path, "{\"attributes\":[]}").status()).isEqualTo(401);
    }

    private static String attributes(String... keysAndValues) {
        var body = Json.object();
        var list = body.putArray("attributes");
        for (var i = 0; i < keysAndValues.length; i += 2) {
            list.addObject().put("key", keysAndValues[i]).put("value", keysAndValues[i + 1]);
        }
        return Json.write(body);
    }

    private static String file(String name, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return Json.write(
                Json.object()
                        .put("filename", name)
                        .put("base64_content", Base64.getEncoder().encodeToString(bytes)));
    }

    private static String files(String... files) {
        return "{\"attributes\":[],\"files\":[" + String.join(",", files) + "]}";
    }

    private Reply flexible(String body) {
        return rig.post("/workflows/flexible/latest/initiate-flexible", body);
    }

    private Reply needy(String body) {
        return rig.post("/workflows/needy/latest/initiate-flexible", body);
    }

    private JsonNode started(String body) {
        return rig.task(ChamelioRig.json(flexible(body), 200).get("task_id").longValue());
    }

    /// Variables and their values after a start with these attributes.
    private List<Map.Entry<String, String>> shown(String... keysAndValues) {
        return started(attributes(keysAndValues))
                .get("variables")
                .valueStream()
                .map(one ->
                        Map.entry(one.get("variable_id").textValue(), one.get("value").asText()))
                .toList();
    }
}
