package caseloom.db;

import caseloom.settings.Env;
import java.time.Duration;
import java.util.Optional;

/// Which database, and how it is used.
///
/// @param external a database of the operator's; empty for the embedded one
/// @param requests how many connections requests and passes share
/// @param writers how many connections the batch writers have for themselves
/// @param patience how long a request waits for a connection, and a new connection may take
/// @param statementMost how long one statement may take before it is given up
public record DatabaseSettings(
        Optional<DatabaseAddress> external,
        int requests,
        int writers,
        Duration patience,
        Duration statementMost) {

    private static final String JDBC = "jdbc:postgresql:";

    public static DatabaseSettings from(Env env) {
        return new DatabaseSettings(
                external(env),
                env.integer("DATABASE_CONNECTIONS", 16, 2, 1_000),
                env.integer("DATABASE_WRITERS", 6, 2, 100),
                env.duration("DATABASE_PATIENCE", Duration.ofSeconds(3)),
                env.duration("DATABASE_STATEMENT_MOST", Duration.ofSeconds(8)));
    }

    /// The URL may hold a password, so no complaint repeats it.
    private static Optional<DatabaseAddress> external(Env env) {
        var url = env.text("DATABASE_URL").map(String::strip);
        var user = env.text("DATABASE_USER");
        var password = env.text("DATABASE_PASSWORD");
        if (url.isEmpty()) {
            user.ifPresent(_ -> env.complain("DATABASE_USER", "needs CASELOOM_DATABASE_URL"));
            password.ifPresent(
                    _ -> env.complain("DATABASE_PASSWORD", "needs CASELOOM_DATABASE_URL"));
            return Optional.empty();
        }
        if (!url.get().startsWith(JDBC)) {
            env.complain(
                    "DATABASE_URL",
                    "is no JDBC URL such as jdbc:postgresql://host:5432/caseloom?user=caseloom");
        }
        return Optional.of(new DatabaseAddress(url.get(), user.orElse(""), password.orElse("")));
    }
}
