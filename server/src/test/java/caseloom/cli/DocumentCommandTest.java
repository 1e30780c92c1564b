package caseloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.admin.AdminRig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentCommandTest {

    private final AdminRig rig = new AdminRig();
    private final String token = rig.tenant("acme", true).token();

    @TempDir private Path folder = Path.of("");

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void documentsAreUploadedFoundChangedFetchedAndDeleted() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "Dear customer, the rhubarb is late");

        var sent =
                terminal()
                        .run(
                                "document",
                                "upload",
                                "letter.txt",
                                "--attribute",
                                "kind=letter",
                                "--json");
        assertThat(sent.exit()).as(sent.err()).isZero();
        var id = sent.json().path("items").path(0).path("id").asText();
        Probe.until(
                "it is read",
                () -> terminal().run("document", "show", id).out().contains(": completed"));

        assertThat(terminal().run("document", "list", "--search", "rhubarb").out())
                .contains("letter.txt");
        assertThat(terminal().run("document", "text", id).out()).contains("the rhubarb is late");
        var set = terminal().run("document", "set", id, "due:date=2026-06-01", "kind=note");
        assertThat(set.out()).contains("due = 2026-06-01", "kind = note");
        var got = terminal().run("document", "download", id, "-o", "copy.txt");
        assertThat(got.exit()).as(got.err()).isZero();
        assertThat(folder.resolve("copy.txt")).hasSameBinaryContentAs(folder.resolve("letter.txt"));
        assertThat(terminal().run("document", "delete", id).out())
                .isEqualToIgnoringNewLines("document " + id + " is deleted");
        assertThat(terminal().run("document", "show", id).exit()).isNotZero();
    }

    @Test
    void anAttributeThatIsNoneIsTold() {
        var refused = terminal().run("document", "set", "1", "nothing");

        assertThat(refused.exit()).isEqualTo(Trouble.USAGE);
        assertThat(refused.err()).contains("NAME=VALUE");
    }

    private Terminal terminal() {
        return new Terminal(folder)
                .with("CASELOOM_URL", rig.address().toString())
                .with("CASELOOM_TOKEN", token);
    }
}
