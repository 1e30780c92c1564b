package caseloom;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import caseloom.docx.TestDocx;
import caseloom.mail.PostBox;
import caseloom.outbound.Receiver;
import caseloom.outbound.Receiver.Behaviour;
import caseloom.outbound.Receiver.Received;
import caseloom.seals.Papers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The review of a vendor's contract, from the request to the signed agreement: text read, a model
/// asked, two groups that approve one after the other, a reminder, a document made and signed by
/// two people. The server is killed between any two steps, and while it waits for the model.
@Tag("wide")
class VendorReviewTest {

    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";
    private static final String VERA = "vera@vendor.example";
    private static final String OLGA = "olga@example.com";
    private static final String CHAT = "/v1/chat/completions";

    private static final String WORKFLOW =
            """
            document:
              dsl: '1.0.3'
              namespace: tests
              name: vendor-review
              version: '1.0.0'
              metadata: { source: direct }
            input:
              schema:
                document:
                  type: object
                  required: [contract, template]
                  properties:
                    contract: { type: string, x-type: file }
                    template: { type: string, x-type: file }
            do:
              - file-it:
                  call: store-document
                  with: { file: '${ .contract }', attributes: { kind: vendor contract } }
                  output: { as: '${ $workflow.input }' }
              - read:
                  call: ask-model
                  with:
                    connection: brain
                    instructions: Say who the vendor is and how risky the contract is.
                    files: '${ .contract }'
                    output:
                      type: object
                      properties: { vendor: { type: string }, risk: { enum: [low, high] } }
                      required: [vendor, risk]
              - keep:
                  call: set-attributes
                  with: { vendor: '${ .vendor }', risk: '${ .risk }' }
              - review:
                  call: request-approval
                  with:
                    title: '${ "Contract of \\(.vendor), risk \\(.risk)" }'
                    ordered: true
                    groups:
                      - { approvers: ann@example.com }
                      - { approvers: bob@example.com }
                    remind: '${ now + 5 | todate }'
              - write:
                  call: generate-document
                  with:
                    template: '${ .template }'
                    data: { vendor: '${ .vendor }' }
                    format: pdf
                    name: Agreement
              - name-it:
                  call: set-attributes
                  with: { agreement: '${ .fileId }' }
              - sign:
                  call: request-signature
                  with:
                    file: '${ .agreement }'
                    signers: [vera@vendor.example, olga@example.com]
              - signed:
                  call: set-attributes
                  with: { signed: '${ .signedFileId }' }
            """;

    @TempDir Path folder;

    private final PostBox box = new PostBox();
    private final Receiver outside = Receiver.start();
    private final ServerOnDisk server = new ServerOnDisk();
    private String admin = "";
    private String key = "";

    @AfterEach
    void stop() {
        server.close();
        box.close();
        outside.close();
    }

    @Test
    void itEndsTheSameWhereverItIsKilled() {
        server.begin();
        setUp();
        server.again();
        var task = initiate();
        server.again();
        theModelAnswersAtLast(task);
        server.again();
        box.to(ANN, 2);
        assertThat(box.to(BOB)).isEmpty();
        server.again();
        approve(task, ANN);
        server.again();
        box.link(BOB, 1);
        server.again();
        approve(task, BOB);
        server.again();
        var veras = box.link(VERA, 1);
        server.again();
        assertThat(box.to(OLGA)).isEmpty();
        sign(veras, "Vera Vendor");
        server.again();
        sign(box.link(OLGA, 1), "Olga Owner");
        server.again();

        untilCompleted(task);

        theEndIsAsItShould(task);
    }

    private void setUp() {
        admin = server.adminToken();
        key = server.line("ca_").strip();
        for (var email : List.of(ANN, BOB)) {
            made("/members", Json.object().put("email", email).put("role", "member"));
        }
        made(
                "/connections",
                Json.object().put("name", "brain").put("base_url", outside.url("/v1")));
        var model = Json.object().put("name", "small-1");
        good(send("PUT", "/api/v1/connections/brain/model", Json.write(model)));
        var endpoint = Json.object().put("url", outside.url("/hook"));
        endpoint.putArray("events").add("flows.tasks.completed");
        made("/webhooks/endpoints", endpoint);
        outside.answers("/hook", 200, "");
        var workflow =
                good(send("POST", "/api/v1/workflows", WORKFLOW)).at("/workflow/id").asText();
        good(send("POST", "/api/v1/workflows/" + workflow + "/publish", "{}"));
        var asked = new AtomicInteger();
        outside.on(
                CHAT, _ -> asked.getAndIncrement() == 0 ? new Behaviour.Silence() : modelAnswer());
    }

    private static Behaviour modelAnswer() {
        var answer = Json.object();
        answer.putArray("choices")
                .addObject()
                .put("finish_reason", "stop")
                .putObject("message")
                .put("content", "{\"vendor\": \"Acme Räder\", \"risk\": \"low\"}");
        return new Behaviour.Answer(
                200, Map.of("Content-Type", "application/json"), Json.write(answer));
    }

    private long initiate() {
        var body = Json.object();
        var variables = body.putArray("variables");
        file(variables.addObject(), "contract", "contract.pdf", Papers.pdf("Vendor: Acme"));
        var template = TestDocx.of("Agreement with {{vendor}}");
        file(variables.addObject(), "template", "template.docx", template);
        var path = "/workflows/vendor_review/latest/initiate";
        return good(chamelio("POST", path, Json.write(body))).at("/task_id").longValue();
    }

    private static void file(ObjectNode variable, String id, String name, byte[] content) {
        variable.put("variable_id", id)
                .put("type", "file")
                .put("value", name)
                .put("base64_content", Base64.getEncoder().encodeToString(content));
    }

    /// The first request is never answered: the server is killed while it waits.
    private void theModelAnswersAtLast(long task) {
        Probe.until("the model is asked", () -> chats().size() == 1);
        server.again();
        Probe.until("the approval is asked for", () -> !approvals(task).isEmpty());
        assertThat(chats()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(chats().stream().map(one -> one.header("idempotency-key")).distinct())
                .hasSize(1);
        assertThat(Json.stored(chats().getLast().body()).at("/messages/1/content").asText())
                .contains("contract.pdf", "[page 1]", "Vendor: Acme");
    }

    private List<Received> chats() {
        return outside.received().stream().filter(one -> one.path().equals(CHAT)).toList();
    }

    private JsonNode approvals(long task) {
        return good(send("GET", "/api/v1/cases/" + task + "/approvals", "")).at("/items");
    }

    private void approve(long task, String email) {
        var body = Json.object().put("approved", true).put("user_email", email);
        good(chamelio("POST", "/tasks/" + task + "/approve", Json.write(body)));
    }

    private void sign(String page, String name) {
        var form =
                "action=sign&consent=yes&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        var reply =
                server.client()
                        .anonymous()
                        .send(
                                "POST",
                                page,
                                BodyPublishers.ofString(form),
                                "Content-Type: application/x-www-form-urlencoded");
        assertThat(reply.status()).as(reply.text()).isIn(200, 303);
    }

    /// Whoever waits is told: a key may not ask all the time.
    private void untilCompleted(long task) {
        Probe.until("the end is told", () -> hooks().size() == 1);
        var status = good(chamelio("GET", "/tasks/" + task, "")).at("/task/status");
        assertThat(status.textValue()).isEqualTo("completed");
    }

    private List<Received> hooks() {
        return outside.received().stream().filter(one -> one.path().equals("/hook")).toList();
    }

    private void theEndIsAsItShould(long task) {
        var signed = good(chamelio("GET", "/tasks/" + task + "/signed-documents", ""));
        assertThat(signed.at("/total").intValue()).isEqualTo(1);
        var id = signed.at("/documents/0/file_id").asText();
        var told = Json.stored(hooks().getFirst().body());
        assertThat(told.at("/data/outputs/signed_document_id").asText())
                .isEqualTo(id.replace("document_", "file_"));
        var link = signed.at("/documents/0/download_url").asText();
        var bytes =
                server.client()
                        .anonymous()
                        .get(link.substring(server.publicUrl().length()))
                        .bytes();
        assertThat(Papers.text(bytes))
                .contains("Agreement with Acme Räder", "Vera Vendor", "Olga Owner");
        var story = good(send("GET", "/api/v1/cases/" + task + "/history", "")).text();
        assertThat(story).contains("function.performed", "approval.decided", "signature.sealed");
        var files = good(send("GET", "/api/v1/cases/" + task + "/files", "")).at("/items");
        assertThat(files.valueStream().map(one -> one.path("name").asText()))
                .containsOnlyOnce("Agreement.pdf", "Agreement_signed.pdf");
        assertThat(good(send("GET", "/api/v1/documents", "")).at("/items").valueStream())
                .extracting(one -> one.path("name").asText())
                .containsExactly("contract.pdf");
    }

    private Reply send(String method, String path, String body) {
        return server.client().as(admin).send(method, path, BodyPublishers.ofString(body));
    }

    private void made(String path, JsonNode body) {
        good(send("POST", "/api/v1" + path, Json.write(body)));
    }

    private Reply chamelio(String method, String path, String body) {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return server.client().anonymous().send(method, path, publisher, "X-API-Key: " + key);
    }

    private static Reply good(Reply reply) {
        assertThat(reply.status() / 100).as(reply.toString()).isEqualTo(2);
        return reply;
    }

    /// A server process on a database that outlives it.
    private final class ServerOnDisk implements AutoCloseable {

        private static final String READY = "Caseloom is ready at ";
        private static final String PUBLIC_URL = "https://cases.example";

        private final Map<String, String> environment = new HashMap<>(ServerProcessTest.external());
        private final int port = free();
        private Optional<ChildJvm> process = Optional.empty();

        private static int free() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void begin() {
            environment.put("CASELOOM_DATA", folder.resolve("data").toString());
            environment.put("CASELOOM_PORT", Integer.toString(port));
            environment.put("CASELOOM_PUBLIC_URL", PUBLIC_URL);
            environment.put("CASELOOM_OUTBOUND_ALLOW", "127.0.0.1");
            environment.put("CASELOOM_ENGINE_LEASE", "PT2S");
            environment.put("CASELOOM_MAIL_LEASE", "PT2S");
            for (var setting : box.settings()) {
                var end = setting.indexOf('=');
                environment.put(
                        "CASELOOM_" + setting.substring(0, end), setting.substring(end + 1));
            }
            start();
        }

        private void start() {
            process = Optional.of(ChildJvm.start(folder, Main.class, environment, "start"));
            line(READY);
        }

        /// Killed where it is, and started anew.
        void again() {
            running().kill();
            close();
            start();
        }

        private ChildJvm running() {
            return process.orElseThrow();
        }

        String line(String begin) {
            return running().line(begin);
        }

        String adminToken() {
            try {
                return Files.readString(folder.resolve("data/admin-token")).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String publicUrl() {
            return PUBLIC_URL;
        }

        /// Speaks to it.
        Client client() {
            return Client.of(URI.create("http://127.0.0.1:" + port), "unused");
        }

        @Override
        public void close() {
            process.ifPresent(ChildJvm::close);
        }
    }
}
