package caseloom.events;

import caseloom.Client;
import caseloom.Probe;
import caseloom.Reply;
import caseloom.TestServer;
import caseloom.cases.Cases;
import caseloom.cases.HistoryEntry;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import caseloom.runs.RunRecord;
import java.util.List;
import java.util.Optional;

/// The server as it is in production, spoken to over HTTP: workflows, cases, events.
public final class FlowRig implements AutoCloseable {

    private static final String CASES = "/api/external/v1/workflows/";

    private final TestServer server;
    private final TestServer.Tenant acme;
    private final Client http;

    public FlowRig(String... settings) {
        server = TestServer.start(settings);
        acme = server.tenant("acme");
        http = Client.of(server.node().address(), acme.token());
    }

    public TestServer server() {
        return server;
    }

    public TestServer.Tenant acme() {
        return acme;
    }

    public Client http() {
        return http;
    }

    /// Publishes a document of that name with these parts beside its head.
    public WorkflowId publish(String name, String source, String parts) {
        var head =
                """
                document:
                  dsl: '1.0.3'
                  namespace: tests
                  name: NAME
                  version: '1.0.0'
                  metadata: { source: SOURCE }
                """;
        return server.publish(acme, head.replace("NAME", name).replace("SOURCE", source) + parts);
    }

    public WorkflowId publish(String name, String steps) {
        return publish(name, "direct", "do:\n" + steps);
    }

    /// Opens a case and gives its number.
    public long open(WorkflowId workflow, String attributes) {
        var body = "{\"attributes\": " + attributes + "}";
        var reply = http.post(CASES + workflow.value() + "/cases", body);
        return number(reply, "/case/id");
    }

    /// Starts a run without a case and gives its number.
    public long start(WorkflowId workflow, String input) {
        var reply = http.post(CASES + workflow.value() + "/runs", "{\"input\": " + input + "}");
        return number(reply, "/workflow_run/id");
    }

    private static long number(Reply reply, String pointer) {
        if (reply.status() != 201) {
            throw new AssertionError("not created: " + reply);
        }
        return reply.at(pointer).longValue();
    }

    /// Sends an event whose id is unique among those of its type.
    public Reply send(Client client, String id, String type, String data) {
        var event =
                Json.object()
                        .put("specversion", "1.0")
                        .put("id", type + "-" + id)
                        .put("source", "/shop")
                        .put("type", type);
        event.set("data", Json.stored(data));
        var reply =
                client.post(
                        "/api/v1/events",
                        Json.write(event),
                        "Content-Type: application/cloudevents+json");
        if (reply.status() != 202) {
            throw new AssertionError("not taken: " + reply);
        }
        return reply;
    }

    public Reply send(String id, String type, String data) {
        return send(http, id, type, data);
    }

    public long runOf(long caseId) {
        return count("select max(id) from runs where case_id = ?", caseId);
    }

    public RunRecord run(long number) {
        return server.node()
                .runs()
                .find(acme.caller().organization(), new RunId(number))
                .orElseThrow();
    }

    public RunRecord ended(long number, RunStatus status) {
        Probe.until("run " + number + " ended", () -> run(number).status().ended());
        var run = run(number);
        if (run.status() != status) {
            throw new AssertionError("run " + number + " is " + run);
        }
        return run;
    }

    /// The run waits: its first decision is on disk.
    public void waits(long number) {
        Probe.until(
                "run " + number + " waits",
                () -> run(number).status() == RunStatus.RUNNING && decisions(number) > 0);
    }

    public long decisions(long number) {
        return count("select decisions from runs where id = ?", number);
    }

    public List<HistoryEntry> story(long caseId) {
        return new Cases(server.database().db())
                .history(acme.caller().organization(), new CaseId(caseId), Optional.empty(), 1_000);
    }

    public long count(String sql, Object... arguments) {
        return server.database()
                .db()
                .system(tx -> tx.first(sql, row -> row.getLong(1), arguments).orElseThrow());
    }

    @Override
    public void close() {
        server.close();
    }
}
