package caseloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.admin.AdminRig;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InvitationCommandTest {

    private static final String LINK = "http://localhost/app/%s#[A-Za-z0-9_-]{43}\\R";

    private final AdminRig rig = new AdminRig();
    private final String token = rig.tenant("acme", true).token();

    @TempDir Path folder;

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void invitationsAreMadeListedAndEnded() {
        var made = terminal().run("invitation", "create", "ann@acme.example", "--role", "editor");
        var listed = terminal().run("invitation", "list");
        var number =
                terminal().run("invitation", "list", "--json").json().at("/items/0/id").asText();
        var ended = terminal().run("invitation", "delete", number);

        assertThat(made.out()).matches(LINK.replace("%s", "invitation"));
        assertThat(listed.out())
                .contains("ann@acme.example", "editor", "admin@acme.example")
                .doesNotContain("#");
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(terminal().run("invitation", "delete", number).exit())
                .isEqualTo(Trouble.NOT_FOUND);
    }

    @Test
    void aSetupLinkIsForTheFirstAdministratorOrWhoeverIsNamed() {
        var first = terminal().run("setup-link");
        var named = terminal().run("setup-link", "--email", "ADMIN@acme.example", "--json");
        var nobody = terminal().run("setup-link", "--email", "no@body");

        assertThat(first.out()).matches(LINK.replace("%s", "setup"));
        assertThat(named.json().path("email").asText()).isEqualTo("admin@acme.example");
        assertThat(nobody.exit()).isEqualTo(Trouble.REFUSED);
    }

    private Terminal terminal() {
        return new Terminal(folder)
                .with("CASELOOM_URL", rig.address().toString())
                .with("CASELOOM_TOKEN", token);
    }
}
