package caseloom.db;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Makes connections for a pool, and tries again in short steps while the database is away. Left to
/// itself the pool would pause twice as long after each failure, up to five seconds, and stay away
/// that much longer than its database. Safe to share between threads.
final class SteadySource implements DataSource {

    private static final Duration STEP = Duration.ofMillis(100);

    /// Of a database that is away for longer the pool learns, and tries anew.
    private static final int TRIES_MOST = 600;

    private final String url;
    private final Properties properties;

    SteadySource(String url, Properties properties) {
        this.url = url;
        this.properties = properties;
    }

    @Override
    public Connection getConnection() throws SQLException {
        for (var tries = 1; ; tries++) {
            try {
                return DriverManager.getConnection(url, properties);
            } catch (SQLException e) {
                var ending = Thread.currentThread().isInterrupted();
                if (tries == TRIES_MOST || ending || !Database.isPassing(e)) {
                    throw e;
                }
                LockSupport.parkNanos(STEP.toNanos());
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("user and password are among the properties");
    }

    /// How long an attempt may take is among the properties too.
    @Override
    public void setLoginTimeout(int seconds) {}

    /// How long the pool waits at its end for an attempt that is under way.
    @Override
    public int getLoginTimeout() {
        return Integer.parseInt(properties.getProperty("loginTimeout", "0"));
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("it logs nothing");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
