package caseloom.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.Probe;
import caseloom.crash.Proxy.Weather;
import caseloom.db.DatabaseAddress;
import caseloom.db.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The network that can fail must fail as it says, and only then.
final class ProxyTest {

    private final TestDatabase database = TestDatabase.fresh();

    private final Proxy proxy;

    ProxyTest() throws IOException {
        proxy =
                Proxy.to(
                        URI.create(database.address().url().substring("jdbc:".length())).getPort());
    }

    @BeforeEach
    void makeTable() throws SQLException {
        try (var connection = connect()) {
            execute(connection, "create table notes (text text not null)");
        }
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        database.close();
    }

    @Test
    void inFairWeatherItOnlyCarries() throws SQLException {
        try (var connection = connect()) {
            execute(connection, "insert into notes values ('a')");

            assertThat(notes(connection)).isEqualTo(1);
        }
        assertThat(proxy.swallowed()).isZero();
    }

    @Test
    void aStatementThatCommitsHappensAndItsConnectionBreaks() throws SQLException {
        try (var connection = connect()) {
            proxy.become(Weather.BREAKS_AT_COMMITS);

            assertThat(notes(connection)).isZero();
            assertThatThrownBy(() -> execute(connection, "insert into notes values ('a')"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(proxy.swallowed()).isEqualTo(1);
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void aCommitHappensAndNothingComesAfterIt() throws SQLException {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            connection.setNetworkTimeout(Runnable::run, 1_000);
            proxy.become(Weather.SILENT_AT_COMMITS);

            execute(connection, "insert into notes values ('a')");
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        assertThat(proxy.swallowed()).isEqualTo(1);
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void whatACutHoldsBackArrivesAfterIt() throws Exception {
        try (var connection = connect()) {
            proxy.become(Weather.CUT);
            var insert =
                    CompletableFuture.runAsync(() -> {
                        try {
                            execute(connection, "insert into notes values ('a')");
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    });
            Probe.until("the insert is held back", () -> proxy.waiting() > 0);
            assertThat(committed()).isZero();

            proxy.become(Weather.FAIR);
            insert.join();
        }
        assertThat(committed()).isEqualTo(1);
    }

    private Connection connect() throws SQLException {
        var address = database.address();
        var proxied = address.url().replaceFirst(":[0-9]+/", ":" + proxy.port() + "/");
        return open(address, proxied + "?sslmode=disable&gssEncMode=disable");
    }

    private static Connection open(DatabaseAddress address, String url) throws SQLException {
        return DriverManager.getConnection(url, address.user(), address.password());
    }

    /// Looks past the proxy.
    private int committed() throws SQLException {
        try (var connection = open(database.address(), database.address().url())) {
            return notes(connection);
        }
    }

    private static int notes(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select count(*) from notes");
                var result = statement.executeQuery()) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
