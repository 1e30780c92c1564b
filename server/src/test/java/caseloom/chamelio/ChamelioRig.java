package caseloom.chamelio;

import caseloom.Client;
import caseloom.Probe;
import caseloom.Reply;
import caseloom.TestServer;
import caseloom.access.Email;
import caseloom.access.LegalEntities;
import caseloom.access.Member;
import caseloom.access.MemberRole;
import caseloom.access.Members;
import caseloom.access.NewKey;
import caseloom.audit.Actor;
import caseloom.cases.Cases;
import caseloom.cases.HistoryEntry;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A server with one organization and a client with a key of it that has no rate limit.
final class ChamelioRig implements AutoCloseable {

    /// Followed by a key it is a header.
    static final String KEY = "X-API-Key: ";

    private final TestServer server;
    private final TestServer.Tenant acme;
    private final String key;
    private final Client http;

    ChamelioRig(String... settings) {
        server = TestServer.start(settings);
        acme = server.tenant("acme");
        key = key(acme, 0);
        http = Client.of(server.node().address(), "unused").anonymous();
    }

    TestServer server() {
        return server;
    }

    TestServer.Tenant acme() {
        return acme;
    }

    /// A client that sends no key by itself.
    Client http() {
        return http;
    }

    /// A client of the other published API, for the same organization.
    Client champ() {
        return Client.of(server.node().address(), acme.token());
    }

    /// Makes a case or starts a run through the other API; gives the number of its task.
    long champ(WorkflowId workflow, String what, String body) {
        var path = "/api/external/v1/workflows/" + workflow.value() + "/" + what;
        var made = json(champ().post(path, body), 201);
        return made.has("case")
                ? made.get("case").get("id").longValue()
                : taskOf(made.get("workflow_run").get("id").longValue());
    }

    private long taskOf(long run) {
        return number("select case_id from runs where id = ?", run);
    }

    /// The newest run of a task.
    RunId runOf(long task) {
        return new RunId(number("select max(id) from runs where case_id = ?", task));
    }

    long number(String sql, Object... arguments) {
        return server.database()
                .db()
                .system(tx -> tx.first(sql, row -> row.getLong(1), arguments).orElseThrow());
    }

    /// Acme's own key, of its first administrator.
    String key() {
        return key;
    }

    Members members() {
        return server.node().members();
    }

    LegalEntities entities() {
        return server.node().entities();
    }

    /// A new key of the tenant's first administrator.
    String key(TestServer.Tenant tenant, int ratePerMinute) {
        var owner = tenant.organization().administrator().id();
        return server.node()
                .keys()
                .create(
                        Actor.system(tenant.organization().id()),
                        new NewKey("tests", owner, ratePerMinute, null))
                .value();
    }

    Member member(String email) {
        var made =
                TestServer.done(
                        members()
                                .create(
                                        Actor.system(acme.organization().id()),
                                        new Email(email),
                                        MemberRole.MEMBER));
        return new Member(made.id(), made.email());
    }

    WorkflowId publish(String document) {
        return server.publish(acme, document);
    }

    Reply get(String path) {
        return http.get(path, KEY + key);
    }

    Reply post(String path, String body) {
        return http.post(path, body, KEY + key);
    }

    /// What the other API answers about a workflow.
    Reply champ(String method, WorkflowId workflow, String path, String body) {
        return http.send(
                method,
                "/api/external/v1/workflows/" + workflow.value() + path,
                BodyPublishers.ofString(body),
                "Authorization: Bearer " + acme.token());
    }

    /// Initiates and gives the task's number.
    long initiate(String workflow, String body) {
        return json(post("/workflows/" + workflow + "/latest/initiate", body), 200)
                .get("task_id")
                .longValue();
    }

    /// The schema that a workflow's version is shown with.
    JsonNode schema(String workflow, String version) {
        var path = "/workflows/" + workflow + "/" + version + "/schema";
        return json(get(path), 200).get("workflow_schema");
    }

    JsonNode task(long number) {
        return json(get("/tasks/" + number), 200).get("task");
    }

    JsonNode untilStatus(long task, String status) {
        Probe.until(
                "task " + task + " is " + status,
                () -> task(task).get("status").textValue().equals(status));
        return task(task);
    }

    /// How many rows a table has.
    long count(String table) {
        return server.database()
                .db()
                .system(tx ->
                        tx.first("select count(*) from " + table, row -> row.getLong(1))
                                .orElseThrow());
    }

    /// Waits until the task is at that step.
    JsonNode untilStep(long task, String step) {
        Probe.until(
                "task " + task + " is at " + step,
                () -> {
                    var runs = task(task).get("step_runs");
                    return runs.get(runs.size() - 1).get("step_id").textValue().equals(step);
                });
        return task(task);
    }

    /// Waits until the task waits for so many decisions of people.
    void untilAsked(long task, int many) {
        Probe.until(
                "task " + task + " asks " + many,
                () -> number("select count(*) from approvals where case_id = ?", task) >= many);
    }

    /// Waits until a step run is told of, as `Told.runs` does.
    void untilRun(long task, String told) {
        Probe.until("task " + task + " has " + told, () -> Told.runs(task(task)).contains(told));
    }

    /// The details of the entries of that name in the history of a task.
    List<JsonNode> history(long task, String event) {
        return new Cases(server.database().db())
                        .history(
                                acme.organization().id(), new CaseId(task), Optional.empty(), 1_000)
                        .stream()
                        .filter(entry -> entry.event().equals(event))
                        .map(HistoryEntry::detail)
                        .toList();
    }

    /// Waits until the task has so many step runs.
    void untilRuns(long task, int many) {
        Probe.until(
                "task " + task + " has step runs",
                () -> task(task).get("step_runs").size() >= many);
    }

    /// The numbers of the tasks that a query lists.
    List<Long> listed(String query) {
        var found = new ArrayList<Long>();
        json(get("/tasks?" + query), 200)
                .get("tasks")
                .forEach(task -> found.add(task.get("task_id").longValue()));
        return found;
    }

    /// An answer's body, whose status must be that.
    static JsonNode json(Reply reply, int status) {
        if (reply.status() != status) {
            throw new AssertionError(reply.status() + " " + reply.text());
        }
        return Json.stored(reply.text());
    }

    /// A body of an initiate call; each value is `id|type|text`.
    static String variables(String... values) {
        var body = Json.object();
        var list = body.putArray("variables");
        for (var value : values) {
            var parts = new ArrayList<>(List.of(value.split("\\|", 3)));
            list.addObject()
                    .put("variable_id", parts.get(0))
                    .put("type", parts.get(1))
                    .put("value", parts.get(2));
        }
        return new String(Json.bytes(body), StandardCharsets.UTF_8);
    }

    /// A document with that text id and properties of the attribute schema (YAML flow style) whose
    /// runs wait for an hour first.
    static String document(String key, String required, String properties) {
        return """
        document:
          dsl: '1.0.3'
          namespace: tests
          name: NAME
          version: '1.0.0'
          title: Title of KEY
          metadata: { source: direct, key: KEY }
        input:
          schema:
            document:
              type: object
              required: [REQUIRED]
              properties: { PROPERTIES }
        do:
          - pause:
              wait: { hours: 1 }
        """
                .replace("NAME", key.replace('_', '-'))
                .replace("KEY", key)
                .replace("REQUIRED", required)
                .replace("PROPERTIES", properties);
    }

    /// The same with steps of its own.
    static String document(String key, String required, String properties, String steps) {
        return document(key, required, properties)
                .replace("  - pause:\n      wait: { hours: 1 }\n", steps.indent(2));
    }

    @Override
    public void close() {
        server.close();
    }
}
