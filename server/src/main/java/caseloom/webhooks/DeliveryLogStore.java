package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.webhooks.Delivery.Attempted;
import caseloom.webhooks.Delivery.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements that read the log of deliveries and start them again.
final class DeliveryLogStore {

    private static final Sql SQL = Sql.of(DeliveryLogStore.class, "delivery_log.sql");

    List<Delivery> list(Tx tx, OrganizationId organization, DeliveryFilter filter, int most) {
        var status = filter.status() == null ? null : filter.status().name();
        var word = status == null ? null : status.toLowerCase(Locale.ROOT);
        return tx.list(
                SQL.get("list"),
                DeliveryLogStore::delivery,
                organization.value(),
                filter.below(),
                filter.below(),
                filter.destination(),
                filter.destination(),
                filter.caseId(),
                filter.caseId(),
                filter.event(),
                filter.event(),
                filter.messageId(),
                filter.messageId(),
                word,
                word,
                most);
    }

    Optional<Delivery> find(Tx tx, OrganizationId organization, long id) {
        return tx.first(SQL.get("find"), DeliveryLogStore::delivery, organization.value(), id);
    }

    List<Attempted> attempts(Tx tx, OrganizationId organization, Delivery of, int most) {
        return tx.list(
                SQL.get("attempts"),
                DeliveryLogStore::attempted,
                of.caseId(),
                of.id(),
                organization.value(),
                most);
    }

    List<Long> failed(Tx tx, OrganizationId organization, FailedOf of, int most) {
        return tx.list(
                SQL.get("failed"),
                row -> row.getLong("id"),
                organization.value(),
                of.destination,
                of.event,
                of.event,
                of.from,
                of.from,
                of.before,
                of.before,
                most);
    }

    /// Deliveries of a destination that failed; null asks for all.
    record FailedOf(
            long destination,
            @Nullable String event,
            @Nullable Instant from,
            @Nullable Instant before) {}

    /// The numbers of those that begin anew.
    List<Long> replay(Tx tx, OrganizationId organization, List<Long> ids, Instant at) {
        return tx.list(
                SQL.get("replay"),
                row -> row.getLong("id"),
                organization.value(),
                ids.stream().mapToLong(Long::longValue).toArray(),
                at);
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        var delivered = Tx.instant(row, "delivered_at");
        var failed = Tx.instant(row, "failed_at");
        var claimed = Tx.instant(row, "claimed_at");
        return new Delivery(
                row.getLong("case_id"),
                row.getLong("id"),
                row.getLong("destination_id"),
                Kind.of(row.getString("kind")),
                row.getString("event"),
                row.getString("message_id"),
                row.getString("body"),
                status(delivered, failed, claimed),
                Tx.moment(row, "created_at"),
                delivered,
                claimed == null ? Tx.instant(row, "due_at") : null);
    }

    private static Status status(
            @Nullable Instant delivered, @Nullable Instant failed, @Nullable Instant claimed) {
        if (delivered != null) {
            return Status.DELIVERED;
        }
        if (failed != null) {
            return Status.FAILED;
        }
        return claimed == null ? Status.PENDING : Status.IN_PROGRESS;
    }

    private static Attempted attempted(ResultSet row) throws SQLException {
        var number = row.getInt("status");
        var status = row.wasNull() ? null : Integer.valueOf(number);
        return new Attempted(
                row.getInt("number"),
                Tx.moment(row, "at"),
                Tx.moment(row, "ended_at"),
                row.getString("outcome"),
                row.getString("url"),
                Json.stored(row.getString("headers")),
                status,
                row.getString("response"),
                row.getString("error"));
    }
}
