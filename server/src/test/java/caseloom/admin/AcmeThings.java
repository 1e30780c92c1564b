package caseloom.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import caseloom.Browser;
import caseloom.Client;
import caseloom.Probe;
import caseloom.Reply;
import caseloom.seals.Papers;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An organization with one of everything that our own API names in a path, and with people of
/// every role; and an administrator of another organization. Whatever has a name is called acme.
final class AcmeThings {

    private static final String CASE = "{\"attributes\": {\"amount\": 1}}";

    private static final String PASSWORD = "correct horse battery";

    private final AdminRig rig;
    private final AdminRig.Tenant acme;
    private final Client client;
    private final String elsewhere;
    private final Map<String, String> things = new HashMap<>();
    private final Map<String, String> sessions = new HashMap<>();

    AcmeThings(AdminRig rig) {
        this.rig = rig;
        this.acme = rig.tenant("acme", false);
        this.client = Client.of(rig.address(), acme.token());
        this.elsewhere = rig.tenant("other", false).token();
        things.put("organization", Long.toString(acme.organization()));
        cases();
        connections();
        access();
    }

    String token() {
        return acme.token();
    }

    /// Somebody of acme, with two sessions.
    Browser signedIn(String role) {
        var link = post("/invitations", invitation(role, "acme")).at("/link").asText();
        var first = Browser.at(rig.address());
        first.accept(link, "Acme " + role, PASSWORD);
        sessions.put(role, first.get("/sessions").at("/items/0/id").asText());
        var second = Browser.at(rig.address());
        second.signIn(role + "@acme.example", PASSWORD);
        return second;
    }

    Browser signedInElsewhere() {
        var link =
                client.as(elsewhere)
                        .post(AdminApi.PREFIX + "/invitations", invitation("admin", "other"))
                        .at("/link")
                        .asText();
        var browser = Browser.at(rig.address());
        browser.accept(link, "Somebody", PASSWORD);
        return browser;
    }

    private static String invitation(String role, String organization) {
        return "{\"email\": \""
                + role
                + "@"
                + organization
                + ".example\", \"role\": \""
                + role
                + "\"}";
    }

    /// A value for a part of a path. Sessions are one's own; what ends is another's each time.
    String thing(String name, Route route, String who) {
        if (name.equals("session")) {
            return sessions.getOrDefault(who, sessions.getOrDefault("admin", "1"));
        }
        if (route.method().equals("DELETE") && name.equals("member")) {
            post("/cases/" + thing("case") + "/collaborators", "{\"email\": \"ann@acme.example\"}");
        }
        return route.method().equals("DELETE") && List.of("editor", "admin", "token").contains(who)
                ? fresh(name)
                : thing(name);
    }

    /// Where what a case asked is.
    String path(String asked) {
        return "/cases/" + thing("case") + "/" + asked + "s/" + thing(asked);
    }

    String thing(String name) {
        var thing = things.get(name);
        if (thing == null) {
            throw new AssertionError("acme has no " + name);
        }
        return thing;
    }

    /// Another one of the same kind, where one is taken away each time.
    private String fresh(String name) {
        return switch (name) {
            case "workflow" -> workflow(Documents.closing("acme-" + things.size() + next()));
            case "file" -> file();
            case "document" -> document();
            case "connection" -> {
                var made = made("/connections", connection());
                put("/connections/" + made + "/model");
                things.put("query", made("/connections/" + made + "/queries", query()));
                yield made;
            }
            case "view" -> made("/views", "{\"name\": \"acme" + next() + "\", \"query\": \"\"}");
            case "webhook" -> made("/webhooks/endpoints", endpoint());
            case "token" -> made("/tokens", "{\"name\": \"acme\"}");
            case "key" -> made("/keys", "{\"name\": \"acme\"}");
            case "entity" -> made("/legal-entities", entity());
            case "secret" -> secret();
            case "invitation" ->
                    made("/invitations", "{\"email\": \"guest" + next() + "@acme.example\"}");
            default -> thing(name);
        };
    }

    private void cases() {
        workflow(Documents.waiting("acme-plain"));
        things.put("case", made("/workflows/acme-plain/cases", CASE));
        var contract = contract().replaceAll("[^0-9]", "");
        things.put("workflow", workflow(asking(contract)));
        things.put("version", "1");
        var path = "/cases/" + made("/workflows/acme/cases", CASE);
        things.put("case", path.substring("/cases/".length()));
        for (var asked : List.of("approval", "signature")) {
            untilSome(path + "/" + asked + "s");
            things.put(asked, first(path + "/" + asked + "s"));
        }
        things.put("run", first(path + "/runs"));
        things.put("file", file());
        things.put("document", document());
    }

    private static String asking(String file) {
        return Documents.named(
                "acme",
                "",
                """
                - both:
                    fork:
                      branches:
                        - ask: { call: request-approval, with: { title: acme?, approvers: 'role:admin' } }
                        - sign: { call: request-signature, with: { file: attachment_FILE, subject: acme } }
                """
                        .replace("FILE", file));
    }

    private String workflow(String document) {
        var id = post("/workflows", document).at("/workflow/id").asText();
        post("/workflows/" + id + "/publish", "");
        return id;
    }

    private String file() {
        return uploaded("/files", FormBody.file("acme.txt", "acme").toString().getBytes(UTF_8));
    }

    private String contract() {
        var form = new ByteArrayOutputStream();
        form.writeBytes(
                "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"acme.pdf\"\r\n\r\n"
                        .getBytes(UTF_8));
        form.writeBytes(Papers.pdf("acme"));
        form.writeBytes("\r\n--limit--\r\n".getBytes(UTF_8));
        return uploaded("/files", form.toByteArray());
    }

    private String uploaded(String below, byte[] form) {
        return client.post(
                        AdminApi.PREFIX + "/cases/" + thing("case") + below,
                        form,
                        "Content-Type: " + FormBody.TYPE)
                .at("/items/0/id")
                .asText();
    }

    private String document() {
        var form = FormBody.file("acme" + next() + ".txt", "acme " + next()).toString();
        return client.post(AdminApi.PREFIX + "/documents", form, "Content-Type: " + FormBody.TYPE)
                .at("/id")
                .asText();
    }

    private void connections() {
        var connection = made("/connections", connection());
        things.put("connection", connection);
        put("/connections/" + connection + "/model");
        things.put("query", made("/connections/" + connection + "/queries", query()));
        things.put("webhook", made("/webhooks/endpoints", endpoint()));
        post("/webhooks/" + thing("webhook") + "/test", "");
        things.put("delivery", first("/deliveries"));
    }

    private void access() {
        things.put("token", made("/tokens", "{\"name\": \"acme\"}"));
        things.put("key", made("/keys", "{\"name\": \"acme\"}"));
        things.put("member", made("/members", "{\"email\": \"ann@acme.example\"}"));
        things.put("view", made("/views", "{\"name\": \"acme\", \"query\": \"\"}"));
        things.put("entity", made("/legal-entities", entity()));
        things.put("secret", secret());
        things.put("invitation", made("/invitations", "{\"email\": \"guest@acme.example\"}"));
    }

    private int next;

    private String next() {
        next++;
        return "-" + next;
    }

    private String connection() {
        return "{\"name\": \"acme" + next() + "\", \"base_url\": \"https://acme.example\"}";
    }

    private static String query() {
        return "{\"name\": \"acme\", \"description\": \"acme\", \"path\": \"/acme\"}";
    }

    private static String endpoint() {
        return "{\"url\": \"http://127.0.0.1:9/acme\", \"events\": [\"flows.tasks.created\"]}";
    }

    private static String entity() {
        return "{\"name\": \"acme\", \"entity_type\": \"GmbH\", \"jurisdiction\": \"DE\"}";
    }

    private String secret() {
        client.send(
                "PUT",
                AdminApi.PREFIX + "/secrets/acme",
                BodyPublishers.ofString("{\"value\": \"acme-secret\"}"));
        return "acme";
    }

    private void put(String path) {
        client.send("PUT", AdminApi.PREFIX + path, BodyPublishers.ofString("{\"name\": \"acme\"}"));
    }

    private void untilSome(String path) {
        Probe.until("there are some: " + path, () -> !get(path).at("/items/0").isMissingNode());
    }

    private String first(String path) {
        return get(path).at("/items/0/id").asText();
    }

    private String made(String path, String body) {
        var made = post(path, body);
        if (made.status() != 201) {
            throw new AssertionError(path + " was not made: " + made);
        }
        return made.at("/id").asText();
    }

    private Reply get(String path) {
        return client.get(AdminApi.PREFIX + path);
    }

    private Reply post(String path, String body) {
        return client.post(AdminApi.PREFIX + path, body);
    }
}
