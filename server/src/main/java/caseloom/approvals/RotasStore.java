package caseloom.approvals;

import caseloom.core.approval.Rota;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.util.List;

/// The statements about rotas.
final class RotasStore {

    private static final Sql SQL = Sql.of(RotasStore.class, "rotas.sql");

    /// The rota of one group of a step, in the hand of the transaction.
    record Held(WorkflowId workflow, String step, int place, Rota rota) {}

    /// Nobody else is asked there until the transaction ends.
    Held hold(Tx tx, OrganizationId organization, ApprovalId id, String step, int place) {
        return tx.first(
                        SQL.get("hold"),
                        row ->
                                new Held(
                                        new WorkflowId(row.getLong("workflow_id")),
                                        step,
                                        place,
                                        new Rota(
                                                List.of(
                                                        (Long[])
                                                                row.getArray("asked").getArray()))),
                        step,
                        place,
                        id.caseId().value(),
                        id.run().value(),
                        organization.value())
                .orElseThrow(() -> new IllegalStateException("no run " + id.run()));
    }

    void turn(Tx tx, OrganizationId organization, Held held, Rota now) {
        tx.change(
                SQL.get("turn"),
                now.asked().stream().mapToLong(Long::longValue).toArray(),
                held.workflow.value(),
                held.step,
                held.place,
                organization.value());
    }
}
