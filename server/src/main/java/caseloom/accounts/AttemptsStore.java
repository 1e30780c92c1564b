package caseloom.accounts;

import caseloom.db.Sql;
import caseloom.db.Tx;
import java.time.Instant;

/// The statements on failed tries.
final class AttemptsStore {

    private static final Sql SQL = Sql.of(AttemptsStore.class, "attempts.sql");

    Attempts.Tally count(Tx tx, Attempts.Key key, Instant now, Instant end) {
        return tx.first(
                        SQL.get("count"),
                        row ->
                                new Attempts.Tally(
                                        row.getInt("failures"), Tx.moment(row, "ends_at")),
                        key.hash(),
                        end,
                        now,
                        now)
                .orElseThrow();
    }

    /// How many tries there were.
    int clear(Tx tx, Attempts.Key key) {
        return tx.first(SQL.get("clear"), row -> row.getInt("failures"), (Object) key.hash())
                .orElse(0);
    }

    boolean takeBack(Tx tx, Attempts.Key key) {
        return tx.change(SQL.get("take_back"), (Object) key.hash()) == 1;
    }

    int forget(Tx tx, Instant now) {
        return tx.change(SQL.get("forget"), now);
    }
}
