package caseloom.chamelio;

import static caseloom.chamelio.Expected.flaw;
import static caseloom.chamelio.Expected.flaws;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2.6: the entries of a 422. The rows of L-36 on lists that are too short, texts that are
/// too long and comments belong to calls that do not exist yet.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntriesTest {

    private static final String PROPERTIES =
            """
            amount: { type: number, minimum: 1 },
            note: { type: string },
            agreed: { type: boolean },
            due: { type: string, format: date },
            mail: { type: string, format: email },
            kind: { enum: [a, b] },
            paper: { type: string, x-type: file, x-allowed-extensions: [pdf, docx] },
            person: { type: string, x-type: user_entity },
            open: { type: array }
            """
                    .replace("\n", " ");

    private static final String TYPES =
            "'text', 'number', 'boolean', 'date', 'email', 'select', 'file', 'user_entity',"
                    + " 'business'";

    private ChamelioRig rig;

    @BeforeAll
    void start() {
        rig = new ChamelioRig();
        rig.publish(ChamelioRig.document("entries", "", PROPERTIES));
        rig.publish(ChamelioRig.document("wanting", "amount", PROPERTIES));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l32_aVariableWithoutAValueGivesExactlyThisEntry() {
        var reply = sent("{\"variables\":[{\"variable_id\":\"note\",\"type\":\"text\"}]}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"detail\":[{\"loc\":[\"body\",\"variables\",0,\"value\"],"
                                + "\"msg\":\"field required\","
                                + "\"type\":\"value_error.missing\"}]}");
    }

    @Test
    void l33_placesBeginWithPathQueryOrBody() {
        assertThat(rig.get("/tasks/x").at("/detail/0/loc/0").textValue()).isEqualTo("path");
        assertThat(rig.get("/tasks?limit=x").at("/detail/0/loc/0").textValue()).isEqualTo("query");
        assertThat(sent("{}").at("/detail/0/loc/0").textValue()).isEqualTo("body");
    }

    @Test
    void l33_positionsAreIntegersCountedFrom0() {
        var good = "{\"variable_id\":\"note\",\"type\":\"text\",\"value\":\"x\"}";

        var entry = sent("{\"variables\":[" + good + ",{}]}").at("/detail/0");

        assertThat(entry.toString()).startsWith("{\"loc\":[\"body\",\"variables\",1,");
        assertThat(entry.size()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"initiate", "initiate-flexible"})
    void l34_aBodyOfZeroBytesLacksWhatIsRequired(String call) {
        var reply = rig.post("/workflows/entries/1/" + call, "");

        flaws(reply, flaw("body", "field required", "value_error.missing"));
    }

    @Test
    void l34_aCallWithoutRequiredMembersTakesNoBodyAsAnEmptyObject() {
        var task = rig.initiate("entries", "{\"variables\":[]}");

        assertThat(rig.post("/tasks/" + task + "/cancel", "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"x\"", "true", "null", "[{}]", " [ ] "})
    void l34_aBodyThatIsNotAnObjectSaysSo(String body) {
        flaws(sent(body), flaw("body", "value is not a valid dict", "type_error.dict"));
    }

    @Test
    void l35_entriesOfTypesComeInTheOrderOfTheMembersAndByPosition() {
        var reply =
                sent(
                        "{\"metadata\":1,\"user\":\"x\",\"variables\":[{\"type\":1,\"value\":[]},"
                                + "5,{\"base64_content\":{},\"file_id\":[],\"value\":\"x\","
                                + "\"file_extension\":[],\"type\":\"file\","
                                + "\"variable_id\":null}]}");

        flaws(
                reply,
                flaw("body/variables/0/variable_id", "field required", "value_error.missing"),
                enumeration("body/variables/0/type", TYPES),
                string("body/variables/0/value"),
                flaw("body/variables/1", "value is not a valid dict", "type_error.dict"),
                none("body/variables/2/variable_id"),
                string("body/variables/2/file_id"),
                string("body/variables/2/file_extension"),
                string("body/variables/2/base64_content"),
                flaw("body/user", "value is not a valid email address", "value_error.email"),
                flaw("body/metadata", "value is not a valid dict", "type_error.dict"));
    }

    @Test
    void l35_entriesOfTypesOfTheFlexibleCallComeInTheirOrder() {
        var reply =
                flexible(
                        "{\"metadata\":[],\"user\":\"x\",\"files\":[{\"base64_content\":\"\"}],"
                                + "\"attributes\":[{\"value\":{}},{\"key\":null,\"value\":1}]}");

        flaws(
                reply,
                flaw("body/attributes/0/key", "field required", "value_error.missing"),
                string("body/attributes/0/value"),
                none("body/attributes/1/key"),
                flaw("body/files/0/filename", "field required", "value_error.missing"),
                flaw("body/user", "value is not a valid email address", "value_error.email"),
                flaw("body/metadata", "value is not a valid dict", "type_error.dict"));
    }

    @Test
    void l35_entriesOfMeaningComeByPositionThenMissingOnesInSchemaOrder() {
        var reply =
                rig.post(
                        "/workflows/wanting/1/initiate",
                        variables(
                                "due|date|soon",
                                "nothing|text|x",
                                "agreed|boolean|perhaps",
                                "due|date|2025-01-15",
                                "note|number|1",
                                "person|user_entity|nobody@acme.example",
                                "kind|select|c"));

        flaws(
                reply,
                flaw("body/variables/0/value", "invalid date format", "value_error.date"),
                flaw(
                        "body/variables/1/variable_id",
                        "unknown variable",
                        "value_error.unknown_variable"),
                flaw(
                        "body/variables/2/value",
                        "value could not be parsed to a boolean",
                        "type_error.bool"),
                flaw(
                        "body/variables/3/variable_id",
                        "duplicate variable",
                        "value_error.duplicate_variable"),
                flaw(
                        "body/variables/4/type",
                        "variable type mismatch; expected: text",
                        "value_error.variable_type"),
                flaw("body/variables/5/value", "user not found", "value_error.user_not_found"),
                enumeration("body/variables/6/value", "'a', 'b'"),
                flaw("body/variables", "field required: amount", "value_error.missing"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "amount|number|1,5|value is not a valid decimal|type_error.decimal",
                "agreed|boolean|2|value could not be parsed to a boolean|type_error.bool",
                "mail|email|nobody|value is not a valid email address|value_error.email",
                "person|user_entity|nobody|value is not a valid email address|value_error.email",
                "due|date|2025-02-30|invalid date format|value_error.date",
                "open|text|[1|Invalid JSON|value_error.json",
                "person|user_entity|a@b.example|user not found|value_error.user_not_found",
                "paper|file|attachment_900000|file not found|value_error.file_not_found",
                "amount|number|0.5|number at `/amount` is less than: 1|value_error.schema",
                "open|text|{}|value at `/open` is not an array|value_error.schema"
            })
    void l36_aValueThatIsWrongHasItsText(
            String id, String type, String value, String msg, String kind) {
        var reply = sent(variables(id + "|" + type + "|" + value));

        flaws(reply, flaw("body/variables/0/value", msg, kind));
    }

    @Test
    void l36_requiredMemberAbsent() {
        var missing = flaw("body/variables", "field required", "value_error.missing");

        flaws(sent("{}"), missing);
        flaws(flexible("{}"), flaw("body/attributes", "field required", "value_error.missing"));
    }

    @Test
    void l36_nullInARequiredMember() {
        flaws(sent("{\"variables\":null}"), none("body/variables"));
        flaws(sent("{\"variables\":[null]}"), none("body/variables/0"));
        flaws(
                sent("{\"variables\":[{\"variable_id\":null,\"type\":null,\"value\":null}]}"),
                none("body/variables/0/variable_id"),
                none("body/variables/0/type"),
                none("body/variables/0/value"));
    }

    @Test
    void l36_textExpected() {
        flaws(sent("{\"variables\":[],\"user\":[]}"), string("body/user"));
        flaws(flexible("{\"attributes\":[],\"user\":{}}"), string("body/user"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "", "1e1", "+1", "%201", "true", "0x1"})
    void l36_integerExpected(String text) {
        for (var path : List.of("/tasks", "/workflows")) {
            for (var name : List.of("limit", "offset")) {
                flaws(
                        rig.get(path + "?" + name + "=" + text),
                        flaw(
                                "query/" + name,
                                "value is not a valid integer",
                                "type_error.integer"));
            }
        }
    }

    @Test
    void l36_listExpected() {
        var list = flaw("body/variables", "value is not a valid list", "type_error.list");

        flaws(sent("{\"variables\":{}}"), list);
        flaws(sent("{\"variables\":\"[]\"}"), list);
        flaws(
                flexible("{\"attributes\":1,\"files\":false}"),
                flaw("body/attributes", "value is not a valid list", "type_error.list"),
                flaw("body/files", "value is not a valid list", "type_error.list"));
    }

    @Test
    void l36_objectExpected() {
        flaws(
                sent("{\"variables\":[[]],\"metadata\":\"{}\"}"),
                flaw("body/variables/0", "value is not a valid dict", "type_error.dict"),
                flaw("body/metadata", "value is not a valid dict", "type_error.dict"));
    }

    @Test
    void l36_numberTooSmallOrTooLarge() {
        var least = "ensure this value is greater than or equal to ";
        for (var path : List.of("/tasks", "/workflows")) {
            flaws(
                    rig.get(path + "?offset=-1&limit=0"),
                    flaw("query/limit", least + "1", "value_error.number.not_ge"),
                    flaw("query/offset", least + "0", "value_error.number.not_ge"));
            for (var large : List.of("201", "9".repeat(19), "9".repeat(4_000))) {
                flaws(
                        rig.get(path + "?limit=" + large),
                        flaw(
                                "query/limit",
                                "ensure this value is less than or equal to 200",
                                "value_error.number.not_le"));
            }
        }
    }

    @Test
    void l36_fieldRequiredNamesTheVariable() {
        flaws(
                rig.post("/workflows/wanting/1/initiate", "{\"variables\":[]}"),
                flaw("body/variables", "field required: amount", "value_error.missing"));
    }

    @Test
    void l36_fileNotFound() {
        flaws(
                sent(file("\"file_id\":\"document_900000\"")),
                flaw("body/variables/0/file_id", "file not found", "value_error.file_not_found"));
    }

    @Test
    void l37_permittedValuesStandInQuotesInTheirOrder() {
        flaws(
                rig.get("/tasks?status=done"),
                enumeration(
                        "query/status",
                        "'pending', 'in_progress', 'completed', 'failed', 'cancelled'"));
        flaws(sent(variables("note|Text|x")), enumeration("body/variables/0/type", TYPES));
        flaws(sent(variables("kind|select|A")), enumeration("body/variables/0/value", "'a', 'b'"));
        flaws(
                sent(file("\"file_extension\":\"exe\",\"base64_content\":\"YWJj\"")),
                enumeration("body/variables/0/file_extension", "'pdf', 'docx'"));
    }

    private Reply sent(String body) {
        return rig.post("/workflows/entries/1/initiate", body);
    }

    private Reply flexible(String body) {
        return rig.post("/workflows/entries/1/initiate-flexible", body);
    }

    private static String variables(String... values) {
        return ChamelioRig.variables(values);
    }

    private static String file(String members) {
        return "{\"variables\":[{\"variable_id\":\"paper\",\"type\":\"file\",\"value\":\"a\","
                + members
                + "}]}";
    }

    private static Expected.Flaw enumeration(String loc, String permitted) {
        return flaw(
                loc,
                "value is not a valid enumeration member; permitted: " + permitted,
                "type_error.enum");
    }

    private static Expected.Flaw string(String loc) {
        return flaw(loc, "str type expected", "type_error.str");
    }

    private static Expected.Flaw none(String loc) {
        return flaw(loc, "none is not an allowed value", "type_error.none.not_allowed");
    }
}
