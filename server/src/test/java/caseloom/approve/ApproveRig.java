package caseloom.approve;

import caseloom.Client;
import caseloom.Probe;
import caseloom.Reply;
import caseloom.TestServer;
import caseloom.access.Email;
import caseloom.access.MemberRole;
import caseloom.audit.Actor;
import caseloom.mail.PostBox;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A server that sends mail, an organization with members, and what they see when they open links.
final class ApproveRig implements AutoCloseable {

    static final String ANN = "ann@example.com";
    static final String BOB = "bob@example.com";
    static final String CARL = "carl@example.com";

    private final PostBox box = new PostBox();
    private final TestServer server;
    private final TestServer.Tenant acme;
    private final Client admin;
    private final Client browser;

    ApproveRig(String... settings) {
        var all = new ArrayList<>(Arrays.asList(box.settings()));
        all.addAll(Arrays.asList(settings));
        server = TestServer.start(all.toArray(String[]::new));
        acme = server.tenant("acme");
        admin = Client.of(server.node().address(), server.administrator(acme));
        browser = admin.anonymous();
        List.of(ANN, BOB, CARL).forEach(this::member);
    }

    TestServer server() {
        return server;
    }

    PostBox box() {
        return box;
    }

    Client browser() {
        return browser;
    }

    private void member(String email) {
        var by = Actor.system(acme.organization().id());
        var made = server.node().members().create(by, new Email(email), MemberRole.MEMBER);
        TestServer.done(made);
    }

    /// A case that asks; gives its number.
    long asking(String name, String function, String with) {
        return begun(
                name,
                "- ask:\n    call: FUNCTION\n    with:\nWITH"
                        .replace("FUNCTION", function)
                        .replace("WITH", with.indent(6)));
    }

    /// A case of a workflow with these steps; gives its number.
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
                          title: Title of NAME
                          metadata: { source: direct }
                        input:
                          schema:
                            document:
                              type: object
                              properties:
                                amount: { type: number, title: Amount of money }
                                hidden: { type: string, title: Hidden }
                                paper: { type: string, x-type: file, title: Paper }
                        do:
                        STEPS
                        """
                                .replace("NAME", name)
                                .replace("STEPS", steps.indent(2).stripTrailing()));
        var body =
                "{\"subject\": \"Money <b>back</b>\", \"attributes\":"
                        + " {\"amount\": 40, \"hidden\": \"secret plan\"}}";
        var reply = admin.post("/api/v1/workflows/" + workflow.value() + "/cases", body);
        return reply.json().path("id").longValue();
    }

    Reply api(String method, String path, String body) {
        return method.equals("GET")
                ? admin.get("/api/v1" + path)
                : admin.post("/api/v1" + path, body);
    }

    /// The newest that a case asked.
    JsonNode asked(long number) {
        Probe.until("case " + number + " asks", () -> !approvals(number).isEmpty());
        return approvals(number).path(approvals(number).size() - 1);
    }

    private JsonNode approvals(long number) {
        return api("GET", "/cases/" + number + "/approvals", "").json().path("items");
    }

    /// Hands over by the API.
    Reply delegate(long number, String body) {
        var id = asked(number).path("id").asText();
        return api("POST", "/cases/" + number + "/approvals/" + id + "/delegations", body);
    }

    String untilRun(long number, String status) {
        Probe.until(
                "case " + number + " is " + status,
                () -> run(number).path("status").asText().equals(status));
        return run(number).path("output").toString();
    }

    private JsonNode run(long number) {
        return api("GET", "/cases/" + number + "/runs", "").json().path("items").path(0);
    }

    /// The details of the entries of that name in the history.
    List<JsonNode> history(long number, String event) {
        var found = new ArrayList<JsonNode>();
        var items = api("GET", "/cases/" + number + "/history?limit=200", "").json().path("items");
        for (var entry : items) {
            if (entry.path("event").asText().equals(event)) {
                found.add(entry.path("detail"));
            }
        }
        return found;
    }

    /// Sends a form as a browser does that opened the page: `name`, `value`, `name`, `value`.
    Reply send(String path, String... values) {
        return post(path, form(values), "Origin: null", "Sec-Fetch-Site: same-origin");
    }

    Reply post(String path, String body, String... headers) {
        var all = new ArrayList<>(Arrays.asList(headers));
        all.add("Content-Type: application/x-www-form-urlencoded");
        return browser.post(path, body, all.toArray(String[]::new));
    }

    static String form(String... values) {
        var form = new StringBuilder();
        for (var i = 0; i < values.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(values[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(values[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    @Override
    public void close() {
        server.close();
        box.close();
    }
}
