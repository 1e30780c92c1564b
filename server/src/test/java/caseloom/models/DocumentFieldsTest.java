package caseloom.models;

import static caseloom.models.ModelRig.fails;
import static caseloom.models.ModelRig.good;
import static caseloom.models.ModelRig.says;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.admin.FormBody;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The fields of documents, as a model of the organization reads them.
final class DocumentFieldsTest {

    private static final String TEXT =
            "Master services agreement.\nThe fee is 4,200\nEuro a month.";

    private static final String FOUND =
            """
            {"title": "Master services agreement", "document_type": "MSA", "summary": "A fee.",
             "exhibits": [], "fields": [
              {"name": "fee", "value": "4200", "type": "number", "unclear": false,
               "reasoning": "It is named.", "source_text": ["The fee is 4,200 Euro a month."]},
              {"name": "law", "value": "German", "type": "text", "unclear": false,
               "reasoning": "A guess.", "source_text": ["German law applies."]}]}
            """;

    private final ModelRig rig = new ModelRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aModelFindsThemAndWhatTheDocumentDoesNotSayIsUnclear() {
        rig.model("{\"documents\": true}").answers(says(FOUND));

        var document = processed();

        assertThat(document.path("title").asText()).isEqualTo("Master services agreement");
        assertThat(document.path("document_type").asText()).isEqualTo("MSA");
        var fields = document.path("fields");
        assertThat(fields.findValuesAsText("name")).containsExactlyInAnyOrder("fee", "law");
        assertThat(field(fields, "fee").path("value").asText()).isEqualTo("4200");
        assertThat(field(fields, "fee").path("unclear").asBoolean()).isFalse();
        assertThat(field(fields, "law").path("unclear").asBoolean()).isTrue();
        assertThat(rig.asked(0).at("/messages/1/content").asText()).contains("The fee is 4,200");
    }

    @Test
    void whenItDoesNotAnswerTheDocumentSaysSo() {
        rig.model("{\"documents\": true}").answers(fails(400));

        var document = processed();

        assertThat(document.path("fields")).isEmpty();
        assertThat(document.at("/processing/issues").findValuesAsText("code"))
                .containsExactly("MetadataExtractionFailed");
    }

    @Test
    void withoutAModelForDocumentsNobodyIsAsked() {
        rig.model("{}").answers(says(FOUND));

        assertThat(processed().path("fields")).isEmpty();
        assertThat(rig.asked()).isEmpty();
    }

    /// A document that was brought in, once it was read.
    private JsonNode processed() {
        var form = FormBody.file("msa.txt", TEXT).toString();
        var type = "Content-Type: " + FormBody.TYPE;
        var brought = good(rig.admin().post("/api/v1/documents", form, type));
        var path = "/api/v1/documents/" + brought.at("/id").asText();
        Probe.until(
                "the document was read",
                () -> !read(path).at("/processing/state").asText().equals("processing"));
        return read(path);
    }

    private JsonNode read(String path) {
        return Json.stored(good(rig.admin().get(path)).text());
    }

    private static JsonNode field(JsonNode fields, String name) {
        for (var field : fields) {
            if (field.path("name").asText().equals(name)) {
                return field;
            }
        }
        throw new AssertionError("no " + name + " in " + fields);
    }
}
