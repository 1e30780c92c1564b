package caseloom.crash;

import caseloom.bench.Ticks;
import caseloom.db.DataFolder;
import caseloom.db.DatabaseAddress;
import caseloom.db.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/// The PostgreSQL that all nodes share, a process of its own. The harness speaks to it as its
/// superuser, past the proxies.
final class Postgres implements AutoCloseable {

    private static final int KEY_BYTES = 32;

    private static final Duration BACK_MOST = Duration.ofMinutes(2);

    private final DataFolder data;
    private final EmbeddedPostgres server;
    private final Ticks ticks;
    private final String masterKey;

    private Postgres(DataFolder data, EmbeddedPostgres server, Ticks ticks) {
        this.data = data;
        this.server = server;
        this.ticks = ticks;
        var key = new byte[KEY_BYTES];
        RandomGenerator.getDefault().nextBytes(key);
        this.masterKey = Base64.getEncoder().encodeToString(key);
    }

    static Postgres start(Path folder, Ticks ticks) {
        var data = DataFolder.open(folder);
        var caches =
                List.of(
                        Path.of(System.getProperty("user.home"), ".cache", "caseloom"),
                        data.path());
        try {
            var server = EmbeddedPostgres.start(data, caches, RandomGenerator.getDefault());
            return new Postgres(data, server, ticks);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /// The nodes' database, as they are to use it.
    DatabaseAddress address() {
        return server.address();
    }

    /// What all nodes seal secrets in it with.
    String masterKey() {
        return masterKey;
    }

    /// The port it listens on, the same after each start.
    int port() {
        return URI.create(address().url().substring("jdbc:".length())).getPort();
    }

    /// A connection to the nodes' database.
    Connection connect() throws SQLException {
        var superuser = server.superuser();
        return DriverManager.getConnection(address().url(), superuser.user(), superuser.password());
    }

    /// As a loss of power would, and waits until it takes connections again: it is started anew as
    /// soon as its end is noticed. Gives how long it was away.
    Duration kill() {
        var victim = ProcessHandle.of(server.pid()).orElseThrow();
        var begin = ticks.now();
        victim.destroyForcibly();
        victim.onExit().join();
        while (!isUp()) {
            if (ticks.since(begin).compareTo(BACK_MOST) > 0) {
                throw new AssertionError("PostgreSQL did not come back within " + BACK_MOST);
            }
            ticks.pause(Duration.ofMillis(20));
        }
        return ticks.since(begin);
    }

    @Override
    public void close() {
        server.close();
        data.close();
    }

    private boolean isUp() {
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }
}
