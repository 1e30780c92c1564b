package caseloom.bench;

import caseloom.db.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// What the server's database says about the measurement. Only reads, apart from the table of the
/// INSERT that latencies are compared with. For one thread.
final class Database implements AutoCloseable {

    private static final Sql SQL = Sql.of(Database.class, "bench.sql");

    private static final int CLOCK_LOOKS = 20;

    /// How far apart numbers are tried for a missing partition; less than one holds.
    private static final long PARTITION_LOOK = 100_000;

    private final Connection connection;
    private final About about;

    private Database(Connection connection, About about) {
        this.connection = connection;
        this.about = about;
    }

    /// @param commitTimes whether it knows when each transaction was committed
    /// @param statistics whether it counts statements
    /// @param backend the process that serves us
    record About(String version, boolean commitTimes, boolean statistics, long backend) {}

    /// @param wal bytes written to the log so far
    /// @param transactions that wrote something so far
    /// @param statements so far, empty when they are not counted
    record Spent(long wal, long transactions, OptionalLong statements, long rows) {

        /// What was used since an earlier moment.
        Spent minus(Spent earlier) {
            var counted = statements.isPresent() && earlier.statements.isPresent();
            return new Spent(
                    wal - earlier.wal,
                    transactions - earlier.transactions,
                    counted
                            ? OptionalLong.of(
                                    statements.getAsLong() - earlier.statements.getAsLong())
                            : OptionalLong.empty(),
                    rows - earlier.rows);
        }
    }

    static Database open(String url) throws SQLException {
        var connection = DriverManager.getConnection(url);
        var about =
                one(
                        connection,
                        "about",
                        row ->
                                new About(
                                        row.getString("version"),
                                        row.getBoolean("commit_times"),
                                        row.getBoolean("statistics"),
                                        row.getLong("backend")));
        return new Database(connection, about);
    }

    About about() {
        return about;
    }

    Spent spent() throws SQLException {
        var statements =
                about.statistics() ? OptionalLong.of(number("statements")) : OptionalLong.empty();
        var rows = number("rows");
        return one(
                connection,
                "spent",
                row ->
                        new Spent(
                                row.getLong("wal"), row.getLong("transactions"), statements, rows));
    }

    /// Transactions so far, those that only read too; the database counts them a little late.
    long allTransactions() throws SQLException {
        return number("all-transactions");
    }

    /// How many runs of cases from that number on have not ended.
    long unfinished(long first) throws SQLException {
        return number("unfinished", first);
    }

    /// How many deliveries are still to be sent.
    long waitingDeliveries() throws SQLException {
        return number("waiting-deliveries");
    }

    /// How many deliveries of cases from that number on arrived.
    long delivered(long first) throws SQLException {
        return number("delivered", first);
    }

    /// Microseconds since 1970 at which each run's last change was committed, by case.
    Map<Long, Long> finished(long firstCase, long lastCase) throws SQLException {
        try (var statement = connection.prepareStatement(SQL.get("finished"))) {
            statement.setLong(1, firstCase);
            statement.setLong(2, lastCase);
            try (var result = statement.executeQuery()) {
                var finished = new HashMap<Long, Long>();
                while (result.next()) {
                    finished.put(result.getLong("case_id"), result.getLong("micros"));
                }
                return finished;
            }
        }
    }

    /// What must be added to the database's microseconds to get ticks / 1000: the best of some
    /// looks, which is right to half of the shortest round trip.
    long clockDistance(Ticks ticks) throws SQLException {
        var best = Long.MAX_VALUE;
        var distance = 0L;
        for (var look = 0; look < CLOCK_LOOKS; look++) {
            var before = ticks.now();
            var micros = number("clock");
            var after = ticks.now();
            if (after - before < best) {
                best = after - before;
                distance = (before + after) / 2 / 1000 - micros;
            }
        }
        return distance;
    }

    void makeTable() throws SQLException {
        dropTable();
        execute("make-table");
    }

    void insert(long id) throws SQLException {
        try (var statement = connection.prepareStatement(SQL.get("insert"))) {
            statement.setLong(1, id);
            statement.setString(2, "Open");
            statement.setString(3, Workload.W1.attributes());
            statement.executeUpdate();
        }
    }

    void dropTable() throws SQLException {
        execute("drop-table");
    }

    boolean isListed(long caseId) throws SQLException {
        return number("listed", caseId) > 0;
    }

    long timers(long caseId) throws SQLException {
        return number("timers", caseId);
    }

    /// Adds so many cases that are like one.
    void copy(long pattern, int count) throws SQLException {
        var last = number("reserve", count);
        var first = last - count + 1;
        number("make-room", first, last + PARTITION_LOOK);
        try (var statement = connection.prepareStatement(SQL.get("copy-case"))) {
            bind(statement, first, last, pattern);
            statement.executeUpdate();
        }
    }

    /// Brings statistics and the visibility of rows up to date.
    void settle() throws SQLException {
        execute("settle");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private long number(String name, long... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(SQL.get(name))) {
            bind(statement, arguments);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private static void bind(PreparedStatement statement, long... arguments) throws SQLException {
        for (var i = 0; i < arguments.length; i++) {
            statement.setLong(i + 1, arguments[i]);
        }
    }

    private void execute(String name) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(SQL.get(name));
        }
    }

    private static <T> T one(Connection connection, String name, Row<T> row) throws SQLException {
        try (var statement = connection.prepareStatement(SQL.get(name));
                var result = statement.executeQuery()) {
            result.next();
            return row.read(result);
        }
    }
}
