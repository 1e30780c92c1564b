package caseloom.chamelio;

import static caseloom.chamelio.Expected.flaw;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.core.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sections 6.5 and 6.6: attributes and contract data of documents.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoreAttributesTest {

    private static final String ALL = "{\"include_summary\":true,\"include_attributes\":\"yes\"}";

    private final ChamelioRig rig = new ChamelioRig("DOCUMENTS_ATTRIBUTES_MOST=4");

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l213_l214_attributesAreMergedByName() {
        var file = uploaded("a", "b");

        var reply = patch("doc_" + file, attributes("b", "2", "c", "3", "b", "4"));

        assertThat(reply.status() + " " + reply.text())
                .isEqualTo(
                        "200 {\"file_id\":\"file_"
                                + file
                                + "\",\"status\":\"success\",\"updated_attributes\":[\"b\",\"c\"]}");
        assertThat(fields(file)).isEqualTo("a=1 b=4 c=3");
    }

    @Test
    void l214_noneChangesNothing() {
        var file = uploaded("a");

        var reply = patch("file_" + file, "{\"attributes\":[]}");

        assertThat(reply.json().get("updated_attributes")).isEmpty();
        assertThat(fields(file)).isEqualTo("a=1");
    }

    @Test
    void l217_unknownFilesAndAttachmentsAreNotFound() {
        rig.publish(ChamelioRig.document("filed", "", "paper: { type: string, x-type: file }"));
        rig.initiate(
                "filed",
                "{\"variables\":[{\"variable_id\":\"paper\",\"type\":\"file\",\"value\":\"a.txt\","
                        + "\"base64_content\":\"YWJj\"}]}");
        var attachment = rig.number("select max(id) from files where kind = 'attachment'");
        var some = attributes("a", "1");

        Expected.error(patch("file_" + attachment, some), 404, "File not found");
        Expected.error(patch("file_999999", some), 404, "File not found");
        Expected.error(patch("x%2Fy", some), 400, "Invalid file ID format: x/y");
        Expected.error(contract(attachment, "{}"), 404, "Document not found");
    }

    @Test
    void l24_l217_whatIsWrongWithTheBodyComesFirst() {
        Expected.flaws(
                patch("nonsense", "{}"),
                flaw("body/attributes", "field required", "value_error.missing"));
        Expected.flaws(
                patch("nonsense", "{\"attributes\":{}}"),
                flaw("body/attributes", "value is not a valid list", "type_error.list"));
        Expected.error(patch("file_1", "{"), 400, "Malformed JSON");
    }

    @Test
    void l217_moreThanADocumentMayHaveAreTooMuch() {
        var file = uploaded("a", "b", "c");

        Expected.error(
                patch("file_" + file, attributes("d", "1", "e", "1")),
                413,
                "Request body too large");
        assertThat(fields(file)).isEqualTo("a=1 b=1 c=1");
    }

    @Test
    void l26_documentsOfOthersAreNotFound() {
        var file = uploaded("a");
        var key = ChamelioRig.KEY + rig.key(rig.server().tenant("globex"), 0);
        var path = "/core/files/file_" + file + "/attributes";

        var foreign =
                rig.http().send("PATCH", path, BodyPublishers.ofString(attributes("a", "2")), key);

        Expected.error(foreign, 404, "File not found");
        Expected.error(
                rig.http().post("/core/contracts/" + file, "{}", key), 404, "Document not found");
    }

    @Test
    void l218_l219_l220_l221_l222_allMembersAreThere() {
        var file = uploaded("Counterparty");

        var reply = contract(file, ALL);

        assertThat(reply.text())
                .isEqualTo(
                        """
                        {"document_id":FILE,"org_id":ORG,"version":1,"file_name":"a.txt",\
                        "document_title":null,"document_type":"","category":"contract",\
                        "visibility":"visible","active":{"value":"active","is_verified":false},\
                        "summary":null,"exhibits":[],"attachments_ids":[],"previous_versions":[],\
                        "fields":[{"field_name":"Counterparty","field_value":"1",\
                        "field_value_type":"text","org_field_id":NUMBER,"is_verified":true,\
                        "is_unclear":false,"reasoning":"","source_text":[]}],\
                        "mapped_fields":{"text":{"Counterparty":"1"}},"workflow_metadata":null}\
                        """
                                .replace("FILE", Long.toString(file))
                                .replace(
                                        "ORG",
                                        Long.toString(rig.acme().organization().id().value()))
                                .replace("NUMBER", fieldNumber("Counterparty")));
    }

    @Test
    void l219_aNameHasTheSameNumberInAllDocuments() {
        var one = uploaded("Value", "Other");
        var other = uploaded("Other");

        var first = contract(one, "{}").json().get("fields").get(1);
        var second = contract(other, "{}").json().get("fields").get(0);

        assertThat(second.get("org_field_id")).isEqualTo(first.get("org_field_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"include_summary\":null,\"include_extracted_fields\":1}"})
    void l224_l225_whatIsSwitchedOffIsEmpty(String body) {
        var data = contract(uploaded("a"), body).json();

        assertThat(data).hasSize(16);
        for (var name : new String[] {"summary", "category", "visibility", "active"}) {
            assertThat(data.get(name).isNull()).as(name).isTrue();
        }
        for (var name : new String[] {"exhibits", "attachments_ids", "previous_versions"}) {
            assertThat(data.get(name).isArray() && data.get(name).isEmpty()).as(name).isTrue();
        }
        assertThat(data.get("fields")).hasSize(1);
    }

    @Test
    void l224_fieldsCanBeSwitchedOffToo() {
        var data = contract(uploaded("a"), "{\"include_extracted_fields\":false}").json();

        assertThat(data.get("fields")).isEmpty();
        assertThat(data.get("mapped_fields").isObject() && data.get("mapped_fields").isEmpty())
                .isTrue();
    }

    @Test
    void l226_whatIsWrongIsTold() {
        Expected.flaws(
                rig.post("/core/contracts/file_1", "{\"include_summary\":\"perhaps\"}"),
                flaw("path/document_id", "value is not a valid integer", "type_error.integer"),
                flaw(
                        "body/include_summary",
                        "value could not be parsed to a boolean",
                        "type_error.bool"));
        Expected.flaws(
                rig.post("/core/contracts/1", "[]"),
                flaw("body", "value is not a valid dict", "type_error.dict"));
        Expected.error(contract(999_999, ""), 404, "Document not found");
        Expected.error(
                rig.post("/core/contracts/" + "9".repeat(18), ""), 404, "Document not found");
    }

    private String fieldNumber(String name) {
        return Long.toString(rig.number("select number from field_names where name = ?", name));
    }

    /// A document with attributes of these names, each with the value 1; gives its number.
    private long uploaded(String... names) {
        var wanted = CoreUploadTest.wanted("a.txt", "txt", "some text".getBytes(UTF_8));
        var list = wanted.putArray("attributes");
        for (var name : names) {
            list.addObject().put("name", name).put("data_type", "text").put("value", "1");
        }
        var made = ChamelioRig.json(rig.post("/core/upload", Json.write(wanted)), 200);
        return Long.parseLong(made.get("file_id").textValue().substring(5));
    }

    private Reply patch(String file, String body) {
        return rig.http()
                .send(
                        "PATCH",
                        "/core/files/" + file + "/attributes",
                        BodyPublishers.ofString(body),
                        ChamelioRig.KEY + rig.key());
    }

    private static String attributes(String... namesAndValues) {
        var body = Json.object();
        var list = body.putArray("attributes");
        for (var i = 0; i < namesAndValues.length; i += 2) {
            list.addObject()
                    .put("name", namesAndValues[i])
                    .put("data_type", "text")
                    .put("value", namesAndValues[i + 1]);
        }
        return Json.write(body);
    }

    private Reply contract(long file, String body) {
        return rig.post("/core/contracts/" + file, body);
    }

    private String fields(long file) {
        var told = new StringBuilder();
        for (var field : ChamelioRig.json(contract(file, "{}"), 200).get("fields")) {
            told.append(' ')
                    .append(field.get("field_name").textValue())
                    .append('=')
                    .append(field.get("field_value").textValue());
        }
        return told.toString().strip();
    }
}
