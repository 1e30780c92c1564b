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

/// Files that are uploaded first and become part of a case with the value that names them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileValuesTest {

    private static final String FILE = "{ type: string, x-type: file }";

    private final AdminRig rig = new AdminRig();
    private final AdminRig.Tenant tenant = rig.tenant("acme", false);
    private final AdminClient acme = rig.client(tenant.token());
    private final AdminClient other = rig.client(rig.tenant("other", false).token());
    private final Client http = Client.of(rig.address(), tenant.token());
    private final long contracts = acme.publish(document("contracts", "{ wait: { hours: 2 } }"));

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void anOfferedFileBecomesPartOfTheCaseWhoseValueNamesIt() {
        var made = offered(acme, "a.txt", "one");
        var deed = acme.get("/audit?verb=file.upload&target=" + made.path("id")).items().path(0);

        var number = created("{\"contract\": \"" + made.path("file_id").asText() + "\"}").id();

        assertThat(deed.path("detail").path("name").asText()).isEqualTo("a.txt");
        assertThat(deed.path("detail").has("case_id")).isFalse();
        var file = files(number).path(0);
        assertThat(file.path("name").asText()).isEqualTo("a.txt");
        assertThat(file.path("variables").toString()).isEqualTo("[\"contract\"]");
        var content = "/cases/" + number + "/files/" + file.path("id") + "/content";
        assertThat(http.get(AdminApi.PREFIX + content).text()).isEqualTo("one");
    }

    @Test
    void aValueThatNamesNoFileOfTheOrganizationIsAText() {
        var theirs = offered(other, "theirs.txt", "secret").path("file_id").asText();

        for (var text : List.of("tomorrow", "attachment_99999999", theirs)) {
            var made = created("{\"contract\": \"" + text + "\"}");

            assertThat(made.body().path("attributes").path("contract").asText()).isEqualTo(text);
            assertThat(files(made.id())).isEmpty();
        }
    }

    @Test
    void aFileOfAnotherAttributeStaysWhereItIs() {
        var id = offered(acme, "a.txt", "one").path("file_id").asText();

        assertThat(files(created("{\"note\": \"" + id + "\"}").id())).isEmpty();
    }

    @Test
    void aChangeByHandBringsAFileOnce() {
        var number = created("{}").id();
        var one = offered(acme, "one.txt", "one").path("file_id").asText();
        var two = offered(acme, "two.txt", "two").path("file_id").asText();

        for (var id : List.of(one, two, one)) {
            var change = "{\"attributes\": {\"contract\": \"" + id + "\"}}";
            assertThat(acme.send("PATCH", "/cases/" + number, change).status()).isEqualTo(200);
        }

        assertThat(names(number)).containsExactly("one.txt", "two.txt");
    }

    @Test
    void whatIsFilledInBringsItsFileWithTheStepThatAsked() {
        var asking =
                acme.publish(
                        document(
                                "asking",
                                "{ call: request-input, with: { title: Which?, assignees: [requester],"
                                        + " fields: { type: object, properties: { letter: "
                                        + FILE
                                        + " } } } }"));
        var number = acme.post("/workflows/" + asking + "/cases", "{}").id();
        var path = "/cases/" + number + "/approvals";
        Probe.until("the case asks", () -> !acme.get(path).items().isEmpty());
        var id = offered(acme, "letter.txt", "hello").path("file_id").asText();

        var decided =
                acme.post(
                        path
                                + "/"
                                + acme.get(path).items().path(0).path("id").asText()
                                + "/decision",
                        "{\"values\": {\"letter\": \"" + id + "\"}}");

        assertThat(decided.status()).isEqualTo(200);
        assertThat(names(number)).containsExactly("letter.txt");
        var steps =
                rig.db()
                        .system(tx ->
                                tx.list(
                                        "select step_id from case_files where case_id = ?",
                                        row -> row.getString("step_id"),
                                        number));
        assertThat(steps).hasSize(1).doesNotContain("upload", "");
    }

    @Test
    void anOfferThatIsNoFormOrEmptyIsRefused() {
        assertThat(acme.post("/files", "{}").fault()).isEqualTo("Content-Type");
        assertThat(sent(acme, FormBody.file("a.txt", "").toString()).status()).isEqualTo(422);
        assertThat(sent(acme, FormBody.file("a.pdf", "no pdf").toString()).status()).isEqualTo(422);
    }

    @Test
    void everybodyReadsWhatMayBeUploaded() {
        var limits = acme.get("/files/limits").body();

        assertThat(limits.path("file_most").asLong()).isEqualTo(250L * 1024 * 1024);
        assertThat(limits.path("files_most").asInt()).isEqualTo(20);
    }

    private Reply created(String attributes) {
        var made =
                acme.post(
                        "/workflows/" + contracts + "/cases",
                        "{\"attributes\": " + attributes + "}");
        assertThat(made.status()).isEqualTo(201);
        return made;
    }

    private static Reply sent(AdminClient client, String form) {
        return client.sending("Content-Type", FormBody.TYPE).post("/files", form);
    }

    private static JsonNode offered(AdminClient client, String name, String content) {
        var made = sent(client, FormBody.file(name, content).toString());
        assertThat(made.status()).isEqualTo(201);
        return made.items().path(0);
    }

    private JsonNode files(long number) {
        return acme.get("/cases/" + number + "/files").items();
    }

    private List<String> names(long number) {
        return StreamSupport.stream(files(number).spliterator(), false)
                .map(file -> file.path("name").asText())
                .toList();
    }

    private static String document(String name, String step) {
        return """
        document: { dsl: '1.0.3', namespace: test, name: %n, version: '1.0.0', title: Files }
        input:
          schema:
            document:
              type: object
              properties: { contract: %f, note: { type: string } }
        do:
          - step: %s
        """
                .replace("%n", name)
                .replace("%f", FILE)
                .replace("%s", step);
    }
}
