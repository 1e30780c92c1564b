package caseloom.retention;

import caseloom.db.Sql;
import caseloom.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The statements that remove what is past its term.
final class RetentionStore {

    private static final Sql SQL = Sql.of(RetentionStore.class, "retention.sql");

    /// How many statements `remove-cases` has.
    private static final int TABLES_OF_CASES = 20;

    private static final List<String> EMPTIED =
            List.of(
                    "free-cases",
                    "free-runs",
                    "free-case-search",
                    "free-files",
                    "free-file-bytes",
                    "free-case-files");

    /// False when another node is at it.
    boolean alone(Tx tx) {
        return yes(tx, "alone");
    }

    Optional<NumberRange> nextRange(Tx tx, long from) {
        return tx.first(
                SQL.get("next-range"),
                row ->
                        new NumberRange(
                                row.getString("name"), row.getLong("first"), row.getLong("behind")),
                from);
    }

    boolean isOldEnough(Tx tx, NumberRange range, Instant before) {
        return yes(tx, "old-enough", before, range.first());
    }

    boolean isWhollyPast(Tx tx, NumberRange range, Instant before) {
        return yes(
                tx,
                "wholly-past",
                range.behind(),
                range.first(),
                range.behind(),
                before,
                range.first(),
                range.behind(),
                before);
    }

    /// Cases that have ended, last touched before that moment; they are locked.
    long[] holdExpired(Tx tx, NumberRange range, Instant before, int most) {
        return tx
                .list(
                        SQL.get("hold-expired"),
                        row -> row.getLong("id"),
                        range.first(),
                        range.behind(),
                        before,
                        before,
                        most,
                        before)
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /// Everything that belongs to these cases but their files and their history.
    void removeCases(Tx tx, long[] cases) {
        tx.all(SQL.get("remove-cases"), Collections.nCopies(TABLES_OF_CASES, cases).toArray());
    }

    void removeHistory(Tx tx, long[] cases) {
        tx.change(SQL.get("remove-history"), cases);
    }

    /// False when a case is left in its range.
    boolean drop(Tx tx, NumberRange range) {
        return yes(tx, "drop-partition", range.partition(), range.first(), range.behind());
    }

    int removeAudit(Tx tx, Instant before, int most) {
        return tx.change(SQL.get("oldest-audit"), most, before)
                + tx.change(SQL.get("oldest-file-audit"), most, before);
    }

    boolean isAnalyzedWithin(Tx tx, Duration length) {
        return yes(tx, "analyzed-within", length.toMillis());
    }

    void analyze(Tx tx) {
        tx.all(SQL.get("analyze"));
    }

    /// Makes the room of removed rows free for new ones; each statement is a transaction.
    void free(Tx tx) {
        EMPTIED.forEach(name -> tx.all(SQL.get(name)));
    }

    private static boolean yes(Tx tx, String statement, Object... arguments) {
        return tx.first(SQL.get(statement), row -> row.getBoolean(1), arguments).orElseThrow();
    }
}
