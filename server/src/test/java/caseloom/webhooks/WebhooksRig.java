package caseloom.webhooks;

import caseloom.Client;
import caseloom.Probe;
import caseloom.TestNode;
import caseloom.TestServer;
import caseloom.audit.Actor;
import caseloom.connections.Authentication;
import caseloom.connections.BaseUrl;
import caseloom.connections.ConnectionChange;
import caseloom.connections.Rate;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import caseloom.core.webhook.EventType;
import caseloom.core.webhook.Family;
import caseloom.outbound.Receiver;
import caseloom.outbound.Receiver.Received;
import caseloom.vault.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A server with one organization and a receiver on loopback that behaves as it is told.
public final class WebhooksRig implements AutoCloseable {

    static final String HOOK = "/hook";

    private static final String CASES = "/api/external/v1/workflows/";

    private final Receiver receiver = Receiver.start().answers(HOOK, 200, "{}");
    private int drained;
    private final AtomicInteger names = new AtomicInteger();
    private final TestServer server;
    private final TestServer.Tenant acme;
    private final Client champ;

    WebhooksRig(String... settings) {
        server = TestServer.start(with(settings));
        acme = server.tenant("acme");
        champ = Client.of(server.node().address(), acme.token());
    }

    private static String[] with(String... settings) {
        var all = new ArrayList<>(List.of(settings));
        all.add("OUTBOUND_ALLOW=127.0.0.1");
        return all.toArray(String[]::new);
    }

    TestServer server() {
        return server;
    }

    TestServer.Tenant acme() {
        return acme;
    }

    TestNode node() {
        return server.node();
    }

    Receiver receiver() {
        return receiver;
    }

    Client champ() {
        return champ;
    }

    Destinations destinations() {
        return node().posts().destinations();
    }

    /// An endpoint of the receiver's usual path for all of Chamelio's events.
    Destinations.WithSecret endpoint() {
        return endpoint(HOOK, EventType.of(Family.CHAMELIO).toArray(EventType[]::new));
    }

    Destinations.WithSecret endpoint(String path, EventType... events) {
        var wanted = NewDestination.endpoint(receiver.url(path), List.of(events));
        return TestServer.done(destinations().create(acme.caller().actor(), wanted));
    }

    /// A subscription of the receiver's usual path on a connection without authentication.
    Destinations.WithSecret subscription(EventType event) {
        return subscription(HOOK, event);
    }

    Destinations.WithSecret subscription(String path, EventType event) {
        return subscribe(connection(new Authentication.None(), null, Map.of()), path, event);
    }

    Destinations.WithSecret subscribe(long connection, String path, EventType event) {
        var wanted = NewDestination.subscription(connection, path, event);
        return TestServer.done(destinations().create(acme.caller().actor(), wanted));
    }

    /// A connection to the receiver; gives its number.
    long connection(
            Authentication authentication, @Nullable String secret, Map<String, String> headers) {
        return connection(authentication, secret, headers, Rate.USUAL);
    }

    long connection(Authentication authentication, @Nullable String secret, Rate rate) {
        return connection(authentication, secret, Map.of(), rate);
    }

    private long connection(
            Authentication authentication,
            @Nullable String secret,
            Map<String, String> headers,
            Rate rate) {
        var change =
                new ConnectionChange(
                        "receiver-" + names.incrementAndGet(),
                        BaseUrl.of(receiver.url("//")).orElseThrow(),
                        null,
                        authentication,
                        secret == null ? null : Secret.of(secret),
                        headers,
                        rate,
                        null,
                        null);
        return TestServer.done(node().connections().create(acme.caller().actor(), change)).id();
    }

    void endpointAt(String url, EventType... events) {
        var wanted = NewDestination.endpoint(url, List.of(events));
        TestServer.done(destinations().create(admin(), wanted));
    }

    Destination find(Destinations.WithSecret made) {
        var id = made.destination().id();
        return destinations().find(acme.organization().id(), id).orElseThrow();
    }

    Destination.State state(Destinations.WithSecret made) {
        return find(made).state();
    }

    Instant now() {
        return server.clock().instant();
    }

    /// Seconds of the real clock, which verifiers look at.
    long realSeconds() {
        return server.database()
                .db()
                .system(tx ->
                        tx.first(
                                        "select extract(epoch from clock_timestamp())::bigint",
                                        row -> row.getLong(1))
                                .orElseThrow());
    }

    /// The requests that came since this was asked last.
    List<Received> drain() {
        var all = receiver.received();
        var fresh = all.subList(drained, all.size());
        drained = all.size();
        return List.copyOf(fresh);
    }

    /// The events since the last drain, once one of that type was delivered.
    List<JsonNode> untilEvent(EventType type) {
        Probe.until(
                type.word() + " was delivered",
                () -> {
                    node().posts().herald().hint();
                    var all = receiver.received();
                    return all.subList(drained, all.size()).stream()
                            .anyMatch(
                                    one -> body(one).get("event").textValue().equals(type.word()));
                });
        return drain().stream().map(WebhooksRig::body).toList();
    }

    /// Time passes for runs too.
    void pass(Duration by) {
        server.clock().forward(by);
    }

    /// The present moment as events write it.
    String seconds() {
        return now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    long workflowOf(long caseNumber) {
        return server.database()
                .db()
                .system(tx ->
                        tx.first(
                                        "select workflow_id from cases where id = ?",
                                        row -> row.getLong(1),
                                        caseNumber)
                                .orElseThrow());
    }

    /// A workflow whose runs have no case.
    WorkflowId publishPlain(String steps) {
        return server.publish(acme, document(steps).replace("source: direct", "source: none"));
    }

    void start(WorkflowId workflow, String input) {
        var reply = champ.post(CASES + workflow.value() + "/runs", "{\"input\":" + input + "}");
        if (reply.status() != 201) {
            throw new AssertionError("not started: " + reply);
        }
    }

    Deliveries deliveries() {
        return node().posts().deliveries();
    }

    Actor admin() {
        return acme.caller().actor();
    }

    /// All deliveries, the newest first.
    List<Delivery> log() {
        return deliveries()
                .list(
                        acme.organization().id(),
                        new DeliveryFilter(null, null, null, null, null, null),
                        500);
    }

    Deliveries.Story story(long delivery) {
        return deliveries().find(acme.organization().id(), delivery).orElseThrow();
    }

    /// Waits until so many deliveries have ended.
    void untilEnded(long count) {
        Probe.until(
                count + " deliveries have ended",
                () ->
                        count("deliveries where delivered_at is not null or failed_at is not null")
                                == count);
    }

    /// A published workflow with these steps.
    WorkflowId publish(String steps) {
        return server.publish(acme, document(steps));
    }

    String document(String steps) {
        return """
        document:
          dsl: '1.0.3'
          namespace: tests
          name: flow-NUMBER
          version: '1.0.0'
          title: Flow NUMBER
          metadata: { source: direct, statuses: [Waiting] }
        input:
          schema:
            document:
              type: object
              properties:
                amount: { type: number, title: Amount }
                total: { type: number, title: Total }
                reason: { type: string, title: Reason }
        do:
        STEPS
        """
                .replace("NUMBER", Integer.toString(names.incrementAndGet()))
                .replace("STEPS", steps.indent(2).stripTrailing());
    }

    long create(WorkflowId workflow, String body) {
        return create(champ, workflow, body);
    }

    /// A case that another node writes.
    long create(Client by, WorkflowId workflow, String body) {
        var reply = by.post(CASES + workflow.value() + "/cases", body);
        if (reply.status() != 201) {
            throw new AssertionError("not created: " + reply);
        }
        return reply.at("/case/id").longValue();
    }

    void cancel(long run) {
        node().runs().cancel(acme.caller().actor(), new RunId(run));
    }

    /// The next request that the receiver took, whose event is of that type.
    Received next(EventType type) {
        while (true) {
            var received = next();
            if (body(received).path("event").asText().equals(type.word())) {
                return received;
            }
        }
    }

    Received next() {
        try {
            return receiver.next(60).orElseThrow(() -> new AssertionError("nothing was delivered"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    static JsonNode body(Received received) {
        return Json.stored(
                new String(
                        received.body().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    /// How many rows fit.
    long count(String sql, Object... arguments) {
        return server.database()
                .db()
                .system(tx ->
                        tx.first("select count(*) from " + sql, row -> row.getLong(1), arguments)
                                .orElseThrow());
    }

    /// Everything was recorded, and nothing is under way or due.
    void untilQuiet() {
        Probe.until(
                "nothing is due",
                () ->
                        count(
                                        "waiting_deliveries where due_at <= ? or claimed_at is not"
                                                + " null",
                                        server.clock().instant())
                                == 0);
    }

    /// Time passes, and the sender looks.
    void forward(Duration by) {
        server.clock().forward(by);
        node().posts().herald().hint();
    }

    @Override
    public void close() {
        server.close();
        receiver.close();
    }
}
