package caseloom;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import caseloom.core.webhook.Signature;
import caseloom.db.DatabaseAddress;
import caseloom.db.Db;
import caseloom.db.TestDatabase;
import caseloom.outbound.Receiver;
import caseloom.outbound.Receiver.Behaviour;
import caseloom.outbound.Receiver.Received;
import caseloom.vault.TestVault;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/// Secrets that are planted in a real server, used in every way that a workflow can, and looked for
/// wherever they must not be.
final class PlantedSecretsTest {

    private static final String READY = "Caseloom is ready at ";

    private static final String NEXT_KEY =
            Base64.getEncoder()
                    .encodeToString(
                            "the key that comes after, for us".getBytes(StandardCharsets.UTF_8));

    /// One of them is written differently wherever texts are escaped.
    private static final String TOKEN = "planted-token-4711";

    private static final String CALLBACK = "planted-callback-4715";

    private static final Map<String, String> PLANTED =
            Map.of(
                    "token", TOKEN,
                    "password", "planted-password-4712",
                    "client", "planted-client-4713",
                    "callback", CALLBACK,
                    "odd", "planted \"odd\" + 47/14 % ä");

    /// What an authorization server gives for the secret of a client.
    private static final String FETCHED = "planted-fetched-4714";

    private static final String DUMP =
            """
            select query_to_xml(format('select t::text from %I t', tablename), true, false, '')::text
              from pg_tables
             where schemaname = 'public'
            """;

    private static final String PASSWORD = "planted-sign-in-4717";

    private static final String MISTYPED = "planted-mistyped-4718";

    private final List<String> seen = new ArrayList<>();

    /// What opens something for people who sign in.
    private final List<String> held = new ArrayList<>(List.of(PASSWORD, MISTYPED));

    @TempDir Path folder;

    @Test
    void plantedSecretsAreFoundNowhereTheyShouldNotBe() throws IOException {
        var database = TestDatabase.empty();
        try (var receiver = receiver();
                var server = started(database, TestVault.MASTER_KEY)) {
            var admin = admin(server);
            PLANTED.forEach((name, value) -> set(admin, name, value));
            signedIn(server, admin);
            publish(admin, everyWay().replace("URI", receiver.url("")));

            var number = created(admin);
            answered(admin, number);
            untilStatus(admin, number, "Error");

            used(receiver);
            seen(admin, number);
            assertThat(server.terminate()).isZero();
            seen.add(server.out());
            seen.add(server.err());
        }
        seen.addAll(dump(database));

        assertThat(forms()).allSatisfy(form -> assertThat(seen).noneMatch(t -> t.contains(form)));
    }

    @Test
    void aRotatedMasterKeyKeepsEverythingReadable() throws IOException {
        var database = TestDatabase.empty();
        try (var receiver = receiver()) {
            try (var server = started(database, TestVault.MASTER_KEY)) {
                var admin = admin(server);
                set(admin, "token", TOKEN);
                publish(admin, oneWay().replace("URI", receiver.url("")));
                assertThat(server.terminate()).isZero();
            }
            try (var server = started(database, NEXT_KEY + "," + TestVault.MASTER_KEY)) {
                var admin = admin(server);
                untilStatus(admin, created(admin), "Closed");

                var rotated = admin.post("/api/v1/master-key/rotate", "");

                assertThat(rotated.status()).as(rotated.whole()).isEqualTo(200);
                assertThat(rotated.at("/data_keys").asInt()).isEqualTo(2);
                untilStatus(admin, created(admin), "Closed");
                assertThat(server.terminate()).isZero();
            }
            try (var server = started(database, TestVault.MASTER_KEY)) {
                assertThat(server.exitCode()).isEqualTo(1);
                assertThat(server.err().lines().filter(line -> line.startsWith("caseloom: ")))
                        .singleElement()
                        .asString()
                        .contains("CASELOOM_MASTER_KEY does not fit this database");
            }
            try (var server = started(database, NEXT_KEY)) {
                var admin = admin(server);
                untilStatus(admin, created(admin), "Closed");
            }
            assertThat(receiver.received())
                    .hasSize(3)
                    .allMatch(one -> bearer("token").equals(one.header("authorization")));
        }
    }

    /// Everything that came with a request comes back, and in base64 too.
    private static Receiver receiver() {
        return Receiver.start()
                .on("/echo", received -> echo(200, received))
                .on("/fail", received -> echo(500, received))
                .answers("/oauth2/token", 200, "{\"access_token\": \"" + FETCHED + "\"}");
    }

    private static Behaviour echo(int status, Received received) {
        var sent = received.headers() + " " + received.body();
        var base64 = Base64.getEncoder().encodeToString(sent.getBytes(StandardCharsets.UTF_8));
        var body = Json.object().put("sent", sent).put("base64", base64).put(sent, true);
        return new Behaviour.Answer(
                status,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-Sent",
                        received.headers().getOrDefault("authorization", "nobody")),
                Json.write(body));
    }

    private static String everyWay() {
        return """
        document: { dsl: '1.0.3', namespace: t, name: planted, version: '1.0.0' }
        use: { secrets: [token, password, client, odd, callback] }
        do:
          - bearer:
              call: http
              with:
                method: get
                output: response
                endpoint: { uri: 'URI/echo', authentication: { bearer: { token: '${ $secrets.token }' } } }
              export: { as: '${ { bearer: . } }' }
          - basic:
              call: http
              with:
                method: post
                output: raw
                endpoint:
                  uri: URI/echo
                  authentication: { basic: { username: ada, password: '${ $secrets.password }' } }
                body: { odd: '${ $secrets.odd }', both: '${ "\\($secrets.token):\\($secrets.odd)" }' }
              export: { as: '${ $context + { basic: . } }' }
          - headers:
              call: http
              with:
                method: post
                endpoint: URI/echo
                headers: { X-Key: '${ "v1 " + ($secrets.odd | @base64) }', X-Token: '${ $secrets.token }' }
                body: '${ $secrets.odd | @uri }'
              export: { as: '${ $context + { headers: . } }' }
          - client:
              call: http
              with:
                method: get
                endpoint:
                  uri: URI/echo
                  authentication:
                    oauth2:
                      authority: URI
                      grant: client_credentials
                      client: { id: ada, secret: '${ $secrets.client }' }
              export: { as: '${ $context + { client: . } }' }
          - signed:
              call: wait-callback
              with: { title: Signed?, secret: callback }
              export: { as: '${ $context + { signed: . } }' }
          - keep: { call: set-attributes, with: { kept: '${ $context }' } }
          - fails:
              call: http
              with:
                method: get
                endpoint: { uri: 'URI/fail', authentication: { bearer: { token: '${ $secrets.token }' } } }
        """;
    }

    private static String oneWay() {
        return """
        document: { dsl: '1.0.3', namespace: t, name: planted, version: '1.0.0' }
        use: { secrets: [token] }
        do:
          - bearer:
              call: http
              with:
                method: get
                endpoint: { uri: 'URI/echo', authentication: { bearer: { token: '${ $secrets.token }' } } }
        """;
    }

    /// Somebody answers the callback who does not know the secret, and then somebody who does.
    private void answered(Client admin, long number) {
        var history = "/api/v1/cases/" + number + "/history";
        Probe.until("the callback is open", () -> opened(admin.get(history)).isPresent());
        var entry = opened(admin.get(history)).orElseThrow();
        var path = URI.create(entry.at("/detail/url").asText()).getRawPath();
        var at = Instant.parse(entry.path("at").asText());

        var refused = signed(admin, path, at, "planted-nowhere-4716");
        var taken = signed(admin, path, at, CALLBACK);

        assertThat(refused.status()).as(refused.whole()).isEqualTo(401);
        assertThat(taken.status()).as(taken.whole()).isEqualTo(202);
    }

    private static Optional<JsonNode> opened(Reply history) {
        for (var entry : history.at("/items")) {
            if (entry.path("event").asText().equals("callback.opened")) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private Reply signed(Client admin, String path, Instant at, String secret) {
        var body = "{\"signed\": true}";
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var reply =
                admin.anonymous()
                        .post(
                                path,
                                body,
                                "webhook-id: msg_1",
                                "webhook-timestamp: " + at.getEpochSecond(),
                                "webhook-signature: "
                                        + Signature.standard(List.of(secret), "msg_1", at, bytes));
        seen.add(reply.whole());
        return reply;
    }

    /// The secrets went where they were meant to go.
    private static void used(Receiver receiver) {
        var pair = "ada:" + PLANTED.get("password");
        var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        assertThat(receiver.received())
                .anyMatch(one -> bearer("token").equals(one.header("authorization")))
                .anyMatch(one -> ("Basic " + basic).equals(one.header("authorization")))
                .anyMatch(one -> TOKEN.equals(one.header("x-token")))
                .anyMatch(one -> one.body().contains("client_secret=" + PLANTED.get("client")))
                .anyMatch(one -> ("Bearer " + FETCHED).equals(one.header("authorization")))
                .anyMatch(one -> one.body().contains("47/14 % ä"));
    }

    /// Somebody sets up an account, mistypes its password, signs in once more, and invites another.
    private void signedIn(ChildJvm server, Client admin) {
        var first = Browser.at(admin.base());
        var link = Browser.afterHash(server.line("http://").strip());
        var set =
                first.post(
                        "/setup",
                        "{\"token\": \""
                                + link
                                + "\", \"name\": \"Ada\", \"password\": \""
                                + PASSWORD
                                + "\"}");
        assertThat(set.status()).as(set.whole()).isEqualTo(200);
        var second = Browser.at(admin.base());
        seen.add(second.signIn("admin@caseloom.local", MISTYPED).whole());
        assertThat(second.signIn("admin@caseloom.local", PASSWORD).status()).isEqualTo(200);
        var invited = second.post("/invitations", "{\"email\": \"ann@caseloom.local\"}");
        held.addAll(
                List.of(
                        first.token(),
                        second.token(),
                        Browser.afterHash(invited.at("/link").asText())));
        for (var path :
                List.of("/session", "/sessions", "/profile", "/invitations", "/members", "/me")) {
            var told = first.get(path);
            assertThat(told.status()).as(told.whole()).isEqualTo(200);
            seen.add(told.whole());
        }
    }

    private void seen(Client admin, long number) {
        var kept = admin.get("/api/v1/cases/" + number);
        assertThat(kept.at("/attributes/kept/bearer/content/sent").asText()).contains("***");
        seen.add(kept.whole());
        Stream.of(
                        "/cases/" + number + "/history",
                        "/cases/" + number + "/runs",
                        "/runs/" + number,
                        "/cases",
                        "/secrets",
                        "/audit",
                        "/workflows")
                .forEach(path -> seen.add(admin.get("/api/v1" + path).whole()));
        seen.add(admin.get("/metrics").whole());
    }

    private void set(Client admin, String name, String value) {
        var body = Json.write(Json.object().put("value", value));
        var reply = admin.send("PUT", "/api/v1/secrets/" + name, BodyPublishers.ofString(body));
        assertThat(reply.status()).as(reply.whole()).isEqualTo(201);
        seen.add(reply.whole());
    }

    private static void publish(Client admin, String document) {
        var pushed = admin.post("/api/v1/workflows", document);
        assertThat(pushed.status()).as(pushed.whole()).isEqualTo(201);
        var published = admin.post("/api/v1/workflows/1/publish", "");
        assertThat(published.status()).as(published.whole()).isEqualTo(201);
    }

    private static long created(Client admin) {
        var created = admin.post("/api/v1/workflows/1/cases", "{\"attributes\": {}}");
        assertThat(created.status()).as(created.whole()).isEqualTo(201);
        return created.at("/id").asLong();
    }

    private static void untilStatus(Client admin, long number, String status) {
        Probe.until(
                "case " + number + " is " + status,
                () -> admin.get("/api/v1/cases/" + number).at("/status").asText().equals(status));
    }

    /// Every row of every table, as text; bytes in hexadecimal digits.
    private static List<String> dump(DatabaseAddress address) {
        var source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        var tables = new Db(source).atOnce(tx -> tx.list(DUMP, row -> row.getString(1)));
        assertThat(tables).hasSizeGreaterThan(30).anyMatch(table -> table.contains("planted"));
        return tables;
    }

    /// Each secret as it is, and as it is written in JSON, XML, addresses, base64 and bytes.
    private List<String> forms() {
        return Stream.of(PLANTED.values(), held, List.of(FETCHED))
                .flatMap(Collection::stream)
                .flatMap(PlantedSecretsTest::forms)
                .distinct()
                .toList();
    }

    private static Stream<String> forms(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        var inner = "xx".getBytes(StandardCharsets.UTF_8);
        var quoted = Json.write(Json.object().put("", secret));
        return Stream.of(
                secret,
                quoted.substring(5, quoted.length() - 2),
                secret.replace("\"", "&quot;"),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                base64After(bytes, inner, 1),
                base64After(bytes, inner, 2),
                HexFormat.of().formatHex(bytes));
    }

    /// What of a secret is in base64 however the text around it reads.
    private static String base64After(byte[] secret, byte[] before, int length) {
        var all = new byte[length + secret.length];
        System.arraycopy(before, 0, all, 0, length);
        System.arraycopy(secret, 0, all, length, secret.length);
        var whole = Base64.getEncoder().withoutPadding().encodeToString(all);
        return whole.substring(4, whole.length() - 2);
    }

    private static String bearer(String name) {
        return "Bearer " + PLANTED.get(name);
    }

    private Client admin(ChildJvm server) throws IOException {
        var address = server.line(READY).substring(READY.length());
        var token = Files.readString(folder.resolve("data/admin-token")).strip();
        return Client.of(URI.create(address), token);
    }

    private ChildJvm started(DatabaseAddress database, String masterKey) {
        var environment = new HashMap<String, String>();
        environment.put("CASELOOM_DATA", folder.resolve("data").toString());
        environment.put("CASELOOM_PORT", "0");
        environment.put("CASELOOM_HOST", "127.0.0.1");
        environment.put("CASELOOM_OUTBOUND_ALLOW", "127.0.0.1");
        environment.put("CASELOOM_MASTER_KEY", masterKey);
        environment.put("CASELOOM_DATABASE_URL", database.url());
        environment.put("CASELOOM_DATABASE_USER", database.user());
        environment.put("CASELOOM_DATABASE_PASSWORD", database.password());
        return ChildJvm.start(folder, Main.class, environment, "start", "--empty");
    }
}
