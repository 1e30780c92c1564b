package caseloom.crash;

import caseloom.bench.Ticks;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the database holds. Each look has a connection of its own, since faults end connections.
final class Evidence {

    private static final Sql SQL = Sql.of(Evidence.class, "crash.sql");

    private static final Duration EVERY = Duration.ofMillis(50);

    private final Postgres postgres;
    private final Ticks ticks;

    Evidence(Postgres postgres, Ticks ticks) {
        this.postgres = postgres;
        this.ticks = ticks;
    }

    /// A run as it was seen once.
    record Sight(long caseId, long run, int decisions) {}

    /// @param runs how many it has
    /// @param completed how many of them ended well
    record Found(int n, long id, String status, JsonNode attributes, int runs, int completed) {}

    /// One change of a case's status.
    record Move(String from, String to) {}

    /// A stretch of time by the database's clock.
    record Window(OffsetDateTime begin, OffsetDateTime end) {}

    /// What must hold of histories, and where it does not.
    ///
    /// @param moves of statuses, in order, by case
    /// @param repeated steps that were gone past twice
    /// @param torn cases whose history has a hole
    record Histories(Map<Long, List<Move>> moves, List<String> repeated, List<Long> torn) {}

    OffsetDateTime now() throws SQLException {
        return list("now", row -> row.getObject(1, OffsetDateTime.class)).getFirst();
    }

    /// The number under which a node lives, or 0.
    long node(String name) throws SQLException {
        return list("node", row -> row.getLong("id"), name).getFirst();
    }

    /// What that node, alive or dead, has in hand.
    List<Sight> inHand(String node) throws SQLException {
        return list(
                "in-hand",
                row ->
                        new Sight(
                                row.getLong("case_id"), row.getLong("id"), row.getInt("decisions")),
                node);
    }

    /// How many of these runs did not go on since they were seen.
    long standing(List<Sight> seen) throws SQLException {
        return list(
                        "standing",
                        row -> row.getLong(1),
                        seen.stream().map(Sight::caseId).toArray(Long[]::new),
                        seen.stream().map(Sight::run).toArray(Long[]::new),
                        seen.stream().map(Sight::decisions).toArray(Integer[]::new))
                .getFirst();
    }

    /// Ends all connections of all nodes, and says how many.
    int terminateBackends() throws SQLException {
        return list("backends", row -> row.getBoolean(1)).size();
    }

    long ended() throws SQLException {
        return list("ended", row -> row.getLong(1)).getFirst();
    }

    /// Waits until no run is under way and nothing waits for one.
    void awaitQuiet(Duration most) throws SQLException {
        var begin = ticks.now();
        while (!restless().isEmpty()) {
            if (ticks.since(begin).compareTo(most) > 0) {
                throw new AssertionError("still there after " + most + ": " + restless());
            }
            ticks.pause(EVERY);
        }
    }

    /// All cases by their number.
    Map<Integer, List<Found>> cases() throws SQLException {
        return list(
                        "cases",
                        row ->
                                new Found(
                                        row.getInt("n"),
                                        row.getLong("id"),
                                        row.getString("status"),
                                        Json.stored(row.getString("attributes")),
                                        row.getInt("runs"),
                                        row.getInt("completed")))
                .stream()
                .collect(Collectors.groupingBy(Found::n));
    }

    Histories histories() throws SQLException {
        var moves = new HashMap<Long, List<Move>>();
        list(
                        "moves",
                        row ->
                                Map.entry(
                                        row.getLong("case_id"),
                                        new Move(row.getString("origin"), row.getString("goal"))))
                .forEach(move ->
                        moves.computeIfAbsent(move.getKey(), _ -> new ArrayList<>())
                                .add(move.getValue()));
        var repeated =
                list(
                        "repeated",
                        row ->
                                "case "
                                        + row.getLong("case_id")
                                        + " went past "
                                        + row.getString("step")
                                        + " "
                                        + row.getInt("times")
                                        + " times");
        return new Histories(moves, repeated, list("torn", row -> row.getLong("case_id")));
    }

    /// The longest time in which no run ended.
    Duration stall(Window window) throws SQLException {
        return length("stall", window);
    }

    /// The longest life of a run.
    Duration slowest(Window window) throws SQLException {
        return length("slowest", window);
    }

    private Duration length(String name, Window window) throws SQLException {
        var found = list(name, row -> row.getLong("length"), window.begin(), window.end());
        return Duration.ofMillis(found.getFirst());
    }

    private List<String> restless() throws SQLException {
        var unfinished = list("unfinished", row -> row.getString("what"));
        return unfinished.isEmpty() ? list("leftovers", row -> row.getString("what")) : unfinished;
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String name, Row<T> row, Object... arguments) throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.prepareStatement(SQL.get(name))) {
            for (var i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, bound(connection, arguments[i]));
            }
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                while (result.next()) {
                    rows.add(row.read(result));
                }
                return rows;
            }
        }
    }

    private static Object bound(Connection connection, Object argument) throws SQLException {
        return switch (argument) {
            case Long[] numbers -> connection.createArrayOf("bigint", numbers);
            case Integer[] numbers -> connection.createArrayOf("int", numbers);
            default -> argument;
        };
    }
}
