package caseloom.fuzz;

import caseloom.TestServer;
import caseloom.access.Issued;
import caseloom.access.KeyChange;
import caseloom.access.NewKey;
import caseloom.audit.Actor;
import caseloom.core.cases.WorkflowId;
import caseloom.files.FileKind;
import caseloom.files.FileName;
import caseloom.files.FileRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A server with workflows, keys and a file to aim at.
final class World implements AutoCloseable {

    private static final String RICH =
            """
            document:
              dsl: '1.0.3'
              namespace: tests
              name: rich
              version: '1.0.0'
              title: Rich
              metadata: { source: direct, key: rich }
            input:
              schema:
                document:
                  type: object
                  required: [amount, reason]
                  properties:
                    amount: { type: number, minimum: 0 }
                    reason: { type: string, maxLength: 30000 }
                    urgent: { type: boolean }
                    due: { type: string, format: date }
                    contact: { type: string, format: email }
                    kind: { enum: [new, old] }
                    paper: { type: string, x-type: file, x-allowed-extensions: [pdf, docx] }
                    buyer: { type: string, x-type: user_entity }
                    seller: { type: string, x-type: business }
                    lines: { type: array, items: { type: object, required: [sku] } }
            do:
              - total:
                  call: set-attributes:1.0.0@default
                  with: { total: '${ .amount * 1.1 }' }
              - ask:
                  call: request-approval:1.0.0@default
                  with:
                    title: Good?
                    approvers: role:admin
                    fields: { type: object, properties: { note: { type: string, maxLength: 10 } } }
              - pause:
                  wait: { hours: 1 }
            """;

    private static final String PLAIN =
            """
            document:
              dsl: '1.0.3'
              namespace: tests
              name: NAME
              version: '1.0.0'
              metadata: { source: SOURCE, key: NAME }
            do:
              - close:
                  set: { done: true }
            """;

    private final TestServer server;
    private final TestServer.Tenant acme;
    private final List<WorkflowId> workflows;
    private final List<String> keys;
    private final FileRecord file;

    World(String... settings) {
        var all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("CHAMP_BODY_MOST=100000", "CHAMELIO_BODY_MOST=100000"));
        server = TestServer.start(all.toArray(String[]::new));
        acme = server.tenant("acme");
        var other = server.tenant("other");
        workflows =
                List.of(
                        server.publish(acme, RICH),
                        server.publish(acme, plain("quick", "direct")),
                        server.publish(acme, plain("lonely", "none")),
                        server.publish(acme, plain("tickets", "ticketing")),
                        server.push(acme, plain("draft", "direct")),
                        server.publish(other, plain("foreign", "direct")));
        keys =
                List.of(
                        key(0, null).value(),
                        revoked(),
                        inactive(),
                        key(1, null).value(),
                        key(0, TestServer.START.plusSeconds(1)).value());
        file =
                TestServer.done(
                        server.node()
                                .filing()
                                .files()
                                .stage(
                                        acme.organization().id(),
                                        FileKind.ATTACHMENT,
                                        FileName.of("a.pdf"),
                                        "%PDF-1.7".getBytes(StandardCharsets.UTF_8)));
        server.clock().forward(Duration.ofSeconds(2));
    }

    TestServer server() {
        return server;
    }

    List<WorkflowId> workflows() {
        return workflows;
    }

    List<String> names() {
        return List.of("rich", "quick", "lonely", "tickets", "draft", "foreign");
    }

    String token() {
        return acme.token();
    }

    /// The first is good; the others are not, or only for a while.
    List<String> keys() {
        return keys;
    }

    String fileId() {
        return "attachment_" + file.number();
    }

    /// A good link's last part.
    String linkToken() {
        var url = server.node().filing().links().make(file).url();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        server.close();
    }

    private Issued key(int rate, @Nullable Instant expires) {
        var owner = acme.organization().administrator().id();
        var key = new NewKey("fuzz", owner, rate, expires);
        return server.node().keys().create(Actor.system(acme.organization().id()), key);
    }

    private String revoked() {
        var key = key(0, null);
        TestServer.done(
                server.node().keys().revoke(Actor.system(acme.organization().id()), key.id()));
        return key.value();
    }

    private String inactive() {
        var key = key(0, null);
        var off = KeyChange.switched(false);
        TestServer.done(
                server.node().keys().change(Actor.system(acme.organization().id()), key.id(), off));
        return key.value();
    }

    private static String plain(String name, String source) {
        return PLAIN.replace("NAME", name).replace("SOURCE", source);
    }
}
