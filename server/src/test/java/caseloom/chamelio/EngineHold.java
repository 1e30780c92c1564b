package caseloom.chamelio;

import caseloom.Probe;
import caseloom.db.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/// While this is open the engine stores no decision: runs stay as they are. What callers ask for
/// goes on.
final class EngineHold implements AutoCloseable {

    private static final String WAITS =
            """
            create or replace function wait_for_tests() returns trigger language plpgsql as $$
            begin
                if current_user <> 'caseloom_tenant' then
                    perform pg_advisory_xact_lock_shared(4711);
                end if;
                return null;
            end
            $$;
            create or replace trigger wait_for_tests before update on runs
            for each statement execute function wait_for_tests()
            """;

    private final Connection connection;

    EngineHold(TestDatabase database) {
        try {
            connection = database.dataSource().getConnection();
            ask(WAITS);
            ask("select pg_advisory_lock(4711)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// Returns once a decision was made and waits to be stored.
    void untilItWaits() {
        Probe.until("a decision waits", this::waits);
    }

    @Override
    public void close() {
        try (connection) {
            if (!connection.isClosed()) {
                ask("select pg_advisory_unlock(4711)");
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private boolean waits() {
        try (var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "select exists (select from pg_locks where not granted"
                                        + " and locktype = 'advisory' and objid = 4711)")) {
            return result.next() && result.getBoolean(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void ask(String statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }
}
