package caseloom.schedules;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.events.Tally;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.events.Routable;
import caseloom.workflows.Publication;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/// The statements about gatherings.
final class GatheringsStore {

    private static final Sql SQL = Sql.of(GatheringsStore.class, "gatherings.sql");

    /// One that is due: to be started when it is complete, else to be given up.
    record Due(Gathering.Id id, boolean complete, Instant due) {}

    /// One whose run is to be started.
    ///
    /// @param initiator the member who published the version
    record Ready(Gathering.Id id, int version, long initiator) {}

    void begin(Tx tx, Publication publication) {
        tx.change(
                SQL.get("begin"),
                publication.workflow().value(),
                publication.organization().value(),
                publication.version());
    }

    void remove(Tx tx, OrganizationId organization, WorkflowId workflow) {
        var by = organization.value();
        var id = workflow.value();
        tx.all(SQL.get("remove"), by, id, by, id, by, id);
    }

    /// The versions of these workflows that gather, until the end of the transaction.
    Map<WorkflowId, Integer> hold(Tx tx, Collection<WorkflowId> workflows) {
        var held = new HashMap<WorkflowId, Integer>();
        tx.list(
                SQL.get("hold"),
                row -> held.put(new WorkflowId(row.getLong("workflow_id")), row.getInt("version")),
                numbers(workflows, WorkflowId::value));
        return held;
    }

    /// Those under way that the events may belong to, the earliest first.
    List<Gathering> open(Tx tx, Collection<Offer> offers) {
        var keys = new LinkedHashMap<WorkflowId, TreeSet<String>>();
        for (var offer : offers) {
            keys.computeIfAbsent(offer.by().workflow(), _ -> new TreeSet<>()).addAll(offer.keys());
        }
        var workflows = new ArrayList<Long>();
        var texts = new ArrayList<String>();
        keys.forEach((workflow, wanted) ->
                wanted.forEach(key -> {
                    workflows.add(workflow.value());
                    texts.add(key);
                }));
        return tx.list(
                SQL.get("open"),
                GatheringsStore::gathering,
                numbers(workflows, Long::longValue),
                texts.toArray(String[]::new));
    }

    /// The events of one, in the order in which they came.
    List<JsonNode> envelopes(Tx tx, Gathering.Id id) {
        return tx.list(
                SQL.get("envelopes"),
                row -> Json.stored(row.getString("envelope")),
                id.workflow().value(),
                id.number());
    }

    void save(Tx tx, Collection<Gathering> all) {
        var flags = new boolean[all.size()];
        var place = 0;
        for (var one : all) {
            flags[place++] = one.complete();
        }
        tx.change(
                SQL.get("save"),
                numbers(all, one -> one.id().workflow().value()),
                numbers(all, one -> one.id().number()),
                numbers(all, one -> one.organization().value()),
                all.stream().mapToInt(Gathering::version).toArray(),
                all.stream().map(Gathering::key).toArray(String[]::new),
                all.stream().map(one -> written(one.tally())).toArray(String[]::new),
                all.stream().mapToInt(Gathering::events).toArray(),
                numbers(all, Gathering::bytes),
                flags,
                all.stream().map(Gathering::due).toArray(Instant[]::new));
    }

    void add(Tx tx, Map<Gathering.Id, List<Routable>> joined) {
        var ids = new ArrayList<Gathering.Id>();
        var events = new ArrayList<Routable>();
        joined.forEach((id, some) ->
                some.forEach(event -> {
                    ids.add(id);
                    events.add(event);
                }));
        tx.change(
                SQL.get("add"),
                numbers(ids, id -> id.workflow().value()),
                numbers(ids, Gathering.Id::number),
                numbers(events, Routable::number),
                numbers(events, event -> event.organization().value()),
                events.stream().map(event -> Json.write(event.envelope())).toArray(String[]::new));
    }

    /// Gives up all but the newest so many of each workflow; gives the workflow of each.
    List<WorkflowId> makeRoom(Tx tx, Collection<WorkflowId> workflows, int most) {
        return tx.list(
                SQL.get("make-room"),
                row -> new WorkflowId(row.getLong("workflow_id")),
                numbers(workflows, WorkflowId::value),
                most);
    }

    List<Due> due(Tx tx, Instant now, int most) {
        return tx.list(
                SQL.get("due"),
                row -> new Due(id(row), row.getBoolean("complete"), Tx.moment(row, "due_at")),
                now,
                most);
    }

    List<Ready> claim(Tx tx, List<Due> due, Instant until) {
        return tx.list(
                SQL.get("claim"),
                row -> new Ready(id(row), row.getInt("version"), row.getLong("published_by")),
                until,
                numbers(due, one -> one.id().workflow().value()),
                numbers(due, one -> one.id().number()),
                due.stream().map(Due::due).toArray(Instant[]::new));
    }

    void forget(Tx tx, Collection<Gathering.Id> ids) {
        tx.change(
                SQL.get("forget"),
                numbers(ids, id -> id.workflow().value()),
                numbers(ids, Gathering.Id::number));
    }

    private static Gathering gathering(ResultSet row) throws SQLException {
        return new Gathering(
                id(row),
                new OrganizationId(row.getLong("organization_id")),
                row.getInt("version"),
                row.getString("key"),
                tally(Json.stored(row.getString("tally"))),
                row.getInt("events"),
                row.getLong("bytes"),
                Tx.moment(row, "due_at"));
    }

    private static Gathering.Id id(ResultSet row) throws SQLException {
        return new Gathering.Id(new WorkflowId(row.getLong("workflow_id")), row.getLong("id"));
    }

    /// Every later release must be able to read it.
    private static String written(Tally tally) {
        var node = Json.object();
        var learned = node.putObject("learned");
        tally.learned().forEach(learned::put);
        var satisfied = node.putArray("satisfied");
        tally.satisfied().forEach(satisfied::add);
        return Json.write(node);
    }

    private static Tally tally(JsonNode node) {
        var learned = new LinkedHashMap<String, String>();
        node.path("learned")
                .properties()
                .forEach(one -> learned.put(one.getKey(), one.getValue().asText()));
        var satisfied = new TreeSet<Integer>();
        node.path("satisfied").forEach(place -> satisfied.add(place.asInt()));
        return new Tally(learned, satisfied, false);
    }

    private static <T> long[] numbers(Collection<T> all, ToLongFunction<T> column) {
        return all.stream().mapToLong(column).toArray();
    }
}
