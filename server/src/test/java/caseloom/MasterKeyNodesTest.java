package caseloom;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import caseloom.outbound.Receiver;
import caseloom.vault.TestVault;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The master key changes while two nodes run.
final class MasterKeyNodesTest {

    private static final String OLD = TestVault.MASTER_KEY;

    private static final String NEW =
            Base64.getEncoder()
                    .encodeToString(
                            "the key that comes after, for us".getBytes(StandardCharsets.UTF_8));

    private static final String ROTATE = "/api/v1/master-key/rotate";

    private static final String CALLING =
            """
            document: { dsl: '1.0.3', namespace: t, name: calling, version: '1.0.0' }
            use: { secrets: [token] }
            do:
              - call:
                  call: http
                  with:
                    method: get
                    endpoint: { uri: 'URI', authentication: { bearer: { token: '${ $secrets.token }' } } }
            """;

    @Test
    void everythingStaysReadableOnBothNodes() throws Exception {
        try (var receiver = Receiver.start().answers("/", 200, "{}");
                var server = TestServer.start(settings(OLD + "," + NEW))) {
            var nodes = List.of(server.node(), server.join(settings(NEW + "," + OLD)));
            var acme = new Shop(server, receiver, "acme");
            var globex = new Shop(server, receiver, "globex");

            var rotated = acme.admin(nodes.getLast()).post(ROTATE, "");
            var initech = new Shop(server, receiver, "initech");

            assertThat(rotated.status()).as(rotated.whole()).isEqualTo(200);
            assertThat(rotated.at("/data_keys").asInt()).isEqualTo(3);
            for (var node : nodes) {
                for (var shop : List.of(acme, globex, initech)) {
                    shop.calls(node);
                    shop.set(node, "set-by-" + node.address().getPort());
                }
            }
            acme.calls(nodes.getFirst());
            var noted = acme.admin(nodes.getFirst()).get("/api/v1/audit?verb=master_key.rotate");
            assertThat(noted.at("/items/0/detail")).isEqualTo(rotated.json());
            assertThat(noted.at("/items")).hasSize(1);
        }
    }

    @Test
    void aKeyThatANodeDoesNotHoldIsRefusedWithItsName() {
        try (var server = TestServer.start("NODE=left-behind")) {
            var ready = server.join(settings(NEW + "," + OLD));
            var acme = server.tenant("acme");
            var admin = Client.of(ready.address(), server.administrator(acme));

            var refused = admin.post(ROTATE, "");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.at("/detail").asText())
                    .contains(": left-behind (number ", "CASELOOM_MASTER_KEY")
                    .doesNotContain(OLD, NEW, "node-");
            assertThat(admin.get("/api/v1/audit?verb=master_key.rotate").at("/items")).isEmpty();
            server.node().close();
            assertThat(admin.post(ROTATE, "").status()).isEqualTo(200);
        }
    }

    private static String[] settings(String keys) {
        return new String[] {
            "MASTER_KEY=" + keys, "VAULT_DATA_KEYS_IN_MEMORY=1", "OUTBOUND_ALLOW=127.0.0.1"
        };
    }

    /// An organization whose workflow tells a service a secret.
    private static final class Shop {

        private final Receiver receiver;
        private final TestServer.Tenant tenant;
        private final String administrator;
        private final WorkflowId workflow;
        private String secret = "";

        Shop(TestServer server, Receiver receiver, String name) {
            this.receiver = receiver;
            tenant = server.tenant(name);
            administrator = server.administrator(tenant);
            set(server.node(), "first-of-" + name);
            workflow = server.publish(tenant, CALLING.replace("URI", receiver.url("/")));
        }

        Client admin(TestNode node) {
            return Client.of(node.address(), administrator);
        }

        void set(TestNode node, String value) {
            secret = value;
            var body = BodyPublishers.ofString(Json.write(Json.object().put("value", value)));
            assertThat(admin(node).send("PUT", "/api/v1/secrets/token", body).status())
                    .isIn(200, 201);
        }

        /// The node opens the secret, and nobody else does.
        void calls(TestNode node) throws InterruptedException {
            var cases = "/api/external/v1/workflows/" + workflow.value() + "/cases";
            var made = Client.of(node.address(), tenant.token()).post(cases, "{}");
            assertThat(made.status()).as(made.whole()).isEqualTo(201);
            assertThat(receiver.next(30).orElseThrow().header("authorization"))
                    .isEqualTo("Bearer " + secret);
        }
    }
}
