package caseloom.cases;

import caseloom.db.DatabaseFault;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

/// Searches that are refused when they take too long.
final class InTime {

    /// The database stopped a statement that took too long.
    private static final String STOPPED = "57014";

    private static final Sql SQL = Sql.of(InTime.class, "in_time.sql");

    private InTime() {}

    /// From here to the end of the transaction no statement takes longer.
    static void bound(Tx tx, Duration most) {
        tx.all(SQL.get("patience"), Long.toString(most.toMillis()));
    }

    static <T> Outcome<T> of(Duration most, Supplier<T> search) {
        try {
            return Outcome.done(search.get());
        } catch (DatabaseFault e) {
            if (e.getCause() instanceof SQLException cause && STOPPED.equals(cause.getSQLState())) {
                return Outcome.refused(
                        new Refusal.TooMany("milliseconds of searching", most.toMillis()));
            }
            throw e;
        }
    }
}
