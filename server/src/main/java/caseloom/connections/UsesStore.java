package caseloom.connections;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The statements on which published workflows name which connections.
final class UsesStore {

    private static final Sql SQL = Sql.of(UsesStore.class, "uses.sql");

    /// Which of these names connections have.
    Set<String> known(Tx tx, OrganizationId organization, Collection<String> names) {
        return Set.copyOf(
                tx.list(
                        SQL.get("known"),
                        row -> row.getString("name"),
                        organization.value(),
                        names.toArray(String[]::new)));
    }

    /// Names of connections, so many at most.
    List<String> names(Tx tx, OrganizationId organization, int most) {
        return tx.list(SQL.get("names"), row -> row.getString("name"), organization.value(), most);
    }

    void use(
            Tx tx,
            OrganizationId organization,
            long workflow,
            int version,
            Collection<String> names) {
        tx.change(
                SQL.get("use"),
                organization.value(),
                names.toArray(String[]::new),
                workflow,
                version,
                organization.value());
    }

    List<String> users(Tx tx, OrganizationId organization, long connection, int most) {
        return tx.list(
                SQL.get("users"),
                row -> row.getString("name"),
                organization.value(),
                connection,
                most);
    }
}
