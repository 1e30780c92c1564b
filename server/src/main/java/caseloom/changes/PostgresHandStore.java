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

/// The statements about cases in a person's hand, within one transaction.
final class PostgresHandStore implements HandStore {

    private static final Sql SQL = Sql.of(PostgresHandStore.class, "hand.sql");

    private final Tx tx;
    private final OrganizationId organization;

    PostgresHandStore(Tx tx, OrganizationId organization) {
        this.tx = tx;
        this.organization = organization;
    }

    @Override
    public Optional<RunId> newest(CaseId number) {
        return tx.first(
                SQL.get("newest-run"),
                row -> new RunId(row.getLong("id")),
                number.value(),
                organization.value());
    }

    @Override
    public void holdRun(CaseId number, RunId run) {
        tx.all(SQL.get("hold-run"), number.value(), run.value(), organization.value());
    }

    @Override
    public Optional<HeldCase> holdCase(CaseId number, RunId run) {
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

    @Override
    public Counted count(HeldCase held) {
        return tx.first(
                        SQL.get("count"),
                        row -> new Counted(row.getInt("decisions"), row.getBoolean("unbegun")),
                        held.id().value(),
                        held.run().value(),
                        organization.value())
                .orElseThrow(() -> new IllegalStateException("a held run is gone: " + held.run()));
    }

    @Override
    public void wake(HeldCase held, int timer, Instant at) {
        tx.change(
                SQL.get("wake"),
                held.id().value(),
                held.run().value(),
                timer,
                organization.value(),
                at);
    }

    @Override
    public void tell(HeldCase held, int seq, Told told) {
        tx.change(
                SQL.get("tell"),
                held.id().value(),
                held.run().value(),
                seq,
                organization.value(),
                told.at(),
                told.entries());
    }

    @Override
    public void amend(HeldCase held, Amended to) {
        tx.change(
                SQL.get("amend"),
                to.subject(),
                Json.write(to.attributes()),
                to.at(),
                held.id().value(),
                organization.value());
    }

    @Override
    public void own(HeldCase held, long owner) {
        tx.change(SQL.get("own"), owner, held.id().value(), organization.value());
    }
}
