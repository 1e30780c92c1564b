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
class CommentCommandTest {

    private final AdminRig rig = new AdminRig();
    private final String token = rig.tenant("acme", true).token();
    private String number = "";

    @TempDir private Path folder = Path.of("");

    @BeforeAll
    void create(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("waiting.yaml"), Documents.closing("waiting"));
        terminal(home).run("workflow", "push", "waiting.yaml", "--publish");
        var made = terminal(home).run("case", "create", "waiting", "-a", "amount=1", "--json");
        number = Json.stored(made.out()).get("id").asText();
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aCommentIsMadeWithAllItTakesAndListed() throws IOException {
        Files.writeString(folder.resolve("note.txt"), "abc");
        var first = terminal().run("case", "comment", number, "One", "--json");

        var second =
                terminal()
                        .typing("Two\nlines\u001b[2J")
                        .run(
                                "case",
                                "comment",
                                number,
                                "-",
                                "--mention",
                                "admin@acme.example",
                                "--reply-to",
                                Json.stored(first.out()).get("id").asText(),
                                "--attach",
                                "note.txt");
        var listed = terminal().run("case", "comments", number);
        var asJson = terminal().run("case", "comments", number, "--json");

        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(second.out()).matches("comment [0-9]+ is made\\R");
        assertThat(listed.out().lines()).hasSize(3);
        assertThat(listed.out()).contains("admin@acme.example").doesNotContain("\u001b");
        var told = Json.stored(asJson.out()).at("/items/1");
        assertThat(told.get("text").textValue()).isEqualTo("Two\nlines\u001b[2J");
        assertThat(told.get("mentions")).hasToString("[\"admin@acme.example\"]");
        assertThat(told.get("attachment_ids")).hasSize(1);
    }

    @Test
    void whatCannotBeSaidIsTold() {
        assertThat(terminal().run("case", "comment", number, " ").exit()).isEqualTo(1);
        assertThat(terminal().run("case", "comment", "999999", "x").exit()).isEqualTo(3);
        assertThat(terminal().run("case", "comments", "999999").exit()).isEqualTo(3);
        var missing = terminal().run("case", "comment", number, "x", "--attach", "none.txt");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("none.txt");
    }

    private Terminal terminal() {
        return terminal(folder);
    }

    private Terminal terminal(Path home) {
        return new Terminal(home)
                .with("CASELOOM_URL", rig.address().toString())
                .with("CASELOOM_TOKEN", token);
    }
}
