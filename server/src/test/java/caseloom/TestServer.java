package caseloom;

import caseloom.access.Caller;
import caseloom.access.NewToken;
import caseloom.access.Organizations;
import caseloom.audit.Actor;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.db.TestDatabase;
import caseloom.outcome.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The server as it is in production, on a database of its own and under a clock that moves by
/// hand. It has one node at first; more can join. The tests of several features use it.
public final class TestServer implements AutoCloseable {

    /// Absolute addresses in answers begin with it, whatever port is listened on.
    public static final String PUBLIC_URL = "https://cases.example";

    public static final Instant START = Instant.parse("2026-05-28T17:04:12.987654Z");

    private final HandClock clock = new HandClock(START);
    private final TestDatabase database = TestDatabase.fresh();
    private final List<TestNode> nodes = new ArrayList<>();

    private TestServer() {}

    /// Starts a node with settings such as `TOKEN_RATE_LIMIT=3`. Tokens have no rate limit unless
    /// one is set.
    public static TestServer start(String... settings) {
        var server = new TestServer();
        server.join(settings);
        return server;
    }

    /// Another node on the same database.
    public TestNode join(String... settings) {
        var node = begin(settings);
        node.open();
        return node;
    }

    /// The same, before it is open.
    public TestNode begin(String... settings) {
        var node = new TestNode(database, clock, settings);
        nodes.add(node);
        node.begin();
        return node;
    }

    /// An organization with its first administrator and an API token.
    public record Tenant(Organizations.Created organization, Caller caller, String token) {}

    public TestNode node() {
        return nodes.getFirst();
    }

    public HandClock clock() {
        return clock;
    }

    public TestDatabase database() {
        return database;
    }

    public Tenant tenant(String name) {
        var made =
                node().organizations()
                        .create(
                                Actor.system(new OrganizationId(1)),
                                name,
                                "admin@" + name + ".example");
        var member = made.administrator().id();
        var token = node().tokens().create(Actor.system(made.id()), NewToken.api("tests", member));
        return new Tenant(made, new Caller(made.id(), token.id(), member, false), token.value());
    }

    /// A token of the tenant's administrator, who is also one of the installation.
    public String administrator(Tenant tenant) {
        var by = Actor.system(tenant.organization().id());
        var wanted = NewToken.installation("tests", tenant.caller().member());
        return node().tokens().create(by, wanted).value();
    }

    /// Saves a document and publishes it.
    public WorkflowId publish(Tenant tenant, String document) {
        var id = push(tenant, document);
        return done(node().workflows().publish(tenant.caller(), id, null)).workflow();
    }

    /// Saves a document without publishing it.
    public WorkflowId push(Tenant tenant, String document) {
        return done(node().workflows().push(tenant.caller(), document)).workflow().id();
    }

    /// What an outcome holds, which must not be a refusal.
    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) -> throw new AssertionError("refused: " + why);
        };
    }

    @Override
    public void close() {
        nodes.reversed().forEach(TestNode::close);
        database.close();
    }
}
