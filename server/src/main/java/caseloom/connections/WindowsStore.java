package caseloom.connections;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/// The statements on windows.
final class WindowsStore {

    private static final Sql SQL = Sql.of(WindowsStore.class, "windows.sql");

    /// The window, which other nodes wait for until the transaction ends. Empty when the connection
    /// is gone.
    Optional<Window> held(Tx tx, OrganizationId organization, long connection, Window first) {
        var held = held(tx, organization, connection);
        if (held.isPresent()) {
            return held;
        }
        tx.change(
                SQL.get("begin"), first.minutes(), first.tick(), organization.value(), connection);
        return held(tx, organization, connection);
    }

    boolean keep(Tx tx, OrganizationId organization, long connection, Window window) {
        return tx.change(
                        SQL.get("grant"),
                        window.minutes(),
                        window.tick(),
                        window.granted().stream().mapToInt(Integer::intValue).toArray(),
                        organization.value(),
                        connection)
                == 1;
    }

    private static Optional<Window> held(Tx tx, OrganizationId organization, long connection) {
        return tx.first(SQL.get("held"), WindowsStore::window, organization.value(), connection);
    }

    private static Window window(ResultSet row) throws SQLException {
        var granted = (Integer[]) row.getArray("granted").getArray();
        return new Window(row.getInt("minutes"), row.getLong("tick"), Arrays.asList(granted));
    }
}
