package caseloom.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
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
        return new TestDatabase(Shared.SERVER.copy());
    }

    /// Without any table, for tests of the migrations.
    static DatabaseAddress empty() {
        return Shared.SERVER.database("");
    }

    static DatabaseAddress superuser() {
        return Shared.SERVER.postgres.superuser();
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

    @Override
    public void close() {
        pool.close();
    }

    static HikariDataSource pool(DatabaseAddress address) {
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

        private static final Shared SERVER = new Shared();

        private final EmbeddedPostgres postgres;
        private final AtomicInteger numbers = new AtomicInteger();
        private final DatabaseAddress template;

        private Shared() {
            try {
                var folder = Files.createTempDirectory("caseloom-test");
                var data = DataFolder.open(folder.resolve("data"));
                var cache = Path.of(System.getProperty("user.home"), ".cache", "caseloom");
                postgres =
                        EmbeddedPostgres.start(
                                data, List.of(cache, data.path()), RandomGenerator.getDefault());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(data, folder)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            template = database("");
            try (var pool = pool(template)) {
                Migrations.run(pool);
            }
        }

        private DatabaseAddress copy() {
            return database(" template " + name(template));
        }

        private DatabaseAddress database(String origin) {
            var name = "test_" + numbers.incrementAndGet();
            var superuser = postgres.superuser();
            try (var connection = DriverManager.getConnection(superuser.url(), superuser.login());
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name + origin + " owner caseloom");
            } catch (SQLException e) {
                throw DatabaseFault.of(e);
            }
            return postgres.address().database(name);
        }

        private static String name(DatabaseAddress address) {
            return address.url().substring(address.url().lastIndexOf('/') + 1);
        }

        private void end(DataFolder data, Path folder) {
            postgres.close();
            data.close();
            try {
                Folders.remove(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
