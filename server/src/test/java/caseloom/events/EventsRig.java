package caseloom.events;

import caseloom.HandClock;
import caseloom.core.cases.OrganizationId;
import caseloom.core.definition.Correlation;
import caseloom.core.interpreter.Listener;
import caseloom.core.json.Json;
import caseloom.db.TestDatabase;
import caseloom.db.Tx;
import caseloom.settings.Env;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Events on a database of their own, and listeners that write down what they hear. Several nodes
/// may be made.
final class EventsRig implements AutoCloseable {

    static final OrganizationId ACME = new OrganizationId(1);
    static final OrganizationId GLOBEX = new OrganizationId(2);
    final HandClock clock = new HandClock(Instant.parse("2026-05-28T12:00:00Z"));
    final TestDatabase database = TestDatabase.fresh();
    final Ears ears = new Ears();
    private final List<Events> open = new ArrayList<>();
    private Instant began = clock.instant();

    /// Writes down what comes.
    static final class Ears implements Hearers {

        final List<Arrived> heard = new CopyOnWriteArrayList<>();
        final List<Long> full = new CopyOnWriteArrayList<>();

        @Override
        public void arrived(List<Arrived> events) {
            heard.addAll(events);
        }

        @Override
        public void overflowed(long caseId, long runId) {
            full.add(runId);
        }

        List<Long> numbersOf(long run) {
            return heard.stream()
                    .filter(one -> one.runId() == run)
                    .map(Arrived::event)
                    .sorted()
                    .toList();
        }
    }

    EventsRig() {
        for (var organization : List.of(ACME, GLOBEX)) {
            change(
                    "insert into organizations (id, name, created_at)"
                            + " overriding system value values (?, 'one', now())",
                    organization.value());
        }
    }

    /// A node that runs.
    Events node(String... settings) {
        var node = parked(settings);
        node.start();
        return node;
    }

    /// A node that is built and not started, so that it stores nothing and routes nothing.
    Events parked(String... settings) {
        var environment = new HashMap<String, String>();
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            environment.put(Env.PREFIX + parts[0], parts[1]);
        }
        var ground = new Events.Ground(database.db(), clock, new SimpleMeterRegistry());
        var node =
                new Events(
                        ground,
                        EventsSettings.from(new Env(environment)),
                        ears,
                        events -> Set.of());
        open.add(node);
        return node;
    }

    static CloudEvent event(String id, String type, String data) {
        ObjectNode envelope =
                Json.object()
                        .put("specversion", "1.0")
                        .put("id", id)
                        .put("source", "/shop")
                        .put("type", type);
        envelope.set("data", Json.stored(data));
        return new CloudEvent(type, "/shop", id, envelope);
    }

    /// As if a document with that correlation had been published.
    void know(OrganizationId organization, String type, @Nullable String from) {
        database.db()
                .system(tx -> {
                    var correlation = new Correlation(type, from);
                    new Correlations().published(tx, organization, Set.of(correlation));
                    return true;
                });
    }

    List<Arrived> listen(
            Events node,
            long run,
            @Nullable String type,
            @Nullable String from,
            @Nullable String value) {
        return listen(node, ACME, run, new Listener(1, type, from, value, began));
    }

    /// As the engine does it: gives what came before.
    List<Arrived> listen(Events node, OrganizationId organization, long run, Listener listener) {
        return database.db().system(tx -> listen(tx, node, organization, run, listener));
    }

    /// For any event of a type, in a transaction that goes on.
    List<Arrived> listen(Tx tx, Events node, long run, String type) {
        return listen(tx, node, ACME, run, new Listener(1, type, null, null, began));
    }

    private static List<Arrived> listen(
            Tx tx, Events node, OrganizationId organization, long run, Listener listener) {
        tx.list("select pg_current_xact_id()", row -> row);
        var heard = new Heard(run, run, organization, listener);
        return node.listening().listen(tx, List.of(heard));
    }

    /// Stores an event and does not route it, as a node that dies after the commit.
    void storeOnly(Events node, CloudEvent event) {
        var sent = List.of(new Sent(ACME, event, clock.instant()));
        node.prepare(sent);
        database.db().system(tx -> node.send(tx, sent));
    }

    long number(String sql, Object... arguments) {
        return database.db()
                .system(tx -> tx.first(sql, row -> row.getLong(1), arguments).orElseThrow());
    }

    int change(String sql, Object... arguments) {
        return database.db().system(tx -> tx.change(sql, arguments));
    }

    long unrouted() {
        return number("select count(*) from unrouted");
    }

    Map<String, Long> counts() {
        var counts = new HashMap<String, Long>();
        for (var table : List.of("events", "event_ids", "event_values", "unrouted", "inbox")) {
            counts.put(table, number("select count(*) from " + table));
        }
        return counts;
    }

    /// Ends all nodes and forgets everything, for the next test: runs begin a day later.
    void empty() {
        closeNodes();
        ears.heard.clear();
        ears.full.clear();
        clock.forward(Duration.ofDays(1));
        began = clock.instant();
        database.db()
                .system(tx -> {
                    tx.all(
                            "truncate events, event_ids, event_values, unrouted, inbox, listeners,"
                                    + " correlations cascade");
                    return true;
                });
    }

    private void closeNodes() {
        open.reversed().forEach(Events::close);
        open.clear();
    }

    @Override
    public void close() {
        closeNodes();
        database.close();
    }
}
