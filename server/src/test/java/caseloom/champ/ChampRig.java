package caseloom.champ;

import caseloom.Client;
import caseloom.Probe;
import caseloom.Reply;
import caseloom.TestServer;
import caseloom.core.cases.WorkflowId;
import java.util.concurrent.atomic.AtomicInteger;

/// A server with one organization and an API client of it.
final class ChampRig implements AutoCloseable {

    static final String ROOT = "/api/external/v1";

    private final TestServer server;
    private final TestServer.Tenant acme;
    private final Client http;
    private final AtomicInteger names = new AtomicInteger();

    ChampRig(String... settings) {
        server = TestServer.start(settings);
        acme = server.tenant("acme");
        http = Client.of(server.node().address(), acme.token());
    }

    TestServer server() {
        return server;
    }

    TestServer.Tenant acme() {
        return acme;
    }

    Client http() {
        return http;
    }

    /// A document of that case source, whose runs wait for an hour first.
    String document(String source, String schema) {
        return """
        document:
          dsl: '1.0.3'
          namespace: tests
          name: flow-NUMBER
          version: '1.0.0'
          metadata: { source: SOURCE }
        input:
          schema:
            document: SCHEMA
        do:
          - pause:
              wait: { hours: 1 }
        """
                .replace("NUMBER", Integer.toString(names.incrementAndGet()))
                .replace("SOURCE", source)
                .replace("SCHEMA", schema);
    }

    /// A document for cases without required attributes, with steps of its own.
    String steps(String steps) {
        return document("direct", "{}")
                .replace("  - pause:\n      wait: { hours: 1 }\n", steps.indent(2));
    }

    WorkflowId publish(String document) {
        return server.publish(acme, document);
    }

    /// A published workflow that takes cases with any attributes.
    WorkflowId direct() {
        return publish(document("direct", "{}"));
    }

    static String cases(WorkflowId workflow) {
        return ROOT + "/workflows/" + workflow.value() + "/cases";
    }

    static String oneCase(WorkflowId workflow, long number) {
        return cases(workflow) + "/" + number;
    }

    static String runs(WorkflowId workflow) {
        return ROOT + "/workflows/" + workflow.value() + "/runs";
    }

    static String oneRun(WorkflowId workflow, long number) {
        return runs(workflow) + "/" + number;
    }

    /// Creates a case and gives its number.
    long create(WorkflowId workflow, String body) {
        var reply = http.post(cases(workflow), body);
        if (reply.status() != 201) {
            throw new AssertionError("not created: " + reply);
        }
        return reply.at("/case/id").longValue();
    }

    /// Starts a run and gives its number.
    long startRun(WorkflowId workflow, String body) {
        var reply = http.post(runs(workflow), body);
        if (reply.status() != 201) {
            throw new AssertionError("not started: " + reply);
        }
        return reply.at("/workflow_run/id").longValue();
    }

    /// The number of the run that belongs to a case.
    long runOf(long caseNumber) {
        return server.database()
                .db()
                .system(tx ->
                        tx.first(
                                        "select max(id) from runs where case_id = ?",
                                        row -> row.getLong(1),
                                        caseNumber)
                                .orElseThrow());
    }

    /// While this is open nothing can be written to the cases, so that a creation stays under way.
    Hold holdCreations() {
        return Hold.onCases(server.database());
    }

    long count(String table) {
        return server.database()
                .db()
                .system(tx ->
                        tx.first("select count(*) from " + table, row -> row.getLong(1))
                                .orElseThrow());
    }

    Reply untilCase(WorkflowId workflow, long number, String status) {
        Probe.until(
                "case " + number + " is " + status,
                () ->
                        http.get(oneCase(workflow, number))
                                .at("/case/status")
                                .asText()
                                .equals(status));
        return http.get(oneCase(workflow, number));
    }

    Reply untilRun(WorkflowId workflow, long number, String status) {
        Probe.until(
                "run " + number + " is " + status,
                () ->
                        http.get(oneRun(workflow, number))
                                .at("/workflow_run/status")
                                .asText()
                                .equals(status));
        return http.get(oneRun(workflow, number));
    }

    @Override
    public void close() {
        server.close();
    }
}
