package caseloom.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// How connections are made: so that a database that died without a word is noticed in seconds.
/// What the URL itself says wins.
record Connections(DatabaseAddress address, DatabaseSettings settings) {

    private static final int FIRST = 2;

    private static final int MARGIN_SECONDS = 2;

    /// One connection outside of the pools, whose statements may take their time.
    Connection single() throws SQLException {
        var properties = properties();
        properties.putAll(address.login());
        return DriverManager.getConnection(address.url(), properties);
    }

    /// A pool that opens a few connections at first, so that a start does not wait for more.
    ///
    /// @param plans more options of the database for its connections
    HikariDataSource pool(String name, int size, String plans) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, FIRST));
        config.setConnectionTimeout(settings.patience().toMillis());
        config.setValidationTimeout(Math.max(250, settings.patience().toMillis() / 2));
        config.setInitializationFailTimeout(-1);
        var properties = properties();
        properties.putAll(address.login());
        properties.putAll(bounds(plans));
        config.setDataSource(new SteadySource(address.url(), properties));
        return new HikariDataSource(config);
    }

    /// One connection for passes that nobody waits for, whose statements may take their time; open
    /// while it is used.
    HikariDataSource maintenance() {
        var config = new HikariConfig();
        config.setPoolName("maintenance");
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(settings.patience().toMillis());
        config.setInitializationFailTimeout(-1);
        var properties = properties();
        properties.putAll(address.login());
        config.setDataSource(new SteadySource(address.url(), properties));
        return new HikariDataSource(config);
    }

    private Properties properties() {
        var properties = new Properties();
        var patience = Long.toString(Math.max(1, settings.patience().toSeconds()));
        properties.setProperty("ApplicationName", "caseloom");
        properties.setProperty("assumeMinServerVersion", "15");
        properties.setProperty("connectTimeout", patience);
        properties.setProperty("loginTimeout", patience);
        properties.setProperty("tcpKeepAlive", "true");
        // The details of a server error hold values of rows, which belong in no log.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("preparedStatementCacheQueries", "512");
        return properties;
    }

    /// The database gives a slow statement up by itself; only when it does not even do that, the
    /// connection is given up.
    private Properties bounds(String plans) {
        var bounds = new Properties();
        var most = settings.statementMost();
        bounds.setProperty("socketTimeout", Long.toString(most.toSeconds() + MARGIN_SECONDS));
        bounds.setProperty(
                "options",
                "-c statement_timeout="
                        + most.toMillis()
                        + " -c idle_in_transaction_session_timeout="
                        + most.toMillis()
                        + plans);
        return bounds;
    }
}
