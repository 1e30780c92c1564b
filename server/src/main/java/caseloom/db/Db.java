package caseloom.db;

import caseloom.core.cases.OrganizationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where transactions begin and end. Safe to share between threads.
///
/// Requests and pages work for one organization (`tx(organization, ...)`): row-level security lets
/// them see nothing else. The batch writers, rescue, timers and the start work as the system and
/// carry the organization in their rows.
public final class Db {

    private static final Sql SQL = Sql.of(Db.class, "db.sql");

    private static final Logger LOG = LoggerFactory.getLogger(Db.class);

    private final DataSource pool;

    public Db(DataSource pool) {
        this.pool = pool;
    }

    /// One transaction that sees the rows of one organization only.
    ///
    /// @throws DatabaseFault when a statement or the commit fails; nothing was changed then, unless
    ///   its kind is `GONE`
    public <T> T tx(OrganizationId organization, Function<Tx, T> work) {
        return system(tx -> {
            tx.all(SQL.get("narrow"), Long.toString(organization.value()));
            return work.apply(tx);
        });
    }

    /// One transaction that sees everything.
    ///
    /// @throws DatabaseFault as for `tx`
    public <T> T system(Function<Tx, T> work) {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            return committed(connection, work);
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    /// Statements that need no transaction around them, each its own; several statements in one
    /// text are one transaction and one round trip.
    ///
    /// @throws DatabaseFault as for `tx`
    public <T> T atOnce(Function<Tx, T> work) {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(true);
            return work.apply(new Tx(connection));
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    private static <T> T committed(Connection connection, Function<Tx, T> work)
            throws SQLException {
        var done = false;
        try {
            var tx = new Tx(connection);
            var result = work.apply(tx);
            if (!tx.isDiscarded()) {
                connection.commit();
                done = true;
            }
            return result;
        } finally {
            if (!done) {
                undo(connection);
            }
        }
    }

    /// A rollback that fails means that the connection is gone, and with it the transaction; the
    /// first failure is the one to tell.
    private static void undo(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("rollback on a dead connection", e);
        }
    }
}
