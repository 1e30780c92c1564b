package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.db.DayPartitions;
import caseloom.db.Db;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.time.Instant;
import java.util.List;

/// The statements that write deliveries.
final class DeliveriesStore {

    private static final Sql SQL = Sql.of(DeliveriesStore.class, "deliveries.sql");

    static DayPartitions partitions(Db db) {
        return new DayPartitions(db, SQL.get("ensure-partitions"), SQL.get("drop-partitions"));
    }

    void write(Tx tx, List<NewDelivery> deliveries, Instant at) {
        tx.change(
                SQL.get("write"),
                deliveries.stream().mapToLong(NewDelivery::caseId).toArray(),
                deliveries.stream().mapToLong(one -> one.organization().value()).toArray(),
                deliveries.stream().mapToLong(NewDelivery::destination).toArray(),
                deliveries.stream().map(NewDelivery::event).toArray(String[]::new),
                deliveries.stream().map(NewDelivery::messageId).toArray(String[]::new),
                deliveries.stream().map(NewDelivery::body).toArray(String[]::new),
                at,
                at,
                at);
    }

    /// The address of a member; empty when that member is gone.
    String email(Tx tx, OrganizationId organization, long member) {
        return tx.first(
                        SQL.get("member"),
                        row -> row.getString("email"),
                        organization.value(),
                        member)
                .orElse("");
    }

    /// The text id of a workflow.
    String key(Tx tx, OrganizationId organization, WorkflowId workflow) {
        return tx.first(
                        SQL.get("workflow"),
                        row -> row.getString("key"),
                        organization.value(),
                        workflow.value())
                .orElseThrow();
    }
}
