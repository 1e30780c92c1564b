package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.Probe;
import caseloom.admin.AdminClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents through our own API.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentRoutesTest {

    private final AdminRig rig = new AdminRig();
    private final AdminRig.Tenant tenant = rig.tenant("acme", false);
    private final AdminClient acme = rig.client(tenant.token());
    private final AdminClient forms = acme.sending("Content-Type", FormBody.TYPE);
    private final AdminClient other = rig.client(rig.tenant("other", false).token());
    private final Client http = Client.of(rig.address(), tenant.token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aDocumentIsUploadedProcessedReadAndFetched() {
        var made =
                forms.post(
                        "/documents",
                        FormBody.empty()
                                .part(
                                        "form-data; name=\"attributes\"",
                                        "[{\"name\":\"kind\",\"data_type\":\"text\",\"value\":\"NDA\"}]")
                                .with("Letter.txt", "Dear Grüffelo,\n\nbest regards")
                                .toString());

        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        var path = "/documents/" + made.body().path("id");
        var read = processed(path);
        assertThat(read.path("name").asText()).isEqualTo("Letter.txt");
        assertThat(read.path("uploaded_by").asText()).isEqualTo("admin@acme.example");
        assertThat(read.path("processing").path("state").asText()).isEqualTo("completed");
        assertThat(read.path("attributes").path(0).path("value").asText()).isEqualTo("NDA");
        assertThat(read.path("fields").path(0).path("verified").asBoolean()).isTrue();
        assertThat(acme.get(path + "/pages").items().path(0).path("text").asText())
                .isEqualTo("Dear Grüffelo,\n\nbest regards");
        assertThat(http.get(AdminApi.PREFIX + path + "/content").text()).startsWith("Dear");
        var deeds = acme.get("/audit?target=" + made.body().path("id")).items();
        assertThat(deeds.findValuesAsText("verb"))
                .containsExactlyInAnyOrder("document.upload", "document.download");
    }

    @Test
    void documentsAreFoundByTheWordsOfTheirTextAndName() {
        var first = upload("zebra-report.txt", "The quick brown fox jumps over the lazy dog");
        var second = upload("b.txt", "A quick summary, and nothing else");

        assertThat(found("quick")).contains(first, second);
        assertThat(found("quick%20fox")).containsExactly(first);
        assertThat(found("%22brown%20fox%22")).containsExactly(first);
        assertThat(found("zebra")).containsExactly(first);
        assertThat(found("quick%20-fox")).containsExactly(second);
        assertThat(found("%26%20%7C%20%21")).isEmpty();
        assertThat(other.get("/documents?search=quick").items()).isEmpty();
    }

    @Test
    void aLongListComesInPagesTheNewestFirst() {
        var first = upload("1.txt", "one");
        var second = upload("2.txt", "two");
        var third = upload("3.txt", "three");

        var page = acme.get("/documents?limit=2");
        var next = acme.get("/documents?limit=1&cursor=" + page.body().path("next").asText());

        assertThat(ids(page)).containsExactly(third, second);
        assertThat(ids(next)).containsExactly(first);
    }

    @Test
    void whatIsSaidOfADocumentCanBeChanged() {
        var path = "/documents/" + upload("c.txt", "said");

        var changed =
                acme.send(
                        "PATCH",
                        path,
                        """
                        {"title": "Agreement", "document_type": "MSA", "category": "policy",
                         "visibility": "admin_only", "active": false, "summary": "Short",
                         "exhibits": ["A", "B"], "attachment_ids": [7, 8, 7],
                         "previous_versions": [5],
                         "attributes": [{"name": "n", "data_type": "number", "value": "1"}]}\
                        """);
        var again = acme.send("PATCH", path, "{\"title\": null}").body();

        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.body().path("attachment_ids")).hasToString("[7,8]");
        assertThat(changed.body().path("active_verified").asBoolean()).isTrue();
        assertThat(again.path("title").isNull()).isTrue();
        assertThat(again.path("document_type").asText()).isEqualTo("MSA");
        assertThat(again.path("exhibits")).hasToString("[\"A\",\"B\"]");
        assertThat(again.path("attributes")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": \"\"} | title",
                "{\"category\": \"x\"} | category",
                "{\"active\": 1} | active",
                "{\"exhibits\": [1]} | exhibits",
                "{\"attachment_ids\": [0]} | attachment_ids",
                "{\"attributes\": [{\"name\": \"\", \"value\": \"\"}]} | attributes[0].name",
                "{\"attributes\": [{\"name\": \"a\"}], \"x\": 1} | x"
            })
    void whatIsWrongWithAChangeIsTold(String body, String field) {
        var path = "/documents/" + upload("d.txt", "wrong");

        var reply = acme.send("PATCH", path, body);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().toString()).contains('"' + field + '"');
    }

    @Test
    void aDocumentIsDeletedForGood() {
        var path = "/documents/" + upload("e.txt", "gone");

        assertThat(acme.delete(path).status()).isEqualTo(204);

        assertThat(acme.get(path).status()).isEqualTo(404);
        assertThat(acme.delete(path).status()).isEqualTo(404);
        assertThat(acme.get(path + "/pages").status()).isEqualTo(404);
    }

    @Test
    void documentsOfOthersAreNotFound() {
        var path = "/documents/" + upload("f.txt", "mine");

        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.get(path + "/content").status()).isEqualTo(404);
        assertThat(other.send("PATCH", path, "{}").status()).isEqualTo(404);
        assertThat(other.delete(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.exe", "a", "a.png"})
    void onlyEightKindsAreDocuments(String name) {
        var reply = forms.post("/documents", FormBody.file(name, "x").toString());

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().toString()).contains("\"file\"");
    }

    @Test
    void aFormThatIsNoGoodLeavesNothing() {
        var before = ids(acme.get("/documents?limit=100"));

        var two = FormBody.file("a.txt", "x").with("b.txt", "y");
        var stray = FormBody.file("a.txt", "x").part("form-data; name=\"x\"", "1");
        var flawed = FormBody.file("a.txt", "x").part("form-data; name=\"attributes\"", "[1]");
        var broken = FormBody.file("a.txt", "x").part("form-data; name=\"attributes\"", "[");

        for (var form : new FormBody[] {two, stray, flawed, broken}) {
            assertThat(forms.post("/documents", form.toString()).status()).isEqualTo(422);
        }
        assertThat(forms.post("/documents", FormBody.file("a.txt", "").toString()).status())
                .isEqualTo(422);
        assertThat(forms.post("/documents", FormBody.empty().toString()).status()).isEqualTo(400);
        assertThat(ids(acme.get("/documents?limit=100"))).isEqualTo(before);
    }

    private long upload(String name, String content) {
        var made = forms.post("/documents", FormBody.file(name, content).toString());
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        processed("/documents/" + made.body().path("id"));
        return made.body().path("id").asLong();
    }

    private JsonNode processed(String path) {
        Probe.until(
                path + " is processed",
                () ->
                        !acme.get(path)
                                .body()
                                .path("processing")
                                .path("state")
                                .asText()
                                .equals("processing"));
        return acme.get(path).body();
    }

    private long[] found(String words) {
        return ids(acme.get("/documents?search=" + words)).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static List<Long> ids(Reply page) {
        return StreamSupport.stream(page.items().spliterator(), false)
                .map(one -> one.path("id").asLong())
                .toList();
    }
}
