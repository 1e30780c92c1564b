package caseloom.audit;

import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The statements on the audit trail.
final class AuditStore {

    private static final Sql SQL = Sql.of(AuditStore.class, "audit.sql");

    void note(Tx tx, Actor actor, Deed deed) {
        tx.change(
                SQL.get("note"),
                actor.organization().value(),
                actor.kind().word(),
                actor.credential(),
                actor.member(),
                actor.name(),
                deed.verb(),
                deed.kind(),
                deed.target(),
                Json.write(deed.detail()));
    }

    List<AuditEntry> list(Tx tx, OrganizationId organization, AuditFilter filter, int most) {
        return tx.list(
                SQL.get("list"),
                AuditStore::entry,
                organization.value(),
                filter.below(),
                filter.below(),
                filter.verb(),
                filter.verb(),
                filter.kind(),
                filter.kind(),
                filter.target(),
                filter.target(),
                filter.member(),
                filter.member(),
                filter.from(),
                filter.from(),
                filter.before(),
                filter.before(),
                most);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Tx.moment(row, "at"),
                new Actor(
                        new OrganizationId(row.getLong("organization_id")),
                        Actor.Kind.of(row.getString("actor_kind")),
                        number(row, "credential_id"),
                        number(row, "member_id"),
                        row.getString("actor_name")),
                row.getString("verb"),
                row.getString("target_kind"),
                row.getLong("target_id"),
                Json.stored(row.getString("detail")));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
