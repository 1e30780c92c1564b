package caseloom.crash;

import caseloom.bench.Ticks;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the database holds after all the kills.
final class Evidence implements AutoCloseable {

    private static final Sql SQL = Sql.of(Evidence.class, "crash.sql");

    private static final Duration EVERY = Duration.ofMillis(50);

    private final Connection connection;

    private Evidence(Connection connection) {
        this.connection = connection;
    }

    static Evidence of(String url) throws SQLException {
        return new Evidence(DriverManager.getConnection(url));
    }

    record Found(String subject, long id, String status, JsonNode attributes) {}

    /// Waits until no run is under way.
    void awaitQuiet(Ticks ticks, Duration most) throws SQLException {
        var begin = ticks.now();
        while (unfinished() > 0) {
            if (ticks.since(begin).compareTo(most) > 0) {
                throw new AssertionError(unfinished() + " runs did not end within " + most);
            }
            ticks.pause(EVERY);
        }
    }

    /// All cases by their subject.
    Map<String, List<Found>> cases() throws SQLException {
        return list(
                        "cases",
                        row ->
                                new Found(
                                        row.getString("subject"),
                                        row.getLong("id"),
                                        row.getString("status"),
                                        Json.stored(row.getString("attributes"))))
                .stream()
                .collect(Collectors.groupingBy(Found::subject));
    }

    /// How often the service's answer was applied, by case.
    Map<Long, Integer> applied() throws SQLException {
        return list("applied", row -> Map.entry(row.getLong("case_id"), row.getInt("times")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// How many deliveries of webhooks are still to be sent.
    long waitingDeliveries() throws SQLException {
        return list("waiting-deliveries", row -> row.getLong(1)).getFirst();
    }

    /// A delivery, with how many attempts the log knows and how they ended.
    record Told(String message, int attempts, int succeeded, int interrupted) {}

    List<Told> told() throws SQLException {
        return list(
                "told",
                row ->
                        new Told(
                                row.getString("message_id"),
                                row.getInt("attempts"),
                                row.getInt("succeeded"),
                                row.getInt("interrupted")));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private long unfinished() throws SQLException {
        return list("unfinished", row -> row.getLong(1)).getFirst();
    }

    private <T> List<T> list(String name, Row<T> row) throws SQLException {
        try (var statement = connection.prepareStatement(SQL.get(name));
                var result = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        }
    }
}
