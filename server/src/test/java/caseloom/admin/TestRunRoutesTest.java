package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.admin.AdminClient.Reply;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TestRunRoutesTest {

    private static final String CHARGE =
            Documents.named(
                    "charge",
                    "",
                    """
                    - ask:
                        call: http
                        with:
                          method: post
                          endpoint: https://bank.example/charges
                          body: '${ {sum: .amount} }'
                    - close:
                        call: set-status
                        with: { status: Closed }
                    """);

    private final AdminRig rig = new AdminRig();
    private final AdminClient acme = rig.client(rig.tenant("acme", false).token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aDocumentIsPlayedAndNothingIsLeftOfIt() {
        var wanting = play(asked());
        assertThat(wanting.status()).isEqualTo(200);
        assertThat(wanting.body().path("state").asText()).isEqualTo("waiting");
        var wait = wanting.body().path("waiting").path(0);
        assertThat(wait.path("step").asText()).isEqualTo("/do/0/ask");
        assertThat(wait.path("request").path("body").toString()).isEqualTo("{\"sum\":12}");

        var asked = asked();
        asked.putObject("answers").putObject("/do/0/ask").put("status", 200);
        var played = play(asked);
        assertThat(played.body().path("state").asText()).isEqualTo("completed");
        assertThat(played.body().path("case").path("status").asText()).isEqualTo("Closed");
        assertThat(played.body().path("at").asText()).isEqualTo(AdminRig.NOON.toString());
        assertThat(played.body().path("entries").findValuesAsText("event"))
                .contains("run.started", "step.completed", "run.completed");

        rig.refreshLists();
        assertThat(acme.get("/cases").items()).isEmpty();
        assertThat(acme.get("/workflows").items()).isEmpty();
    }

    @Test
    void whatIsWrongIsSaid() {
        var broken = asked().put("document", CHARGE.replace("set-status", "set-statsu"));
        assertThat(play(broken).body().path("state").asText()).isEqualTo("invalid");
        assertThat(play(broken).body().path("complaints")).isNotEmpty();

        var much = asked();
        much.putObject("attributes").put("amount", "much");
        assertThat(play(much).fault()).isEqualTo("attributes/amount");

        var odd = asked();
        odd.putObject("answers").put("/do/0/ask", 200);
        assertThat(play(odd).fault()).isEqualTo("answers./do/0/ask");

        assertThat(acme.post("/workflows/test-run", "{}").fault()).isEqualTo("document");
        assertThat(play(asked().put("sample", 1)).fault()).isEqualTo("sample");
    }

    @Test
    void theFunctionsAreListedWithTheirArguments() {
        var functions = acme.get("/functions").items();

        assertThat(functions.findValuesAsText("name")).contains("set-status", "request-approval");
        assertThat(functions.path(0).path("arguments").path("type").asText()).isEqualTo("object");
    }

    private static ObjectNode asked() {
        var body = Json.object().put("document", CHARGE);
        body.putObject("attributes").put("amount", 12);
        return body;
    }

    private Reply play(ObjectNode body) {
        return acme.post("/workflows/test-run", Json.write(body));
    }
}
