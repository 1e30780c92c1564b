package caseloom.chamelio;

import static caseloom.chamelio.Entries.MISSING;
import static caseloom.chamelio.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 4.3: what starts a task, apart from its files.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InitiateTest {

    private static final String TYPES =
            "value is not a valid enumeration member; permitted: 'text', 'number', 'boolean',"
                    + " 'date', 'email', 'select', 'file', 'user_entity', 'business'";
    private static final String NONE = "{\"variables\":[]}";

    private final ChamelioRig rig = new ChamelioRig();

    @BeforeAll
    void publish() {
        rig.member("jane@acme.example");
        rig.publish(document("needy", "vendor, amount, paper"));
        rig.publish(document("easy", ""));
        rig.publish(
                document("titled", "")
                        .replace(
                                "metadata: {",
                                "metadata: { subject: '${ \"Deal \\(.vendor)\" }',"));
        rig.publish(
                document("untitled", "")
                        .replace(
                                "metadata: {",
                                "metadata: { subject: '${ .vendor | ascii_downcase }',"));
        for (var source : List.of("email", "ticketing", "none")) {
            rig.publish(
                    document("from_" + source, "").replace("source: direct", "source: " + source));
        }
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l77_anInputValueHasThreeTexts() {
        Entries.are(
                easy("{\"variables\":[{}]}"),
                entry("variables.0.variable_id", "field required", MISSING),
                entry("variables.0.type", "field required", MISSING),
                entry("variables.0.value", "field required", MISSING));
        Entries.are(
                easy(
                        "{\"variables\":[{\"variable_id\":[],\"type\":{},\"value\":null},"
                                + "{\"variable_id\":\"vendor\",\"type\":\"text\",\"value\":[1],"
                                + "\"file_id\":{},\"file_extension\":[],\"base64_content\":{}}]}"),
                entry("variables.0.variable_id", "str type expected", "type_error.str"),
                entry("variables.0.type", "str type expected", "type_error.str"),
                entry(
                        "variables.0.value",
                        "none is not an allowed value",
                        "type_error.none.not_allowed"),
                entry("variables.1.value", "str type expected", "type_error.str"),
                entry("variables.1.file_id", "str type expected", "type_error.str"),
                entry("variables.1.file_extension", "str type expected", "type_error.str"),
                entry("variables.1.base64_content", "str type expected", "type_error.str"));
    }

    @Test
    void l77_theListHoldsObjects() {
        Entries.are(
                easy("{\"variables\":[1,null,[]]}"),
                entry("variables.0", "value is not a valid dict", "type_error.dict"),
                entry("variables.1", "none is not an allowed value", "type_error.none.not_allowed"),
                entry("variables.2", "value is not a valid dict", "type_error.dict"));
        Entries.are(
                easy("{\"variables\":{}}"),
                entry("variables", "value is not a valid list", "type_error.list"));
        Entries.are(easy("{}"), entry("variables", "field required", MISSING));
    }

    @Test
    void l78_l79_everyMissingVariableIsToldInTheOrderOfTheSchema() {
        Entries.are(
                rig.post("/workflows/needy/1/initiate", NONE),
                entry("variables", "field required: vendor", MISSING),
                entry("variables", "field required: amount", MISSING),
                entry("variables", "field required: paper", MISSING));
    }

    @Test
    void l80_unknownAndRepeatedVariables() {
        Entries.are(
                easy(ChamelioRig.variables("strange|text|x", "vendor|text|a", "vendor|text|b")),
                entry(
                        "variables.0.variable_id",
                        "unknown variable",
                        "value_error.unknown_variable"),
                entry(
                        "variables.2.variable_id",
                        "duplicate variable",
                        "value_error.duplicate_variable"));
    }

    @Test
    void l81_aTypeOutsideTheListIsToldWithAllNine() {
        Entries.are(
                easy(ChamelioRig.variables("vendor|string|x")),
                entry("variables.0.type", TYPES, "type_error.enum"));
    }

    @Test
    void l81_anotherTypeThanTheWorkflowsIsAMismatchAndItsValueIsNotChecked() {
        Entries.are(
                easy(ChamelioRig.variables("amount|date|never", "paper|text|x", "vendor|file|x")),
                mismatch(0, "number"),
                mismatch(1, "file"),
                mismatch(2, "text"));
    }

    @Test
    void l82_noVariablesAreFineWhenNothingIsRequired() {
        assertThat(easy(NONE).status()).isEqualTo(200);
    }

    @Test
    void l89_theUserIsTheInitiatorAndElseTheOwnerOfTheKey() {
        assertThat(owner("{\"user\":\"JANE@acme.example\",\"variables\":[]}"))
                .isEqualTo("jane@acme.example");
        assertThat(owner(NONE)).isEqualTo("admin@acme.example");
        assertThat(owner("{\"user\":null,\"variables\":[]}")).isEqualTo("admin@acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody@acme.example", "admin@globex.example"})
    void l89_anUnknownUserIsRefused(String user) {
        Entries.are(
                easy("{\"user\":\"" + user + "\",\"variables\":[]}"),
                entry("user", "user not found", "value_error.user_not_found"));
        assertThat(
                        easy("{\"user\":\"x\",\"variables\":[]}")
                                .json()
                                .at("/detail/0/type")
                                .textValue())
                .isEqualTo("value_error.email");
        assertThat(easy("{\"user\":[],\"variables\":[]}").json().at("/detail/0/type").textValue())
                .isEqualTo("type_error.str");
    }

    @Test
    void l90_l91_metadataComesBackAsItWasSent() {
        var metadata =
                "{\"z\":1.50,\"source\":\"vendor_portal\",\"a\":[null,true,{\"\\\\\":\"\"}],"
                        + "\"big\":12345678901234567890123,\"Z\":{}}";

        var task = rig.initiate("easy", "{\"variables\":[],\"metadata\":" + metadata + "}");

        assertThat(Json.write(rig.task(task).get("metadata"))).isEqualTo(metadata);
    }

    @Test
    void l91_metadataIsAnObject() {
        Entries.are(
                easy("{\"variables\":[],\"metadata\":[]}"),
                entry("metadata", "value is not a valid dict", "type_error.dict"));
        assertThat(metadata("{\"variables\":[],\"metadata\":null}")).isEqualTo("{}");
        assertThat(metadata(NONE)).isEqualTo("{}");
    }

    @Test
    void l92_l93_l94_theAnswer() {
        var answer = ChamelioRig.json(easy(NONE), 200);

        assertThat(answer.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "task_id",
                        "workflow_state_id",
                        "workflow_id",
                        "version",
                        "status",
                        "message");
        assertThat(answer.get("task_id").isIntegralNumber()).isTrue();
        assertThat(answer.get("workflow_id").textValue()).isEqualTo("easy");
        assertThat(answer.get("version").intValue()).isEqualTo(1);
        assertThat(answer.get("status").textValue()).isEqualTo("in_progress");
        assertThat(answer.get("message").textValue()).isEqualTo("Workflow initiated successfully");
    }

    @Test
    void l94_theIntakeIsCompleteFromTheStart() {
        var task = rig.task(rig.initiate("easy", ChamelioRig.variables("vendor|text|Acme")));

        assertThat(task.get("status").textValue()).isEqualTo("in_progress");
        assertThat(task.at("/step_runs/0/step_type").textValue()).isEqualTo("intake");
        assertThat(task.at("/step_runs/0/status").textValue()).isEqualTo("completed");
        assertThat(task.at("/step_runs/0/variables/0/value").textValue()).isEqualTo("Acme");
    }

    @Test
    void l95_theStateIdIsOpaqueAndStays() {
        var answer = ChamelioRig.json(easy(NONE), 200);
        var other = ChamelioRig.json(easy(NONE), 200);
        var id = answer.get("workflow_state_id").textValue();

        assertThat(id).matches("wfs_[A-Za-z0-9]+");
        assertThat(rig.task(answer.get("task_id").longValue()).get("workflow_state_id").textValue())
                .isEqualTo(id);
        assertThat(other.get("workflow_state_id").textValue()).isNotEqualTo(id);
    }

    @Test
    void l96_theTitleFollowsTheTemplate() {
        assertThat(title("titled", ChamelioRig.variables("vendor|text|Acme")))
                .isEqualTo("Deal Acme");
    }

    @Test
    void l96_withoutATemplateItIsTheNameAndTheFirstTextGiven() {
        assertThat(
                        title(
                                "easy",
                                ChamelioRig.variables(
                                        "amount|number|5",
                                        "note|text|",
                                        "extra|text|Later in the schema",
                                        "vendor|text|Acme")))
                .isEqualTo("Title of easy - Later in the schema");
        assertThat(title("easy", ChamelioRig.variables("amount|number|5")))
                .isEqualTo("Title of easy");
        assertThat(title("easy", NONE)).isEqualTo("Title of easy");
    }

    @Test
    void l96_aTemplateThatFailsLeavesTheUsualTitle() {
        assertThat(title("untitled", ChamelioRig.variables("amount|number|5")))
                .isEqualTo("Title of untitled");
    }

    @Test
    void l97_theRecordItsRunAndItsFirstStepsAreMade() {
        var before = rig.count("cases");
        var task = rig.initiate("easy", NONE);
        rig.untilStep(task, "pause");

        assertThat(rig.count("cases")).isEqualTo(before + 1);
        assertThat(rig.task(task).get("step_runs").findValuesAsText("step_id"))
                .containsExactly("intake_step", "pause");
        assertThat(rig.task(task).get("current_step_id").textValue()).isEqualTo("pause");
    }

    @Test
    void l97_onAWorkflowWithCasesTheTaskIsACase() {
        var workflow = rig.publish(document("with_cases", ""));
        var task = rig.initiate("with_cases", ChamelioRig.variables("vendor|text|Acme"));

        var found = rig.champ("GET", workflow, "/cases/" + task, "");

        assertThat(found.at("/case/id").longValue()).isEqualTo(task);
        assertThat(found.at("/case/status").textValue()).isEqualTo("Open");
        assertThat(found.at("/case/subject").textValue()).isEqualTo("Title of with_cases - Acme");
        assertThat(found.at("/case/attributes")).hasToString("{\"vendor\":\"Acme\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "ticketing", "none"})
    void l98_anyPublishedWorkflowCanBeInitiated(String source) {
        var task = rig.initiate("from_" + source, ChamelioRig.variables("vendor|text|Acme"));

        assertThat(rig.task(task).get("task_title").textValue())
                .isEqualTo("Title of from_" + source + " - Acme");
        assertThat(rig.task(task).at("/variables/0/value").textValue()).isEqualTo("Acme");
    }

    @ParameterizedTest
    @CsvSource({"/workflows/easy/x/initiate,400", "/workflows/none/1/initiate,404"})
    void l99_errorsOfThePath(String path, int status) {
        assertThat(rig.post(path, NONE).status()).isEqualTo(status);
    }

    @Test
    void l99_errorsOfTheRequest() {
        assertThat(easy("{").status()).isEqualTo(400);
        assertThat(easy("{\"variables\":[],\"a\":\"\\u0000\"}").text())
                .isEqualTo("{\"detail\":\"Malformed JSON\"}");
        assertThat(rig.http().post("/workflows/easy/1/initiate", NONE).status()).isEqualTo(401);
        assertThat(easy("").status()).isEqualTo(422);
    }

    @Test
    void aLongTextIsKept() {
        var text = "x".repeat(3_000_000);

        var task = rig.task(rig.initiate("easy", ChamelioRig.variables("vendor|text|" + text)));

        assertThat(task.at("/variables/0/value").textValue()).isEqualTo(text);
    }

    private static String mismatch(int at, String type) {
        return entry(
                "variables." + at + ".type",
                "variable type mismatch; expected: " + type,
                "value_error.variable_type");
    }

    private static String document(String key, String required) {
        return ChamelioRig.document(
                key,
                required,
                "vendor: { type: string }, amount: { type: number },"
                        + " paper: { type: string, x-type: file },"
                        + " note: { type: string }, extra: { type: string }");
    }

    private Reply easy(String body) {
        return rig.post("/workflows/easy/latest/initiate", body);
    }

    private JsonNode started(String body) {
        return rig.task(rig.initiate("easy", body));
    }

    private String owner(String body) {
        return started(body).get("owner_email").textValue();
    }

    private String metadata(String body) {
        return started(body).get("metadata").toString();
    }

    private String title(String workflow, String body) {
        return rig.task(rig.initiate(workflow, body)).get("task_title").textValue();
    }
}
