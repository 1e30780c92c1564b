package caseloom.db;

import caseloom.files.Joining;
import caseloom.settings.Env;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/// A fresh, migrated database on the PostgreSQL that all tests of this process share. Tests are in
/// it as the server is: as a role that row-level security binds, with everything durable.
public final class TestDatabase implements AutoCloseable {

    private final DatabaseAddress address;
    private final HikariDataSource pool;

    private TestDatabase(DatabaseAddress address) {
        this.address = address;
        this.pool = pool(address);
    }

    /// To be closed after the test class; databases of a class nobody closed end with the process.
    public static TestDatabase fresh() {
        return new TestDatabase(Shared.ONLY.copy());
    }

    /// Without any table, for tests of the migrations and of the start.
    public static DatabaseAddress empty() {
        return Shared.ONLY.database("");
    }

    public Db db() {
        return new Db(pool);
    }

    public DataSource dataSource() {
        return pool;
    }

    public DatabaseAddress address() {
        return address;
    }

    /// What is said of changed cases, heard on a connection of its own.
    public Notifications notifications() {
        return new Notifications(
                new Connections(address, DatabaseSettings.from(new Env(Map.of()))));
    }

    /// No other database of this process has it.
    public String name() {
        return address.name();
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariDataSource pool(DatabaseAddress address) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /// Started by the first test that asks, stopped when the process ends.
    private static final class Shared {

        private static final Shared ONLY = new Shared();

        private final TestServer server = new TestServer();
        private final AtomicInteger numbers = new AtomicInteger();
        private final DatabaseAddress template;

        private Shared() {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            template = database("");
            Migrations.run(template);
        }

        private DatabaseAddress copy() {
            return database(" template " + template.name());
        }

        private DatabaseAddress database(String origin) {
            return server.database("test_" + numbers.incrementAndGet(), Cluster.ROLE + origin);
        }
    }

    /// Ends all connections to the database and lets nobody connect any more.
    public void cutOff() {
        db().atOnce(tx -> {
            tx.all(
                    """
                    do $$ begin
                        execute format(
                            'alter database %I connection limit 0',
                            current_database());
                    end $$;
                    select pg_terminate_backend(pid)
                      from pg_stat_activity
                     where datname = current_database()
                       and backend_type = 'client backend'
                       and pid <> pg_backend_pid();
                    """);
            return true;
        });
    }

    /// For an intake to which nobody brings files.
    public static void joinNone(Tx tx, List<Joining> joinings) {
        if (!joinings.isEmpty()) {
            throw new AssertionError("nobody brings files here: " + joinings);
        }
    }
}
