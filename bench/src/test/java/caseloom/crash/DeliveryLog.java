package caseloom.crash;

import caseloom.bench.Ticks;
import caseloom.db.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a server's log of deliveries says.
final class DeliveryLog implements AutoCloseable {

    private static final Sql SQL = Sql.of(DeliveryLog.class, "delivery_log.sql");
    private static final Duration EVERY = Duration.ofMillis(50);

    private final Connection connection;

    private DeliveryLog(Connection connection) {
        this.connection = connection;
    }

    static DeliveryLog of(String url) throws SQLException {
        return new DeliveryLog(DriverManager.getConnection(url));
    }

    /// A delivery, with how many attempts the log knows and how they ended.
    record Told(String message, int attempts, int succeeded, int interrupted) {}

    /// Waits until all runs have ended and everything is sent.
    void awaitSent(Ticks ticks, Duration most) throws SQLException {
        var begin = ticks.now();
        for (var left = underWay(); left > 0; left = underWay()) {
            if (ticks.since(begin).compareTo(most) > 0) {
                throw new AssertionError(left + " runs and deliveries did not end within " + most);
            }
            ticks.pause(EVERY);
        }
    }

    List<Told> told() throws SQLException {
        try (var statement = connection.prepareStatement(SQL.get("told"));
                var rows = statement.executeQuery()) {
            var told = new ArrayList<Told>();
            while (rows.next()) {
                told.add(
                        new Told(
                                rows.getString("message_id"),
                                rows.getInt("attempts"),
                                rows.getInt("succeeded"),
                                rows.getInt("interrupted")));
            }
            return told;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private long underWay() throws SQLException {
        try (var statement = connection.prepareStatement(SQL.get("under-way"));
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong("things");
        }
    }
}
