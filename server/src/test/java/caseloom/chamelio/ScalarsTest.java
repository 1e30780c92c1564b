package caseloom.chamelio;

import static caseloom.chamelio.Expected.flaw;
import static caseloom.chamelio.Expected.flaws;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2.6: how tolerantly single values are read, from texts, numbers, paths and base64.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScalarsTest {

    private ChamelioRig rig;

    @BeforeAll
    void start() {
        rig = new ChamelioRig();
        rig.publish(
                ChamelioRig.document(
                        "entries",
                        "",
                        "amount: { type: number }, note: { type: string },"
                                + " agreed: { type: boolean },"
                                + " paper: { type: string, x-type: file,"
                                + " x-allowed-extensions: [pdf, docx] }"));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({"150000, 150000", "1.50, 1.50", "true, true", "false, false", "-0.5, -0.5"})
    void l38_aTextMemberTakesTheJsonTextOfANumberOrBoolean(String json, String text) {
        var reply =
                sent(
                        "{\"variables\":[{\"variable_id\":\"note\",\"type\":\"text\",\"value\":"
                                + json
                                + "}]}");

        assertThat(value(reply)).isEqualTo('"' + text + '"');
    }

    @Test
    void l38_aNumberIsTakenForANumberAndABooleanForABoolean() {
        var number =
                sent(
                        "{\"variables\":[{\"variable_id\":\"amount\",\"type\":\"number\","
                                + "\"value\":150000.00}]}");
        var agreed =
                sent(
                        "{\"variables\":[{\"variable_id\":\"agreed\",\"type\":\"boolean\","
                                + "\"value\":true}]}");

        assertThat(value(number)).isEqualTo("150000");
        assertThat(value(agreed)).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "on", "YES", "t", "Y", "True", "oN"})
    void l38_manyWordsAreTrue(String word) {
        assertThat(value(sent(ChamelioRig.variables("agreed|boolean|" + word)))).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0", "off", "NO", "f", "N", "False", "oFF"})
    void l38_manyWordsAreFalse(String word) {
        assertThat(value(sent(ChamelioRig.variables("agreed|boolean|" + word)))).isEqualTo("false");
    }

    @Test
    void l38_anIntegerIsTakenFromItsDigits() {
        assertThat(rig.get("/tasks?limit=007&offset=00").status()).isEqualTo(200);
    }

    @Test
    void l39_nullInAnOptionalMemberCountsAsAbsent() {
        var body =
                "{\"variables\":[{\"variable_id\":\"note\",\"type\":\"text\",\"value\":\"x\","
                        + "\"file_id\":null,\"file_extension\":null,\"base64_content\":null}],"
                        + "\"user\":null,\"metadata\":null}";

        assertThat(sent(body).status()).isEqualTo(200);
        assertThat(
                        flexible(
                                        "{\"attributes\":[],\"files\":null,\"user\":null,"
                                                + "\"metadata\":null}")
                                .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1x", "-1", "+1", "1.0", "%20", "%00", "%D9%A1", "1e3", "0x1"})
    void l40_aTaskThatIsNoIntegerIsRefused(String task) {
        var entry = flaw("path/task_id", "value is not a valid integer", "type_error.integer");

        flaws(rig.get("/tasks/" + task), entry);
        flaws(rig.get("/tasks/" + task + "/files"), entry);
        flaws(rig.post("/tasks/" + task + "/cancel", ""), entry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "9000000", "999999999999999999", "9223372036854775808"})
    void l40_numbersThatNameNothingAreNotFound(String task) {
        Expected.error(rig.get("/tasks/" + task), 404, "Task not found");
        Expected.error(rig.get("/tasks/" + task + "/files"), 404, "Task not found");
        Expected.error(rig.post("/tasks/" + task + "/cancel", ""), 404, "Task not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"YWJj", "YW\\nJj", "Y\\r\\nWJj\\r\\n", "YWI=", "YQ==", "+/+/"})
    void l41_base64OfTheStandardAlphabetIsTaken(String content) {
        var body = file("\"file_extension\":\"pdf\",\"base64_content\":\"" + content + "\"");

        assertThat(sent(body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "YW",
                "YWI",
                "YQ=",
                "YQ===",
                "Y",
                "-_-_",
                "data:text/plain;base64,YWJj",
                "YW Jj",
                "YW=Jj",
                "=",
                "YWJj====",
                "YWJ\u00fc"
            })
    void l41_whatIsNoBase64IsRefused(String content) {
        var body = file("\"file_extension\":\"pdf\",\"base64_content\":\"" + content + "\"");
        var files = "{\"attributes\":[],\"files\":[{\"filename\":\"a.pdf\",\"base64_content\":\"";

        flaws(
                sent(body),
                flaw(
                        "body/variables/0/base64_content",
                        "invalid base64 content",
                        "value_error.base64"));
        flaws(
                flexible(files + content + "\"}]}"),
                flaw(
                        "body/files/0/base64_content",
                        "invalid base64 content",
                        "value_error.base64"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\n", "\\r\\n\\r\\n"})
    void l41_zeroBytesAreRefusedAsATextThatIsTooShort(String content) {
        var body = file("\"file_extension\":\"pdf\",\"base64_content\":\"" + content + "\"");

        flaws(
                sent(body),
                flaw(
                        "body/variables/0/base64_content",
                        "ensure this value has at least 1 characters",
                        "value_error.any_str.min_length"));
    }

    private Reply sent(String body) {
        return rig.post("/workflows/entries/1/initiate", body);
    }

    private Reply flexible(String body) {
        return rig.post("/workflows/entries/1/initiate-flexible", body);
    }

    private static String file(String members) {
        return "{\"variables\":[{\"variable_id\":\"paper\",\"type\":\"file\",\"value\":\"a\","
                + members
                + "}]}";
    }

    /// The only variable of the task that was started, as JSON.
    private String value(Reply initiated) {
        var number = ChamelioRig.json(initiated, 200).get("task_id").longValue();
        return rig.task(number).at("/variables/0/value").toString();
    }
}
