package caseloom.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Hears what transactions on any node say by `pg_notify`, on a connection of its own that is open
/// while somebody listens. For one thread.
public final class Notifications implements AutoCloseable {

    private static final Sql SQL = Sql.of(Notifications.class, "notifications.sql");

    private final Connections connections;
    private @Nullable Connection open;

    Notifications(Connections connections) {
        this.connections = connections;
    }

    /// What has been said since the last call, waiting for it so long at most. Nothing that was
    /// said before the first call is heard, nor what was said while the connection was away.
    ///
    /// @throws DatabaseFault when the connection is lost; the next call opens another
    public List<String> heard(Duration most) {
        try {
            var connection = opened();
            var said = connection.unwrap(PGConnection.class);
            var heard = new ArrayList<String>();
            var notifications = said.getNotifications(Math.toIntExact(most.toMillis()));
            for (var one : notifications) {
                heard.add(one.getParameter());
            }
            return heard;
        } catch (SQLException e) {
            close();
            throw DatabaseFault.of(e);
        }
    }

    private Connection opened() throws SQLException {
        var kept = open;
        if (kept != null) {
            return kept;
        }
        var made = connections.single();
        open = made;
        try (var listen = made.createStatement()) {
            listen.execute(SQL.get("listen"));
        }
        return made;
    }

    /// Stops listening, until somebody asks again.
    @Override
    public void close() {
        var kept = open;
        open = null;
        if (kept != null) {
            try {
                kept.close();
            } catch (SQLException e) {
                throw DatabaseFault.of(e);
            }
        }
    }
}
