package caseloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.admin.AdminRig;
import caseloom.admin.Documents;
import caseloom.core.json.Json;
import caseloom.seals.Papers;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureCommandTest {

    private final AdminRig rig = new AdminRig();
    private final String token = rig.tenant("acme", true).token();

    @TempDir private Path folder = Path.of("");

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void whatWaitsIsListedStartedAndGivenLinksOf() throws IOException {
        var signature = asked();
        var number = signature.path("case_id").asText();
        var id = signature.path("id").asText();

        var listed = terminal().run("signature", "list");
        var started =
                terminal()
                        .run(
                                "signature",
                                "start",
                                number,
                                id,
                                "ann@example.com",
                                "bob@example.com",
                                "--message",
                                "Please");
        var again = terminal().run("signature", "start", number, id, "ann@example.com");
        var link = terminal().run("signature", "link", number, id, "ann@example.com");
        var early = terminal().run("signature", "link", number, id, "bob@example.com");
        var shown = terminal().run("signature", "of-case", number);

        assertThat(listed.out()).contains(id, "waiting", "The contract");
        assertThat(started.exit()).as(started.err()).isZero();
        assertThat(started.out()).contains("/sign/");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("named already");
        assertThat(link.out()).contains("/sign/").isNotEqualTo(started.out());
        assertThat(early.exit()).isEqualTo(1);
        assertThat(shown.out()).contains("signing", "ann@example.com");
    }

    @Test
    void aCaseThatIsNoneHasNoSignatures() {
        assertThat(terminal().run("signature", "of-case", "999999").exit()).isEqualTo(3);
    }

    private JsonNode asked() throws IOException {
        push("plain", Documents.closing("plain"));
        Files.write(folder.resolve("contract.pdf"), Papers.pdf("The contract"));
        var other = created("plain");
        terminal().run("file", "upload", other, "contract.pdf");
        var listed = terminal().run("file", "list", other, "--json");
        var file = listed.json().path("items").path(0).path("id").asText();
        push(
                "signing",
                Documents.named(
                        "signing",
                        "",
                        "- sign: { call: request-signature, with: { file: attachment_"
                                + file.replaceAll("[^0-9]", "")
                                + ", subject: The contract } }\n"));
        var number = created("signing");
        Probe.until("case " + number + " wants signatures", () -> !of(number).isMissingNode());
        return of(number);
    }

    private void push(String name, String document) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), document);
        var pushed = terminal().run("workflow", "push", name + ".yaml", "--publish");
        assertThat(pushed.exit()).as(pushed.err()).isZero();
    }

    private String created(String workflow) {
        var made = terminal().run("case", "create", workflow, "-a", "amount=1", "--json");
        assertThat(made.exit()).as(made.err()).isZero();
        return Json.stored(made.out()).get("id").asText();
    }

    private JsonNode of(String number) {
        var told = terminal().run("signature", "of-case", number, "--json");
        return Json.stored(told.out()).at("/items/0");
    }

    private Terminal terminal() {
        return new Terminal(folder)
                .with("CASELOOM_URL", rig.address().toString())
                .with("CASELOOM_TOKEN", token);
    }
}
