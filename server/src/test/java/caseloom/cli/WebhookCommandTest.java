package caseloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.admin.AdminRig;
import caseloom.admin.Documents;
import caseloom.outbound.Receiver;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookCommandTest {

    private final AdminRig rig = new AdminRig();
    private final Receiver receiver = Receiver.start().answers("/hook", 200, "thanks");
    private final String token = rig.tenant("acme", true).token();

    @TempDir private Path folder = Path.of("");

    @AfterAll
    void stop() {
        rig.close();
        receiver.close();
    }

    @Test
    void anEndpointIsAddedPausedRotatedAndDeleted() {
        var url = receiver.url("/hook?managed");
        var added =
                terminal()
                        .run(
                                "webhook",
                                "endpoint",
                                url,
                                "--event",
                                "flows.tasks.created",
                                "--event",
                                "flows.tasks.completed");
        var number = numberOf(added);
        var listed = terminal().run("webhook", "list");
        var paused = terminal().run("webhook", "pause", number);
        var again = terminal().run("webhook", "pause", number);
        var resumed = terminal().run("webhook", "resume", number);
        var later = rig.clock().instant().plus(Duration.ofHours(2)).toString();
        var rotated = terminal().run("webhook", "rotate", number, "--from", later);
        var deleted = terminal().run("webhook", "delete", number);
        var gone = terminal().run("webhook", "delete", number);

        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(added.out()).matches("webhook \\d+\\R[A-Za-z0-9_-]{43}\\R");
        assertThat(listed.out().lines().findFirst().orElse(""))
                .matches("ID +KIND +TARGET +EVENTS +STATE +FAILING SINCE *");
        assertThat(listed.out())
                .containsPattern(
                        number
                                + " +endpoint +\\Q"
                                + url
                                + "\\E +flows.tasks.created flows.tasks.completed +active")
                .doesNotContain(secretOf(added));
        assertThat(paused.out()).isEqualToIgnoringNewLines("webhook " + number + " is paused");
        assertThat(again.exit()).isEqualTo(Trouble.REFUSED);
        assertThat(resumed.out()).isEqualToIgnoringNewLines("webhook " + number + " is active");
        assertThat(rotated.out()).matches("webhook " + number + "\\R[A-Za-z0-9_-]{43}\\R");
        assertThat(secretOf(rotated)).isNotEqualTo(secretOf(added));
        assertThat(deleted.out()).isEqualToIgnoringNewLines("webhook " + number + " is deleted");
        assertThat(gone.exit()).isEqualTo(Trouble.NOT_FOUND);
    }

    @Test
    void anEventThatThereIsNotIsRefused() {
        var refused =
                terminal().run("webhook", "endpoint", receiver.url("/hook"), "--event", "lunch");

        assertThat(refused.exit()).isEqualTo(Trouble.REFUSED);
        assertThat(refused.err()).contains("events");
    }

    @Test
    void aSubscriptionGetsItsEventAndItsDeliveryIsShown() throws IOException {
        Files.writeString(folder.resolve("told.yaml"), Documents.closing("told"));
        terminal().run("workflow", "push", "told.yaml", "--publish");
        var connection =
                terminal()
                        .run("connection", "add", "told", receiver.url(""), "--json")
                        .json()
                        .path("id")
                        .asText();

        var subscribed = terminal().run("webhook", "subscribe", connection, "/hook", "case.closed");
        var number = numberOf(subscribed);
        var made = terminal().run("case", "create", "told", "-a", "amount=7", "--json");
        var caseNumber = made.json().path("id").asText();
        Probe.until("it was delivered", () -> status(number, caseNumber).equals("completed"));
        var listed = terminal().run("webhook", "list");
        var deliveries =
                terminal()
                        .run(
                                "webhook",
                                "deliveries",
                                "--webhook",
                                number,
                                "--case",
                                caseNumber,
                                "--event",
                                "case.closed",
                                "--status",
                                "completed");
        var others = terminal().run("webhook", "deliveries", "--event", "case.error");

        assertThat(subscribed.out()).matches("webhook \\d+\\Rwhsec_[A-Za-z0-9+/=]{44}\\R");
        assertThat(listed.out())
                .containsPattern(
                        number + " +subscription +connection " + connection + "/hook +case.closed");
        assertThat(deliveries.out())
                .containsPattern(
                        number + " +case.closed +" + caseNumber + " +completed +2026-05-28")
                .hasLineCount(2);
        assertThat(others.out()).doesNotContain("case.closed");
    }

    @Test
    void aTestEventIsSentShownAndSentAgain() {
        var number = endpoint("/hook?tested");

        var sent = terminal().run("webhook", "test", number);
        var delivery = deliveryOf(sent);
        untilAttempts(delivery, 1);
        var shown = terminal().run("webhook", "delivery", delivery);
        var replayed = terminal().run("webhook", "replay", delivery);
        untilAttempts(delivery, 2);
        var unknown = terminal().run("webhook", "delivery", "999999");

        assertThat(sent.exit()).as(sent.err()).isZero();
        assertThat(sent.out()).isEqualToIgnoringNewLines("delivery " + delivery + " is pending");
        assertThat(shown.out()).startsWith("delivery " + delivery + " is delivered");
        assertThat(shown.out())
                .containsPattern("ATTEMPT +AT +OUTCOME +STATUS +ERROR")
                .containsPattern("1 +2026-05-28 [0-9:]+ +succeeded +200");
        assertThat(replayed.out())
                .isEqualToIgnoringNewLines("delivery " + delivery + " is pending");
        assertThat(unknown.exit()).isEqualTo(Trouble.NOT_FOUND);
    }

    @Test
    void whatFailedIsSentAgainAllAtOnce() {
        receiver.answers("/broken", 500, "no");
        var number = endpoint("/broken");
        var delivery = deliveryOf(terminal().run("webhook", "test", number));
        for (var tries = 1; tries < 5; tries++) {
            untilAttempts(delivery, tries);
            rig.clock().forward(Duration.ofHours(2));
        }
        Probe.until(
                "it failed", () -> shown(delivery).path("status").asText().equals("undelivered"));
        receiver.answers("/broken", 200, "yes");

        var none =
                terminal()
                        .run("webhook", "replay-failed", number, "--event", "flows.tasks.created");
        var again = terminal().run("webhook", "replay-failed", number);
        untilAttempts(delivery, 6);

        assertThat(none.out()).isEqualToIgnoringNewLines("0 deliveries are sent again");
        assertThat(again.out()).isEqualToIgnoringNewLines("1 deliveries are sent again");
        assertThat(shown(delivery).path("status").asText()).isEqualTo("delivered");
    }

    private String endpoint(String path) {
        return numberOf(
                terminal()
                        .run(
                                "webhook",
                                "endpoint",
                                receiver.url(path),
                                "--event",
                                "flows.tasks.created"));
    }

    private void untilAttempts(String delivery, int count) {
        Probe.until(count + " attempts", () -> shown(delivery).path("attempts").size() == count);
    }

    private JsonNode shown(String delivery) {
        return terminal().run("webhook", "delivery", delivery, "--json").json();
    }

    private String status(String webhook, String caseNumber) {
        return terminal()
                .run("webhook", "deliveries", "--webhook", webhook, "--case", caseNumber, "--json")
                .json()
                .at("/items/0/status")
                .asText();
    }

    private static String numberOf(Terminal.Result made) {
        return made.out().lines().findFirst().orElse("").replace("webhook ", "");
    }

    private static String deliveryOf(Terminal.Result sent) {
        return sent.out().replaceAll("\\D", "");
    }

    private static String secretOf(Terminal.Result made) {
        return made.out().lines().skip(1).findFirst().orElse("");
    }

    private Terminal terminal() {
        return new Terminal(folder)
                .with("CASELOOM_URL", rig.address().toString())
                .with("CASELOOM_TOKEN", token);
    }
}
