package caseloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.admin.AdminRig;
import caseloom.admin.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CliTest {

    private final AdminRig rig = new AdminRig();
    private final String token = rig.tenant("acme", true).token();

    @TempDir private Path folder = Path.of("");

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aWorkflowIsPushedPublishedAndListed() throws IOException {
        file("orders.yaml", Documents.closing("orders"));

        var pushed = terminal().run("workflow", "push", "orders.yaml");
        var published = terminal().run("workflow", "publish", "orders");
        var again = terminal().run("workflow", "push", "orders.yaml", "--publish");
        var listed = terminal().run("workflow", "list");
        var versions = terminal().run("workflow", "versions", "orders");
        var shown = terminal().run("workflow", "show", "orders", "--version", "1");

        assertThat(pushed.exit()).as(pushed.err()).isZero();
        assertThat(pushed.out()).contains("saved the draft of orders");
        assertThat(published.out()).startsWith("orders is published as version 1");
        assertThat(again.out()).startsWith("orders is published as version 2");
        assertThat(listed.out().lines().findFirst().orElse(""))
                .matches("ID +NAME +TITLE +SOURCE +VERSION +ONLINE +CHANGED");
        assertThat(listed.out()).contains("orders").contains("2026-05-28 12:00:00");
        assertThat(versions.out().lines()).hasSize(3);
        assertThat(shown.out()).contains("call: set-status:1.0.0@default");
    }

    @Test
    void aCheckSaysAllThatPublishingSays() throws IOException {
        var needy =
                """
                document: { dsl: '1.0.3', namespace: t, name: needy, version: '1.0.0' }
                use: { secrets: [not-there] }
                do:
                  - a: { call: call-connection, with: { connection: nowhere } }
                  - b: { call: wait-callback, with: { title: t, secret: not-there } }
                """;
        file("needy.yaml", needy);

        var checked = terminal().run("workflow", "check", "needy.yaml");
        var pushed = terminal().run("workflow", "push", "needy.yaml", "--publish");
        var offline = terminal().run("workflow", "check", "needy.yaml", "--offline");

        assertThat(checked.exit()).isEqualTo(Trouble.REFUSED);
        assertThat(checked.out().lines())
                .satisfiesExactly(
                        one ->
                                assertThat(one)
                                        .startsWith("needy.yaml:2:18: error: ")
                                        .contains("no secret `not-there`", "secret set not-there"),
                        two ->
                                assertThat(two)
                                        .startsWith("needy.yaml:4:")
                                        .contains("no connection `nowhere`"));
        assertThat(checked.err()).isEmpty();
        assertThat(pushed.exit()).isEqualTo(Trouble.REFUSED);
        assertThat(pushed.err()).contains("not-there", "nowhere");
        assertThat(offline.out()).contains("where there are: connection nowhere, secret not-there");
        assertThat(offline.exit()).isZero();
    }

    @Test
    void aCheckSaysWhatStandsAgainstADocumentThatIsThereAlready() throws IOException {
        file("kept.yaml", Documents.closing("kept"));
        terminal().run("workflow", "push", "kept.yaml");
        file("kept.yaml", keyed("kept", "other_key"));
        file("new.yaml", keyed("new", "kept"));

        var fixed = terminal().run("workflow", "check", "kept.yaml");
        var taken = terminal().run("workflow", "check", "new.yaml");

        assertThat(fixed.out()).startsWith("kept.yaml:2:").contains("never changes");
        assertThat(taken.out()).startsWith("new.yaml:2:").contains("belongs to another workflow");
        assertThat(fixed.exit()).isEqualTo(Trouble.REFUSED);
    }

    private static String keyed(String name, String key) {
        return """
        document: { dsl: '1.0.3', namespace: t, name: NAME, version: '1.0.0',
          metadata: { key: KEY } }
        do: [ { a: { set: { a: 1 } } } ]
        """
                .replace("NAME", name)
                .replace("KEY", key);
    }

    @Test
    void aSecretIsReadFromStandardInputAndNeverShown() {
        var set = terminal().typing("open sesame\n").run("secret", "set", "api-key");
        var listed = terminal().run("secret", "list");
        var deleted = terminal().run("secret", "delete", "api-key");
        var gone = terminal().run("secret", "delete", "api-key");

        assertThat(set.exit()).as(set.err()).isZero();
        assertThat(set.out()).isEqualToIgnoringNewLines("secret api-key is set");
        assertThat(listed.out()).contains("api-key").doesNotContain("sesame");
        assertThat(deleted.out()).isEqualToIgnoringNewLines("secret api-key is deleted");
        assertThat(gone.exit()).isEqualTo(3);
    }

    @Test
    void aMasterKeyIsMadeWithoutAServer() {
        var one = new Terminal(folder).run("master-key", "new").out().strip();
        var other = new Terminal(folder).run("master-key", "new").out().strip();

        assertThat(Base64.getDecoder().decode(one)).hasSize(32);
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void theMasterKeyIsChanged() {
        var rotated = terminal().run("master-key", "rotate");

        assertThat(rotated.exit()).as(rotated.err()).isZero();
        assertThat(rotated.out()).contains("counts; data keys sealed anew: 0");
    }

    @Test
    void anEventIsSent() throws IOException {
        file("paid.json", "{\"order\": 7}");

        var sent =
                terminal()
                        .run(
                                "event",
                                "send",
                                "order.paid",
                                "--source",
                                "/shop",
                                "--id",
                                "1",
                                "--data",
                                "@paid.json");
        var refused = terminal().run("event", "send", "paid", "--source", "a b", "--id", "2");
        var misused =
                terminal().run("event", "send", "t", "--source", "/", "--id", "3", "--data", "{");

        assertThat(sent.exit()).as(sent.err()).isZero();
        assertThat(sent.out()).contains("the event is on disk");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("source");
        assertThat(misused.exit()).isEqualTo(2);
    }

    @Test
    void aWorkflowIsTakenOfflineAndDeleted() throws IOException {
        file("short.yaml", Documents.closing("short-lived"));
        terminal().run("workflow", "push", "short.yaml", "--publish");

        var offline = terminal().run("workflow", "offline", "short-lived");
        var online = terminal().run("workflow", "online", "short-lived");
        var deleted = terminal().run("workflow", "delete", "short-lived");
        var gone = terminal().run("workflow", "publish", "short-lived");

        assertThat(offline.out()).isEqualToIgnoringNewLines("short-lived is offline");
        assertThat(online.out()).isEqualToIgnoringNewLines("short-lived is online");
        assertThat(deleted.out()).isEqualToIgnoringNewLines("short-lived is deleted");
        assertThat(gone.exit()).isEqualTo(Trouble.NOT_FOUND);
        assertThat(gone.err())
                .isEqualToIgnoringNewLines("caseloom: There is no workflow short-lived.");
    }

    @Test
    void aCaseIsCreatedFoundAndWatchedToItsEnd() throws IOException {
        file("watched.yaml", Documents.closing("watched"));
        terminal().run("workflow", "push", "watched.yaml", "--publish");

        var made =
                terminal()
                        .run(
                                "case",
                                "create",
                                "watched",
                                "--subject",
                                "A subject",
                                "-a",
                                "amount=7",
                                "-a",
                                "note=late",
                                "--json");
        var number = made.json().path("id").asText();
        var watched = terminal().run("case", "watch", number);
        var read = terminal().run("case", "get", number);
        rig.refreshLists();
        var listed = terminal().run("case", "list", "-a", "amount=7", "--status", "Closed");

        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.json().path("attributes").toString())
                .isEqualTo("{\"amount\":7,\"note\":\"late\"}");
        assertThat(watched.exit()).as(watched.err()).isZero();
        assertThat(watched.out()).contains("run.completed").contains("status    Closed");
        assertThat(read.out()).contains("subject   A subject").contains("  note = \"late\"");
        assertThat(listed.out().lines()).hasSize(2);
    }

    @Test
    void watchingAFailingCaseFails() throws IOException {
        file("failing.yaml", Documents.failing("failing"));
        terminal().run("workflow", "push", "failing.yaml", "--publish");
        var made = terminal().run("case", "create", "failing", "-a", "amount=1", "--json");
        var number = made.json().path("id").asText();

        var watched = terminal().run("case", "watch", number);
        var runs = terminal().run("run", "list", number, "--json");
        var run = runs.json().path("items").path(0).path("id").asText();
        var shown = terminal().run("run", "get", run);
        var retried = terminal().run("run", "retry", run);
        var cancelled = terminal().run("run", "cancel", run);

        assertThat(watched.exit()).isEqualTo(Trouble.REFUSED);
        assertThat(watched.out()).contains("run.failed");
        assertThat(shown.out()).contains("status    failed");
        assertThat(retried.exit()).as(retried.err()).isZero();
        assertThat(cancelled.exit()).isEqualTo(Trouble.REFUSED);
        assertThat(cancelled.err()).startsWith("caseloom: The run is failed");
    }

    @Test
    void attributesComeFromAFileOrFromStandardInput() throws IOException {
        file("input.yaml", Documents.closing("input"));
        file("attributes.json", "{\"amount\": 3}");
        terminal().run("workflow", "push", "input.yaml", "--publish");

        var file = terminal().run("case", "create", "input", "--attributes", "@attributes.json");
        var typed =
                terminal()
                        .typing("{\"amount\": 4}")
                        .run("case", "create", "input", "--attributes", "@-");
        var refused = terminal().run("case", "create", "input", "--attributes", "[1]");

        assertThat(file.exit()).as(file.err()).isZero();
        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(refused.exit()).isEqualTo(Trouble.USAGE);
    }

    @Test
    void refusalsNameFieldRuleAndFix() throws IOException {
        file("strict.yaml", Documents.closing("strict"));
        terminal().run("workflow", "push", "strict.yaml", "--publish");

        var people = terminal().run("case", "create", "strict", "-a", "amount=much");
        var programs = terminal().run("--json", "case", "create", "strict", "-a", "amount=much");

        assertThat(people.exit()).isEqualTo(Trouble.REFUSED);
        assertThat(people.err())
                .startsWith("caseloom: attributes/amount: value at `/amount` is not a number");
        assertThat(programs.err()).startsWith("{\"type\":\"urn:caseloom:problem:invalid\"");
    }

    @Test
    void tokensAreCreatedListedAndRevoked() {
        var made =
                terminal()
                        .run(
                                "token",
                                "create",
                                "A form",
                                "--rate-limit",
                                "10",
                                "--expires",
                                "2030-01-01T00:00:00Z");
        var json = terminal().run("token", "create", "Another", "--admin", "--json");
        var listed = terminal().run("token", "list");
        var revoked = terminal().run("token", "revoke", json.json().path("id").asText());

        assertThat(made.out().strip()).matches("api_[A-Za-z0-9_-]{43}");
        assertThat(json.json().path("token").asText()).startsWith("adm_");
        assertThat(listed.out()).contains("A form").contains("2030-01-01 00:00:00");
        assertThat(revoked.out()).endsWith("is revoked" + System.lineSeparator());
    }

    @Test
    void keysAreCreatedSwitchedRevokedAndDeleted() {
        terminal().run("member", "create", "kim@acme.example");
        var made = terminal().run("key", "create", "Web shop", "--owner", "KIM@acme.example");
        var json =
                terminal()
                        .run(
                                "key",
                                "create",
                                "Other",
                                "--rate-limit",
                                "0",
                                "--expires",
                                "2030-01-01T00:00:00Z",
                                "--json");
        var number = json.json().path("id").asText();
        var off = terminal().run("key", "disable", number);
        var on = terminal().run("key", "enable", number);
        var revoked = terminal().run("key", "revoke", number);
        var late = terminal().run("key", "enable", number);
        var listed = terminal().run("key", "list");
        var deleted = terminal().run("key", "delete", number);

        assertThat(made.out().strip()).matches("ca_[A-Za-z0-9_-]{32}");
        assertThat(json.json().path("key").asText()).startsWith("ca_");
        assertThat(off.out()).isEqualToIgnoringNewLines("key " + number + " is inactive");
        assertThat(on.out()).isEqualToIgnoringNewLines("key " + number + " is active");
        assertThat(revoked.out()).isEqualToIgnoringNewLines("key " + number + " is revoked");
        assertThat(late.exit()).isEqualTo(Trouble.REFUSED);
        assertThat(listed.out())
                .contains("kim@acme.example")
                .contains("2030-01-01 00:00:00")
                .doesNotContain(made.out().strip());
        assertThat(deleted.exit()).as(deleted.err()).isZero();
        assertThat(terminal().run("key", "revoke", number).exit()).isEqualTo(Trouble.NOT_FOUND);
    }

    @Test
    void membersAreCreatedListedAndSet() {
        var made = terminal().run("member", "create", "Lee@acme.example", "--role", "editor");
        var set =
                terminal()
                        .run("member", "set", "lee@ACME.example", "--state", "inactive", "--json");
        var again =
                terminal().run("member", "set", set.json().path("id").asText(), "--role", "viewer");
        var listed = terminal().run("member", "list");

        assertThat(made.out()).contains("Lee@acme.example, editor, active");
        assertThat(set.json().path("state").asText()).isEqualTo("inactive");
        assertThat(again.out()).contains("Lee@acme.example, viewer, inactive");
        assertThat(listed.out()).contains("admin@acme.example").contains("Lee@acme.example");
        assertThat(terminal().run("member", "set", "no@where", "--role", "admin").exit())
                .isEqualTo(Trouble.NOT_FOUND);
        assertThat(terminal().run("member", "create", "Lee@acme.example").exit())
                .isEqualTo(Trouble.REFUSED);
    }

    @Test
    void legalEntitiesAreCreatedListedSetAndDeleted() {
        var made =
                terminal()
                        .run(
                                "entity",
                                "create",
                                "Acme Inc.",
                                "--type",
                                "corporation",
                                "--jurisdiction",
                                "Delaware",
                                "--json");
        var number = made.json().path("id").asText();
        var set = terminal().run("entity", "set", number, "--name", "Acme AG");
        var listed = terminal().run("entity", "list");
        var deleted = terminal().run("entity", "delete", number);

        assertThat(set.out()).isEqualToIgnoringNewLines("legal entity " + number + ": Acme AG");
        assertThat(listed.out()).contains("Acme AG").contains("corporation").contains("Delaware");
        assertThat(deleted.exit()).as(deleted.err()).isZero();
    }

    @Test
    void organizationsAreCreatedListedWorkedForAndClosed() throws IOException {
        file("there.yaml", Documents.closing("there"));
        var made =
                terminal()
                        .run(
                                "organization",
                                "create",
                                "Subsidiary",
                                "--admin-email",
                                "a@sub.example",
                                "--json");
        var number = made.json().path("id").asText();

        var listed = terminal().run("organization", "list");
        var pushed = terminal().run("workflow", "push", "there.yaml", "--organization", number);
        var here = terminal().run("workflow", "show", "there");

        var closed = terminal().run("organization", "close", number);
        var refused = terminal().run("workflow", "push", "there.yaml", "--organization", number);
        var reopened = terminal().run("organization", "reopen", number);

        assertThat(listed.out()).contains("Subsidiary");
        assertThat(pushed.exit()).as(pushed.err()).isZero();
        assertThat(here.exit()).isEqualTo(Trouble.NOT_FOUND);
        assertThat(closed.out()).isEqualToIgnoringNewLines("organization " + number + " is closed");
        assertThat(refused.exit()).isEqualTo(Trouble.REFUSED);
        assertThat(refused.err()).contains("is closed. Reopen it first.");
        assertThat(reopened.out()).isEqualToIgnoringNewLines("organization " + number + " is open");
    }

    @Test
    void theTokenIsFoundInTheDataFolder() throws IOException {
        Files.createDirectories(folder.resolve("kept"));
        file("kept/admin-token", token + "\n");

        var found =
                new Terminal(folder)
                        .with("CASELOOM_PORT", Integer.toString(rig.address().getPort()))
                        .with("CASELOOM_DATA", "kept")
                        .run("workflow", "list");
        var missing =
                new Terminal(folder)
                        .with("CASELOOM_URL", rig.address().toString())
                        .run("workflow", "list");
        var wrong = terminal().with("CASELOOM_TOKEN", "adm_wrong").run("workflow", "list");

        assertThat(found.exit()).as(found.err()).isZero();
        assertThat(missing.exit()).isEqualTo(Trouble.NOT_AUTHORIZED);
        assertThat(missing.err()).startsWith("caseloom: no administrator token");
        assertThat(wrong.exit()).isEqualTo(Trouble.NOT_AUTHORIZED);
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed() {
        var result = terminal().with("CASELOOM_URL", "http://localhost:1/").run("workflow", "list");

        assertThat(result.exit()).isEqualTo(Trouble.NO_CONNECTION);
        assertThat(result.err()).startsWith("caseloom: no answer from http://localhost:1");
    }

    @Test
    void wrongUsageIsToldInALineOrTwo() {
        for (var wrong :
                List.of(
                        List.of(),
                        List.of("case"),
                        List.of("case", "get"),
                        List.of("case", "get", "seven"),
                        List.of("case", "list", "--limit", "0"),
                        List.of("case", "list", "--created", "today"),
                        List.of("case", "watch", "1", "--every", "0"),
                        List.of("workflow", "push", "nowhere.yaml"),
                        List.of("nothing"))) {
            var result = terminal().run(wrong.toArray(String[]::new));
            assertThat(result.exit()).as(wrong + result.err()).isEqualTo(Trouble.USAGE);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).isNotEmpty();
        }
        assertThat(terminal().with("CASELOOM_URL", "not a url").run("workflow", "list").exit())
                .isEqualTo(Trouble.USAGE);
    }

    @Test
    void helpIsAnAnswerAndNoMistake() {
        var result = terminal().run("case", "create", "--help");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("--subject").contains("Exit codes");
    }

    private Terminal terminal() {
        return new Terminal(folder)
                .with("CASELOOM_URL", rig.address().toString())
                .with("CASELOOM_TOKEN", token);
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
