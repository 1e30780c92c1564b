package caseloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.admin.AdminRig;
import caseloom.admin.Documents;
import caseloom.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseChangeCommandTest {

    private static final String ANN = "ann@example.com";

    private final AdminRig rig = new AdminRig();
    private final String token = rig.tenant("acme", true).token();
    private String number = "";

    @TempDir private Path folder = Path.of("");

    @BeforeAll
    void create() throws IOException {
        Files.writeString(folder.resolve("waiting.yaml"), Documents.waiting("waiting"));
        terminal().run("workflow", "push", "waiting.yaml", "--publish");
        terminal().run("member", "create", ANN);
        var made = terminal().run("case", "create", "waiting", "-a", "amount=1", "--json");
        number = Json.stored(made.out()).get("id").asText();
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aCaseIsChangedByHand() {
        var changed =
                terminal()
                        .run(
                                "case",
                                "change",
                                number,
                                "--subject",
                                "New",
                                "--owner",
                                ANN,
                                "-a",
                                "amount=2",
                                "--attributes",
                                "{\"more\": true}",
                                "--reason",
                                "Slip");
        var refused = terminal().run("case", "change", number, "-a", "amount=x");

        assertThat(changed.exit()).as(changed.err()).isZero();
        assertThat(changed.out())
                .contains("subject   New", "owner     " + ANN, "amount = 2", "more = true");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("attributes/amount");
    }

    @Test
    void collaboratorsAreAddedListedAndRemoved() {
        var added = terminal().run("case", "collaborator", "add", number, ANN);
        var listed = terminal().run("case", "collaborator", "list", number);
        var removed = terminal().run("case", "collaborator", "remove", number, "ANN@example.com");
        var again = terminal().run("case", "collaborator", "remove", number, ANN);
        var nobody = terminal().run("case", "collaborator", "add", number, "x@example.com");
        var none = terminal().run("case", "collaborator", "list", number, "--json");

        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(added.out()).contains(ANN + " works on case " + number);
        assertThat(listed.out()).contains(ANN);
        assertThat(removed.exit()).as(removed.err()).isZero();
        assertThat(again.exit()).isEqualTo(1);
        assertThat(nobody.exit()).isEqualTo(1);
        assertThat(Json.stored(none.out()).path("items")).isEmpty();
    }

    private Terminal terminal() {
        return new Terminal(folder)
                .with("CASELOOM_URL", rig.address().toString())
                .with("CASELOOM_TOKEN", token);
    }
}
