package caseloom.mail;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.Probe;
import caseloom.TestServer;
import caseloom.admin.FormBody;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The function `send-mail`, from a document to a mailbox.
class SendMailTest {

    private final PostBox box = new PostBox();

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void aStepSendsAMailWithAFileOfItsCaseAndGivesItsMessageId() throws Exception {
        try (var server = TestServer.start(box.settings())) {
            var world = new World(server);
            var number =
                    world.begun(
                            "sent",
                            """
                            - wait: { call: wait-callback, with: { title: 'x' } }
                            - mail:
                                call: send-mail
                                with:
                                  to: [ann@example.com, '${ "bob@example.com" }']
                                  bcc: carl@example.com
                                  subject: '${ "Refund of \\(.paper)" }'
                                  text: Done.
                                  attachments: ['${ .paper }']
                            """);
            var file = world.upload(number);
            world.callBack(number, "{\"paper\": \"" + file + "\"}");

            var output = world.untilRun(number, "completed");
            var got = box.to("ann@example.com", 1).getFirst();

            assertThat(output)
                    .contains("\"output\":{\"messageId\":\"" + got.getMessageID() + "\"}");
            assertThat(got.getSubject()).isEqualTo("Refund of " + file);
            assertThat(box.messages()).hasSize(3);
            assertThat(PostBox.parts(got).getLast().getFileName()).isEqualTo("a.txt");
            assertThat(PostBox.text(got)).contains("Done.", "hello");
            var told = world.history(number, "function.performed");
            assertThat(told.at("/to/0").asText()).isEqualTo("ann@example.com");
            assertThat(told.path("messageId").asText()).isEqualTo(got.getMessageID());
        }
    }

    @Test
    void aFileOfAnotherCaseIsUnknown() {
        try (var server = TestServer.start(box.settings())) {
            var world = new World(server);
            var other = world.begun("other", "- pause: { wait: { hours: 1 } }");
            var file = world.upload(other);

            var number = world.begun("thief", mail("attachments: [" + file + "]"));

            assertThat(world.untilRun(number, "failed"))
                    .contains("the case has no file " + file, "validation");
            assertThat(box.messages()).isEmpty();
        }
    }

    @Test
    void whatAnExpressionGivesIsCheckedBeforeAnythingIsSent() {
        try (var server = TestServer.start(box.settings())) {
            var world = new World(server);
            var split = "'${ \"a@b.example\\r\\nBcc: x@y.example\" }'";

            var address = world.begun("address", mail("cc: " + split));
            var subject =
                    world.begun(
                            "subject", mail("bcc: []").replace("subject: Hi", "subject: " + split));

            assertThat(world.untilRun(address, "failed")).contains("`cc` must be");
            assertThat(world.untilRun(subject, "failed")).contains("one line");
            assertThat(box.messages()).isEmpty();
        }
    }

    @Test
    void aRefusalForGoodIsAnErrorThatNoRetryTriesAgain() {
        try (var stubborn = new StubbornSmtp(Map.of("RCPT", "550 5.1.1 no such user"));
                var server = TestServer.start(stubborn.settings())) {
            var world = new World(server);

            var number = world.begun("refused", trying());

            assertThat(world.untilRun(number, "completed"))
                    .contains("communication", "422", "550 5.1.1 no such user");
            assertThat(stubborn.heard().stream().filter(line -> line.startsWith("RCPT")))
                    .hasSize(1);
        }
    }

    @Test
    void whatMightWorkLaterIsTriedAgainByTheStepsRetry() {
        try (var busy = new StubbornSmtp(Map.of("RCPT", "450 busy"));
                var server =
                        TestServer.start(
                                MailerTest.with(busy.settings(), "ENGINE_POLL_EVERY=PT0.1S"))) {
            var world = new World(server);

            var number = world.begun("busy", trying());
            Probe.until("it waits", () -> world.retries(number) == 1);
            server.clock().forward(Duration.ofSeconds(10));

            assertThat(world.untilRun(number, "completed")).contains("450 busy");
            assertThat(busy.heard().stream().filter(line -> line.startsWith("RCPT"))).hasSize(2);
        }
    }

    @Test
    void withoutAMailServerTheStepSaysWhatToSet() {
        try (var server = TestServer.start()) {
            var world = new World(server);

            var number = world.begun("off", mail("bcc: []"));

            assertThat(world.untilRun(number, "failed")).contains("CASELOOM_SMTP_URL");
        }
    }

    private static String mail(String more) {
        return """
        - mail:
            call: send-mail
            with:
              to: ann@example.com
              subject: Hi
              text: Hello
              MORE
        """
                .replace("MORE", more);
    }

    private static String trying() {
        return """
        - attempt:
            try:
              - mail:
                  call: send-mail
                  with: { to: ann@example.com, subject: Hi, text: Hello }
            catch:
              retry:
                when: .status >= 500
                delay: PT10S
                limit: { attempt: { count: 2 } }
              do:
                - keep: { set: { error: '${ $error }' } }
        """;
    }

    /// What an integrator sees.
    private static final class World {

        private final TestServer server;
        private final TestServer.Tenant acme;
        private final Client admin;

        World(TestServer server) {
            this.server = server;
            this.acme = server.tenant("acme");
            this.admin = Client.of(server.node().address(), server.administrator(acme));
        }

        long begun(String name, String steps) {
            var workflow =
                    server.publish(
                            acme,
                            """
                            document:
                              dsl: '1.0.3'
                              namespace: tests
                              name: NAME
                              version: '1.0.0'
                              title: Title
                              metadata: { source: direct }
                            do:
                            STEPS
                            """
                                    .replace("NAME", name)
                                    .replace("STEPS", steps.indent(2).stripTrailing()));
            return admin.post("/api/v1/workflows/" + workflow.value() + "/cases", "{}")
                    .at("/id")
                    .longValue();
        }

        String upload(long number) {
            var form = FormBody.file("a.txt", "hello").toString();
            var reply =
                    admin.post(
                            "/api/v1/cases/" + number + "/files",
                            form.getBytes(StandardCharsets.UTF_8),
                            "Content-Type: " + FormBody.TYPE);
            return "attachment_" + reply.at("/items/0/id").asText();
        }

        void callBack(long number, String body) {
            Probe.until("it waits", () -> !history(number, "callback.opened").isMissingNode());
            var url = history(number, "callback.opened").path("url").asText();
            admin.anonymous().post(url.substring(TestServer.PUBLIC_URL.length()), body);
        }

        JsonNode history(long number, String event) {
            var items = admin.get("/api/v1/cases/" + number + "/history?limit=200").at("/items");
            for (var entry : items) {
                if (entry.path("event").asText().equals(event)) {
                    return entry.path("detail");
                }
            }
            return items.path("none");
        }

        long retries(long number) {
            var items = admin.get("/api/v1/cases/" + number + "/history?limit=200").at("/items");
            var found = 0;
            for (var entry : items) {
                found += entry.path("event").asText().equals("step.retrying") ? 1 : 0;
            }
            return found;
        }

        /// Gives the whole history then, as it was sent.
        String untilRun(long number, String status) {
            Probe.until(
                    "case " + number + " is " + status,
                    () -> run(number).path("status").asText().equals(status));
            return admin.get("/api/v1/cases/" + number + "/history?limit=200").text();
        }

        private JsonNode run(long number) {
            return admin.get("/api/v1/cases/" + number + "/runs").at("/items/0");
        }
    }
}
