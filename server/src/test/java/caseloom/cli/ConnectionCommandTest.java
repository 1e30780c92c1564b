package caseloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.admin.AdminRig;
import caseloom.outbound.Receiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionCommandTest {

    private final AdminRig rig = new AdminRig();
    private final Receiver receiver = Receiver.start();
    private final String token = rig.tenant("acme", true).token();

    @TempDir private Path folder = Path.of("");

    @AfterAll
    void stop() {
        rig.close();
        receiver.close();
    }

    @Test
    void aConnectionIsAddedTriedOutChangedAndRemoved() throws IOException {
        receiver.answers("/v1/health", 200, "{}").answers("/v1", 404, "{}");
        Files.writeString(folder.resolve("token.txt"), "grep-me\n");

        var added =
                terminal()
                        .run(
                                "connection",
                                "add",
                                "billing",
                                receiver.url("/v1"),
                                "--auth",
                                "bearer",
                                "--secret-file",
                                "token.txt",
                                "--rate",
                                "30/2",
                                "--header",
                                "X-Client=caseloom");
        var shown = terminal().run("connection", "show", "billing");
        var well = terminal().run("connection", "test", "billing", "--path", "/health");
        var badly = terminal().run("connection", "test", "billing");
        var set =
                terminal()
                        .typing("another")
                        .run(
                                "connection",
                                "set",
                                "billing",
                                "--auth",
                                "bearer",
                                "--secret-file",
                                "-");
        var again = terminal().run("connection", "test", "billing", "--path", "/health");
        var listed = terminal().run("connection", "list");
        var removed = terminal().run("connection", "remove", "billing");

        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(added.out()).contains(": billing to " + receiver.url("/v1"));
        assertThat(shown.out())
                .contains("X-Client")
                .contains("\"minutes\":2")
                .doesNotContain("grep-me");
        assertThat(well.exit()).as(well.err()).isZero();
        assertThat(well.out()).startsWith("answered 200");
        assertThat(badly.exit()).isEqualTo(1);
        assertThat(set.exit()).as(set.err()).isZero();
        assertThat(again.exit()).isZero();
        assertThat(receiver.received())
                .extracting(one -> one.header("authorization"))
                .containsExactly("Bearer grep-me", "Bearer grep-me", "Bearer another");
        assertThat(listed.out()).contains("30/2");
        assertThat(removed.out()).contains("connection billing is removed");
    }

    @Test
    void aSecretNeedsToKnowWhatItIs() {
        var misused =
                terminal().typing("x").run("connection", "set", "billing", "--secret-file", "-");

        assertThat(misused.exit()).isEqualTo(2);
        assertThat(misused.err()).contains("--auth");
    }

    @Test
    void aServiceThatCannotBeReachedIsToldSo() {
        terminal().run("connection", "add", "nowhere", "http://10.0.0.1/v1");

        var tried = terminal().run("connection", "test", "nowhere");

        assertThat(tried.exit()).isEqualTo(1);
        assertThat(tried.out()).contains("no answer: 10.0.0.1 is not reachable from here");
    }

    private Terminal terminal() {
        return new Terminal(folder)
                .with("CASELOOM_URL", rig.address().toString())
                .with("CASELOOM_TOKEN", token);
    }
}
