package caseloom.champ;

import caseloom.Probe;
import caseloom.db.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/// A lock on the table of cases: what wants to write to it waits until this is closed, which may
/// happen twice.
final class Hold implements AutoCloseable {

    private final Connection connection;

    private Hold(Connection connection) {
        this.connection = connection;
    }

    static Hold onCases(TestDatabase database) {
        try {
            var connection = database.dataSource().getConnection();
            connection.setAutoCommit(false);
            var hold = new Hold(connection);
            hold.ask("lock table cases in share mode");
            return hold;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// Returns once somebody is waiting.
    void untilSomebodyWaits() {
        Probe.until("a creation waits for the lock", this::somebodyWaits);
    }

    /// Lets everybody go on, before the end of its block.
    void release() {
        close();
    }

    @Override
    public void close() {
        try (connection) {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private boolean somebodyWaits() {
        try (var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "select exists (select from pg_locks where not granted"
                                        + " and relation = 'cases'::regclass)")) {
            return result.next() && result.getBoolean(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void ask(String statement) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }
}
