package caseloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.admin.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

    private static final String NEEDY =
            """
            document: { dsl: '1.0.3', namespace: t, name: needy, version: '1.0.0' }
            use: { secrets: [one, two] }
            do:
              - a: { call: call-connection, with: { connection: billing } }
              - b: { call: wait-callback, with: { title: t, secret: two } }
            """;

    @TempDir private Path folder = Path.of("");

    @Test
    void aGoodDocumentPassesWithoutAServer() throws IOException {
        Files.writeString(folder.resolve("good.yaml"), Documents.closing("good"));

        var result = new Terminal(folder).run("workflow", "check", "good.yaml");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualToIgnoringNewLines("good.yaml: can be published");
    }

    @Test
    void aMistakeIsToldWhereItStands() throws IOException {
        var document = Documents.closing("bad").replace("set-status", "set-statsu");
        Files.writeString(folder.resolve("bad.yaml"), document);

        var result = new Terminal(folder).run("workflow", "check", "bad.yaml");

        assertThat(result.exit()).isEqualTo(Trouble.REFUSED);
        assertThat(result.out()).startsWith("bad.yaml:17:").contains(": error: ");
    }

    @Test
    void withoutAServerItIsSaidWhatNobodyLookedFor() throws IOException {
        Files.writeString(folder.resolve("needy.yaml"), NEEDY);

        var alone = new Terminal(folder).run("workflow", "check", "needy.yaml");
        var unheard =
                new Terminal(folder)
                        .with("CASELOOM_URL", "http://127.0.0.1:1")
                        .with("CASELOOM_TOKEN", "adm_none")
                        .run("workflow", "check", "needy.yaml");

        assertThat(alone.exit()).isZero();
        assertThat(alone.out())
                .isEqualToIgnoringNewLines(
                        "needy.yaml: can be published, where there are: connection billing,"
                                + " secret one, secret two");
        assertThat(alone.err()).isEmpty();
        assertThat(unheard.exit()).isZero();
        assertThat(unheard.out()).isEqualTo(alone.out());
        assertThat(unheard.err()).contains("were not looked up: no answer from http://127.0.0.1:1");
    }

    @Test
    void severalDocumentsAreCheckedAndProgramsGetJson() {
        var result =
                new Terminal(folder)
                        .typing(Documents.closing("typed"))
                        .run("workflow", "check", "-", "--json");

        assertThat(result.exit()).isZero();
        assertThat(result.json().path("files").path(0).path("valid").asBoolean()).isTrue();
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() {
        var result = new Terminal(folder).run("workflow", "check", "missing.yaml");

        assertThat(result.exit()).isEqualTo(Trouble.USAGE);
        assertThat(result.err())
                .isEqualToIgnoringNewLines(
                        "caseloom: cannot read missing.yaml: there is no such file");
    }

    @Test
    void nothingFromOutsideMovesTheCursor() {
        assertThat(Plain.text("a\u001b[2Jb\nc\u009bd")).isEqualTo("a [2Jb c d");
        assertThat(new Table("A").row("x\u0007y").toString()).contains("x y");
    }
}
