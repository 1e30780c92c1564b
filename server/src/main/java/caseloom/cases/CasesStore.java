package caseloom.cases;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The statements that read cases.
final class CasesStore {

    private static final Sql SQL = Sql.of(CasesStore.class, "cases.sql");

    Optional<CaseRecord> find(Tx tx, OrganizationId organization, CaseId number) {
        return tx.first(SQL.get("find"), CasesStore::record, number.value(), organization.value());
    }

    static Optional<String> held(Tx tx, OrganizationId organization, CaseId number) {
        return tx.first(
                SQL.get("hold"),
                row -> row.getString("status"),
                number.value(),
                organization.value());
    }

    List<HistoryEntry> history(
            Tx tx,
            OrganizationId organization,
            CaseId number,
            Optional<Cases.Place> after,
            int most) {
        return tx
                .list(
                        SQL.get("history"),
                        CasesStore::entries,
                        number.value(),
                        organization.value(),
                        after.map(place -> place.run().value()).orElse(0L),
                        after.map(Cases.Place::seq).orElse(-1),
                        most)
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    Map<CaseId, List<HistoryEntry>> reached(
            Tx tx, OrganizationId organization, List<CaseId> numbers) {
        var found = new HashMap<CaseId, List<HistoryEntry>>();
        tx.list(
                SQL.get("reached"),
                row -> found.put(new CaseId(row.getLong("case_id")), entries(row)),
                numbers.stream().mapToLong(CaseId::value).toArray(),
                organization.value());
        return found;
    }

    private static CaseRecord record(ResultSet row) throws SQLException {
        return new CaseRecord(
                new CaseId(row.getLong("id")),
                new WorkflowId(row.getLong("workflow_id")),
                row.getInt("version"),
                row.getString("subject"),
                row.getString("status"),
                (ObjectNode) Json.stored(row.getString("attributes")),
                row.getString("owned_by"),
                Tx.moment(row, "created_at"),
                Tx.moment(row, "updated_at"));
    }

    /// Reads what the engine writes: lists of event, step, detail and moment.
    private static List<HistoryEntry> entries(ResultSet row) throws SQLException {
        var run = new RunId(row.getLong("run_id"));
        var seq = row.getInt("seq");
        var at = Tx.moment(row, "at");
        var entries = new ArrayList<HistoryEntry>();
        for (var entry : Json.stored(row.getString("entries"))) {
            var moment = entry.has(3) ? Instant.parse(entry.get(3).textValue()) : at;
            entries.add(entry(run, seq, moment, entry));
        }
        return entries;
    }

    private static HistoryEntry entry(RunId run, int seq, Instant at, JsonNode entry) {
        return new HistoryEntry(
                run, seq, at, entry.path(0).asText(), entry.path(1).textValue(), entry.get(2));
    }
}
