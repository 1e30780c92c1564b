package caseloom.changes;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The statements about cases in a person's hand.
final class HandStore {

    private static final Sql SQL = Sql.of(HandStore.class, "hand.sql");

    /// The newest run of a case; empty when there is no such case.
    Optional<RunId> newest(Tx tx, OrganizationId organization, CaseId number) {
        return tx.first(
                SQL.get("newest-run"),
                row -> new RunId(row.getLong("id")),
                number.value(),
                organization.value());
    }

    void holdRun(Tx tx, OrganizationId organization, CaseId number, RunId run) {
        tx.all(SQL.get("hold-run"), number.value(), run.value(), organization.value());
    }

    /// Empty when the cases API does not show it.
    Optional<HeldCase> holdCase(Tx tx, OrganizationId organization, CaseId number, RunId run) {
        return tx.first(
                SQL.get("hold-case"),
                row -> held(row, number, run),
                number.value(),
                organization.value());
    }

    private static HeldCase held(ResultSet row, CaseId number, RunId run) throws SQLException {
        return new HeldCase(
                number,
                run,
                new WorkflowId(row.getLong("workflow_id")),
                row.getInt("version"),
                row.getString("subject"),
                (ObjectNode) Json.stored(row.getString("attributes")),
                row.getLong("owner"),
                row.getString("owned_by"),
                Tx.moment(row, "updated_at"));
    }

    /// How a run stands once its count of decisions was moved.
    ///
    /// @param seq the number that its history row has
    /// @param unbegun whether it goes on by itself and nobody decided anything about it yet
    record Counted(int seq, boolean unbegun) {}

    Counted count(Tx tx, OrganizationId organization, HeldCase held) {
        return tx.first(
                        SQL.get("count"),
                        row -> new Counted(row.getInt("decisions"), row.getBoolean("unbegun")),
                        held.id().value(),
                        held.run().value(),
                        organization.value())
                .orElseThrow(() -> new IllegalStateException("a held run is gone: " + held.run()));
    }

    void wake(Tx tx, OrganizationId organization, HeldCase held, int timer, Instant at) {
        tx.change(
                SQL.get("wake"),
                held.id().value(),
                held.run().value(),
                timer,
                organization.value(),
                at);
    }

    void tell(Tx tx, OrganizationId organization, HeldCase held, int seq, Told told) {
        tx.change(
                SQL.get("tell"),
                held.id().value(),
                held.run().value(),
                seq,
                organization.value(),
                told.at,
                told.entries);
    }

    /// Entries as they are stored.
    record Told(Instant at, String entries) {}

    void amend(Tx tx, OrganizationId organization, HeldCase held, Amended to) {
        tx.change(
                SQL.get("amend"),
                to.subject,
                Json.write(to.attributes),
                to.at,
                held.id().value(),
                organization.value());
    }

    /// What a case becomes.
    record Amended(String subject, ObjectNode attributes, Instant at) {}

    void own(Tx tx, OrganizationId organization, HeldCase held, long owner) {
        tx.change(SQL.get("own"), owner, held.id().value(), organization.value());
    }
}
