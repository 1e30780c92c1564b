package caseloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.admin.AdminRig;
import caseloom.admin.Documents;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalCommandTest {

    private final AdminRig rig = new AdminRig();
    private final String token = rig.tenant("acme", true).token();

    @TempDir private Path folder = Path.of("");

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void whatWaitsIsListedApprovedAndRejected() throws IOException {
        var first = asked("request-approval", "approvers: [owner]");
        var second = asked("request-approval", "approvers: [owner]");

        var listed = terminal().run("approval", "list", "--for", "admin@acme.example");
        var approved =
                terminal().run("approval", "approve", number(first), id(first), "--comment", "Ok");
        var rejected =
                terminal()
                        .run(
                                "approval",
                                "reject",
                                number(second),
                                id(second),
                                "--by",
                                "admin@acme.example");
        var again = terminal().run("approval", "reject", number(first), id(first));
        var told = terminal().run("approval", "of-case", number(first), "--json");

        assertThat(listed.out()).contains(id(first), id(second), "admin@acme.example", "Go?");
        assertThat(approved.exit()).as(approved.err()).isZero();
        assertThat(approved.out()).contains("decided");
        assertThat(rejected.exit()).as(rejected.err()).isZero();
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("Nobody waits for it any more");
        assertThat(Json.stored(told.out()).at("/items/0/decisions/0/comment").textValue())
                .isEqualTo("Ok");
    }

    @Test
    void valuesAreSubmitted() throws IOException {
        var form =
                asked(
                        "request-input",
                        "assignees: [owner], fields: { type: object, properties: { iban: { type: string } } }");

        var odd = terminal().run("approval", "submit", number(form), id(form), "{\"iban\": 1}");
        var none = terminal().run("approval", "submit", number(form), id(form), "x");
        var done =
                terminal().run("approval", "submit", number(form), id(form), "{\"iban\": \"DE1\"}");

        assertThat(odd.exit()).isEqualTo(1);
        assertThat(odd.err()).contains("values.iban");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(done.exit()).as(done.err()).isZero();
    }

    @Test
    void aSeatIsHandedOver() throws IOException {
        terminal().run("member", "create", "bob@example.com");
        var approval = asked("request-approval", "approvers: [owner]");

        var done =
                terminal()
                        .run(
                                "approval",
                                "delegate",
                                number(approval),
                                id(approval),
                                "--from",
                                "admin@acme.example",
                                "--to",
                                "bob@example.com",
                                "--comment",
                                "On leave");
        var again =
                terminal()
                        .run(
                                "approval",
                                "delegate",
                                number(approval),
                                id(approval),
                                "--to",
                                "bob@example.com");
        var nobody = terminal().run("approval", "delegate", number(approval), id(approval));

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains("waits for bob@example.com");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("has nothing to hand over");
        assertThat(nobody.exit()).isEqualTo(2);
    }

    @Test
    void aCaseThatIsNoneHasNoApprovals() {
        assertThat(terminal().run("approval", "of-case", "999999").exit()).isEqualTo(3);
        assertThat(terminal().run("approval", "approve", "999999", "1-1").exit()).isEqualTo(3);
    }

    /// What a new case asks.
    private JsonNode asked(String function, String with) throws IOException {
        var document =
                Documents.named(
                        function,
                        "",
                        "- ask: { call: FUNCTION, with: { title: 'Go?', WITH } }\n"
                                .replace("FUNCTION", function)
                                .replace("WITH", with));
        Files.writeString(folder.resolve("asking.yaml"), document);
        terminal().run("workflow", "push", "asking.yaml", "--publish");
        var made = terminal().run("case", "create", function, "-a", "amount=1", "--json");
        var number = Json.stored(made.out()).get("id").asText();
        Probe.until("case " + number + " asks", () -> !of(number).isMissingNode());
        return of(number);
    }

    private JsonNode of(String number) {
        var told = terminal().run("approval", "of-case", number, "--json");
        return Json.stored(told.out()).at("/items/0");
    }

    private static String number(JsonNode approval) {
        return approval.path("case_id").asText();
    }

    private static String id(JsonNode approval) {
        return approval.path("id").asText();
    }

    private Terminal terminal() {
        return new Terminal(folder)
                .with("CASELOOM_URL", rig.address().toString())
                .with("CASELOOM_TOKEN", token);
    }
}
