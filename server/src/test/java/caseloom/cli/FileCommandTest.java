package caseloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.admin.AdminRig;
import caseloom.admin.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileCommandTest {

    private final AdminRig rig = new AdminRig();
    private final String token = rig.tenant("acme", true).token();

    @TempDir private Path folder = Path.of("");

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void filesAreUploadedListedDownloadedAndDeleted() throws IOException {
        var number = newCase();
        var large = new byte[3_000_000];
        new SplittableRandom(7).nextBytes(large);
        Files.write(folder.resolve("large \"1\".bin"), large);
        Files.writeString(folder.resolve("small.txt"), "small");

        var sent = terminal().run("file", "upload", number, "large \"1\".bin", "small.txt");
        var listed = terminal().run("file", "list", number, "--json");
        var first = listed.json().path("items").path(0);
        var id = first.path("id").asText();
        var got = terminal().run("file", "download", number, id, "-o", "copy.bin", "--json");
        var deleted = terminal().run("file", "delete", number, id);

        assertThat(sent.exit()).as(sent.err()).isZero();
        assertThat(sent.out().lines()).hasSize(3);
        assertThat(first.path("name").asText()).isEqualTo("large _1_.bin");
        assertThat(got.exit()).as(got.err()).isZero();
        assertThat(got.json().path("path").asText()).endsWith("copy.bin");
        assertThat(folder.resolve("copy.bin")).hasBinaryContent(large);
        assertThat(folder.resolve("copy.bin.part")).doesNotExist();
        assertThat(deleted.out()).isEqualToIgnoringNewLines("file " + id + " is deleted");
        assertThat(terminal().run("file", "list", number).out()).contains("small.txt");
    }

    @Test
    void aFileKeepsItsNameUnlessThatIsTaken() throws IOException {
        var number = newCase();
        Files.createDirectories(folder.resolve("sent"));
        Files.writeString(folder.resolve("sent/letter.txt"), "words");
        var made = terminal().run("file", "upload", number, "sent/letter.txt", "--json");
        var id = made.json().path("items").path(0).path("id").asText();

        var first = terminal().run("file", "download", number, id);
        var second = terminal().run("file", "download", number, id);
        var shown = terminal().run("file", "download", number, id, "-o", "-");

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(folder.resolve("letter.txt")).hasContent("words");
        assertThat(second.exit()).isEqualTo(Trouble.USAGE);
        assertThat(second.err()).contains("is there already");
        assertThat(shown.out()).isEqualTo("words");
    }

    @Test
    void anUploadMayBeRepeatedWithItsKey() throws IOException {
        var number = newCase();
        Files.writeString(folder.resolve("once.txt"), "once");

        var first = terminal().run("file", "upload", number, "once.txt", "--key", "k", "--json");
        var again = terminal().run("file", "upload", number, "once.txt", "--key", "k", "--json");

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(again.out()).isEqualTo(first.out());
    }

    @Test
    void whatGoesWrongIsToldInALine() throws IOException {
        var number = newCase();
        Files.writeString(folder.resolve("noending"), "words");

        var nowhere = terminal().run("file", "upload", number, "nowhere.txt");
        var refused = terminal().run("file", "upload", number, "noending");
        var unknown = terminal().run("file", "download", number, "999999");

        assertThat(nowhere.exit()).isEqualTo(Trouble.USAGE);
        assertThat(refused.exit()).isEqualTo(Trouble.REFUSED);
        assertThat(refused.err()).startsWith("caseloom: file: The name of a file ends in");
        assertThat(unknown.exit()).isEqualTo(Trouble.NOT_FOUND);
        assertThat(terminal().run("file", "upload", number).exit()).isEqualTo(Trouble.USAGE);
    }

    private String newCase() throws IOException {
        var document = folder.resolve("waiting.yaml");
        if (!Files.exists(document)) {
            Files.writeString(document, Documents.waiting("waiting"));
            terminal().run("workflow", "push", "waiting.yaml", "--publish");
        }
        var made = terminal().run("case", "create", "waiting", "-a", "amount=1", "--json");
        return made.json().path("id").asText();
    }

    private Terminal terminal() {
        return new Terminal(folder)
                .with("CASELOOM_URL", rig.address().toString())
                .with("CASELOOM_TOKEN", token);
    }
}
