package caseloom.db;

import caseloom.time.CannotStart;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database of a running server, embedded or the operator's, migrated, with its pools. Safe to
/// share between threads.
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private static final Sql SQL = Sql.of(Database.class, "database.sql");

    /// The writers' statements name their rows by key, however many at once: one plan by the keys'
    /// index, made once, is always the right one, also while a table is small or unanalysed.
    private static final String WRITERS =
            " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off"
                    + " -c enable_hashjoin=off -c enable_mergejoin=off";

    private static final int OLDEST = 150_000;

    /// A database that starts together with us gets half a minute.
    private static final int TRIES = 60;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final @Nullable EmbeddedPostgres embedded;
    private final Connections connections;
    private final HikariDataSource requests;
    private final HikariDataSource writers;
    private final HikariDataSource maintenance;

    private Database(
            @Nullable EmbeddedPostgres embedded,
            Connections connections,
            HikariDataSource requests,
            HikariDataSource writers,
            HikariDataSource maintenance) {
        this.embedded = embedded;
        this.connections = connections;
        this.requests = requests;
        this.writers = writers;
        this.maintenance = maintenance;
    }

    /// Opens the database of the settings, starting the embedded one when they name none.
    ///
    /// @param caches where the embedded database's programs may be unpacked
    /// @throws CannotStart with one line saying why
    public static Database open(
            DatabaseSettings settings, DataFolder data, List<Path> caches, RandomGenerator random) {
        if (settings.external().isPresent()) {
            return open(null, new Connections(settings.external().get(), settings));
        }
        var embedded = EmbeddedPostgres.start(data, caches, random);
        try {
            return open(embedded, new Connections(embedded.address(), settings));
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    /// For requests, pages and passes.
    public Db db() {
        return new Db(requests);
    }

    /// For the batch writers, which never wait behind requests for a connection.
    public Db writers() {
        return new Db(writers);
    }

    /// For passes that nobody waits for: one connection, whose statements may take their time.
    public Db maintenance() {
        return new Db(maintenance);
    }

    /// What other nodes say of changed cases.
    public Notifications notifications() {
        return new Notifications(connections);
    }

    public DatabaseAddress address() {
        return connections.address();
    }

    /// Whether it is the embedded one, which nobody else can be using.
    public boolean isEmbedded() {
        return embedded != null;
    }

    /// The process of the embedded database; 0 when there is none.
    public long embeddedPid() {
        return embedded == null ? 0 : embedded.pid();
    }

    /// Whether a statement gets its answer now.
    public boolean reachable() {
        try {
            return db().atOnce(tx -> tx.first(SQL.get("reach"), row -> row.getInt(1))).isPresent();
        } catch (DatabaseFault e) {
            LOG.debug("the database is not reachable", e);
            return false;
        }
    }

    @Override
    public void close() {
        requests.close();
        writers.close();
        maintenance.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    private static Database open(@Nullable EmbeddedPostgres embedded, Connections connections) {
        if (!isPrepared(connections)) {
            Migrations.run(connections.address());
        }
        var settings = connections.settings();
        return new Database(
                embedded,
                connections,
                connections.pool("requests", settings.requests(), ""),
                connections.pool("writers", settings.writers(), WRITERS),
                connections.maintenance());
    }

    /// Whether the tables are there; refuses a database that will not do.
    private static boolean isPrepared(Connections connections) {
        try (var connection = reached(connections)) {
            refuseOlder(connections.address(), number(connection, "version"));
            if (number(connection, "durable") == 0) {
                LOG.warn(
                        "the database has fsync or synchronous_commit off: cases that were answered"
                                + " can be lost when its machine fails");
            }
            var done = Migrations.areDone(connection);
            if (done) {
                NewerMigrations.refuse(connection);
            }
            return done;
        } catch (SQLException e) {
            throw new CannotStart("the database " + connections.address() + " fails", e);
        }
    }

    /// Takes the number that PostgreSQL itself gives, such as 180004 for 18.4.
    static void refuseOlder(DatabaseAddress address, int version) {
        if (version < OLDEST) {
            throw new CannotStart(
                    "Caseloom needs PostgreSQL 15 or newer; "
                            + address
                            + " is "
                            + version / 10_000);
        }
    }

    private static int number(Connection connection, String statement) throws SQLException {
        try (var prepared = connection.prepareStatement(SQL.get(statement));
                var result = prepared.executeQuery()) {
            result.next();
            return result.getInt(1);
        }
    }

    private static Connection reached(Connections connections) {
        for (var tries = 1; ; tries++) {
            try {
                return connections.single();
            } catch (SQLException e) {
                if (tries == TRIES || !isPassing(e)) {
                    throw new CannotStart(
                            "the database " + connections.address() + " cannot be reached", e);
                }
                if (tries == 1) {
                    LOG.info("waiting for the database {}", connections.address());
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /// Whether the refusal may be gone in a moment: nobody listens yet, or it is still starting.
    static boolean isPassing(SQLException e) {
        return "08001".equals(e.getSQLState()) || "57P03".equals(e.getSQLState());
    }
}
