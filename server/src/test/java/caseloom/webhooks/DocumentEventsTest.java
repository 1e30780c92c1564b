package caseloom.webhooks;

import static caseloom.webhooks.WebhooksRig.HOOK;
import static caseloom.webhooks.WebhooksRig.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.Probe;
import caseloom.Reply;
import caseloom.access.NewKey;
import caseloom.core.json.Json;
import caseloom.core.webhook.EventType;
import caseloom.core.webhook.Family;
import caseloom.documents.Papers;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The events about documents, from the upload to the receiver.
final class DocumentEventsTest {

    private static final String ATTRIBUTES =
            "[{\"name\":\"kind\",\"data_type\":\"text\",\"value\":\"MSA\"}]";

    private final WebhooksRig rig = new WebhooksRig();
    private final Client client = Client.of(rig.node().address(), "unused").anonymous();
    private final String key =
            "X-API-Key: "
                    + rig.node()
                            .keys()
                            .create(
                                    rig.admin(),
                                    new NewKey(
                                            "tests",
                                            rig.acme().organization().administrator().id(),
                                            0,
                                            null))
                            .value();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void l210_l247_l248_anUploadFiresTwoEvents() {
        rig.endpoint();

        var made = upload("a.pdf", "pdf", Papers.pdf("One", "Two"));

        var events = events(2);
        var begun =
                """
                {"document_processing_id":PROCESSING,"file_id":"FILE","file_name":"a.pdf",\
                "file_extension":"pdf","uploaded_by":"admin@acme.example","attributes":ATTRIBUTES\
                """
                        .replace("PROCESSING", made.get("document_processing_id").toString())
                        .replace("FILE", made.get("file_id").textValue())
                        .replace("ATTRIBUTES", ATTRIBUTES);
        assertThat(data(events, EventType.DOCUMENT_UPLOADED)).hasToString(begun + "}");
        assertThat(data(events, EventType.DOCUMENT_UPLOAD_COMPLETED))
                .hasToString(begun + ",\"processing_duration_ms\":0}");
    }

    @Test
    void l248_theAttributesAreTheFinalSet() {
        rig.endpoint(HOOK, EventType.DOCUMENT_UPLOAD_COMPLETED);

        var made = upload("a.txt", "txt", "abc".getBytes(UTF_8));

        assertThat(body(rig.next()).at("/data/attributes")).hasToString(ATTRIBUTES);
        assertThat(made.get("status").textValue()).isEqualTo("processing");
    }

    @Test
    void l249_l250_theSameBytesAgainAreADuplicate() {
        upload("a.txt", "txt", "the same".getBytes(UTF_8));
        rig.endpoint(HOOK, EventType.DOCUMENT_UPLOAD_WITH_ISSUES);

        var made = upload("b.txt", "txt", "the same".getBytes(UTF_8));

        assertThat(body(rig.next()).get("data"))
                .hasToString(
                        """
                        {"document_processing_id":PROCESSING,"file_id":"FILE","file_name":"b.txt",\
                        "file_extension":"txt","uploaded_by":"admin@acme.example",\
                        "issues":[{"code":"Duplicate","message":"Document is duplicate"}]}\
                        """
                                .replace(
                                        "PROCESSING", made.get("document_processing_id").toString())
                                .replace("FILE", made.get("file_id").textValue()));
    }

    @Test
    void l250_aDocumentThatWasDeletedHasNoDuplicates() {
        rig.endpoint(HOOK, EventType.DOCUMENT_UPLOAD_COMPLETED);
        var first = upload("a.txt", "txt", "the same".getBytes(UTF_8));
        assertThat(body(rig.next()).at("/data/file_id")).isEqualTo(first.get("file_id"));
        delete(first);

        var again = upload("a.txt", "txt", "the same".getBytes(UTF_8));

        assertThat(body(rig.next()).at("/data/file_id")).isEqualTo(again.get("file_id"));
    }

    @Test
    void l250_pagesWithoutTextAreUnreadable() {
        rig.endpoint(HOOK, EventType.DOCUMENT_UPLOAD_WITH_ISSUES);

        upload("a.pdf", "pdf", Papers.pdf("One", "", "Three", ""));

        assertThat(body(rig.next()).at("/data/issues"))
                .hasToString(
                        "[{\"code\":\"UnreadablePages\",\"message\":\"Some pages of the document are unreadable\",\"pages\":[2,4]}]");
    }

    @Test
    void l250_whatCannotBeReadIsUnsupported() {
        rig.endpoint(HOOK, EventType.DOCUMENT_UPLOAD_WITH_ISSUES);

        upload("a.pdf", "pdf", Papers.docx("no PDF"));

        var issues = body(rig.next()).at("/data/issues");
        assertThat(issues).hasSize(1);
        assertThat(issues.get(0).get("code").textValue()).isEqualTo("UnsupportedContent");
        assertThat(issues.get(0).has("pages")).isFalse();
    }

    @Test
    void l215_l216_l251_changedAttributesFireAnEventWithTheirPreviousValues() {
        var made = upload("a.txt", "txt", "abc".getBytes(UTF_8));
        rig.endpoint(HOOK, EventType.DOCUMENT_UPDATED);
        var file = made.get("file_id").textValue();

        patch(file, ATTRIBUTES);
        patch(file, "[]");
        patch(
                file,
                """
                [{"name":"new","data_type":"date","value":"today"},
                 {"name":"kind","data_type":"text","value":"NDA"},
                 {"name":"kind","data_type":"link","value":"MSA"}]\
                """);

        assertThat(body(rig.next()).get("data"))
                .hasToString(
                        """
                        {"file_id":"FILE","file_name":"a.txt","updated_by":"admin@acme.example",\
                        "updated_attributes":[{"name":"new","data_type":"date",\
                        "previous_value":null,"new_value":"today"},{"name":"kind",\
                        "data_type":"link","previous_value":"MSA","new_value":"MSA"}]}\
                        """
                                .replace("FILE", file));
        assertThat(rig.count("deliveries")).isEqualTo(1);
    }

    @Test
    void l242_l252_aDeletedDocumentFiresItsEvent() {
        var made = upload("Letter.TXT", "txt", "abc".getBytes(UTF_8));
        rig.endpoint(HOOK, EventType.DOCUMENT_DELETED);

        delete(made);

        assertThat(body(rig.next()).get("data"))
                .hasToString(
                        """
                        {"file_id":"FILE","file_name":"Letter.TXT","file_extension":"txt",\
                        "deleted_by":"admin@acme.example"}\
                        """
                                .replace("FILE", made.get("file_id").textValue()));
        assertThat(rig.count("documents")).isZero();
        assertThat(rig.count("files")).isZero();
    }

    @Test
    void l239_anUploadThatIsRefusedFiresNothing() {
        rig.endpoint();

        var reply = client.post("/core/upload", "{\"file_name\":\"a\"}", key);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(rig.count("deliveries")).isZero();
        assertThat(rig.count("files")).isZero();
    }

    @Test
    void l230_l247_theEnvelopeIsTheUsualOne() {
        rig.endpoint(HOOK, EventType.DOCUMENT_UPLOADED);

        upload("a.txt", "txt", "abc".getBytes(UTF_8));

        var event = body(rig.next());
        assertThat(event.get("event").textValue()).isEqualTo("core.document.uploaded");
        assertThat(event.get("event_id").textValue()).startsWith("evt_");
        assertThat(event.get("timestamp").textValue()).isEqualTo(rig.seconds());
        assertThat(EventType.DOCUMENT_UPLOADED.family()).isEqualTo(Family.CHAMELIO);
    }

    private JsonNode upload(String name, String extension, byte[] content) {
        var wanted =
                Json.object()
                        .put("file_name", name)
                        .put("file_extension", extension)
                        .put("file_content_base64", Base64.getEncoder().encodeToString(content));
        wanted.set("attributes", Json.stored(ATTRIBUTES));
        var made = done(client.post("/core/upload", Json.write(wanted), key)).json();
        Probe.until(
                "it was processed",
                () ->
                        rig.count(
                                        "document_processings where ended_at is not null and id = ?",
                                        made.get("document_processing_id").longValue())
                                == 1);
        return made;
    }

    private void patch(String file, String attributes) {
        done(
                client.send(
                        "PATCH",
                        "/core/files/" + file + "/attributes",
                        BodyPublishers.ofString("{\"attributes\":" + attributes + "}"),
                        key));
    }

    private void delete(JsonNode made) {
        var token = rig.server().administrator(rig.acme());
        var number = made.get("file_id").textValue().substring(5);
        var path =
                "/api/v1/documents/"
                        + number
                        + "?organization="
                        + rig.acme().organization().id().value();
        done(Client.of(rig.node().address(), token).send("DELETE", path, BodyPublishers.noBody()));
    }

    private static Reply done(Reply reply) {
        if (reply.status() >= 300) {
            throw new AssertionError(reply.toString());
        }
        return reply;
    }

    /// So many events, by their names.
    private Map<String, JsonNode> events(int many) {
        var found = new HashMap<String, JsonNode>();
        for (var i = 0; i < many; i++) {
            var event = body(rig.next());
            found.put(event.get("event").textValue(), event);
        }
        return found;
    }

    private static JsonNode data(Map<String, JsonNode> events, EventType type) {
        var event = events.get(type.word());
        if (event == null) {
            throw new AssertionError("no " + type + " in " + events.keySet());
        }
        return event.get("data");
    }
}
