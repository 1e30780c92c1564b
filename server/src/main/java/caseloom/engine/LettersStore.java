package caseloom.engine;

import static caseloom.engine.Columns.ints;
import static caseloom.engine.Columns.longs;
import static caseloom.engine.Columns.moments;
import static caseloom.engine.Columns.texts;

import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.time.Instant;
import java.util.List;

/// The statements about letters and about the runs that effects wait for.
final class LettersStore {

    private static final Sql SQL = Sql.of(LettersStore.class, "letters.sql");

    /// A letter that came due again.
    record Due(RunKey from, int activation, LetterWord word, Instant due) {}

    void write(Tx tx, List<Letter> letters, Instant due) {
        tx.change(
                SQL.get("write-letters"),
                due,
                longs(letters, letter -> letter.from().caseId()),
                longs(letters, letter -> letter.from().runId()),
                ints(letters, Letter::activation),
                texts(letters, letter -> letter.word().stored()),
                longs(letters, letter -> letter.organization().value()),
                longs(letters, letter -> letter.to().caseId()),
                longs(letters, letter -> letter.to().runId()),
                texts(letters, letter -> letter.body() == null ? null : Json.write(letter.body())));
    }

    List<Due> due(Tx tx, Instant now, int most) {
        return tx.list(
                SQL.get("due-letters"),
                row ->
                        new Due(
                                new RunKey(row.getLong("case_id"), row.getLong("run_id")),
                                row.getInt("activation"),
                                LetterWord.of(row.getString("word")),
                                Tx.moment(row, "due_at")),
                now,
                most);
    }

    List<Letter> claim(Tx tx, List<Due> due, Instant until) {
        return tx.list(
                SQL.get("claim-letters"),
                row -> {
                    var body = row.getString("body");
                    return new Letter(
                            new RunKey(row.getLong("case_id"), row.getLong("run_id")),
                            row.getInt("activation"),
                            LetterWord.of(row.getString("word")),
                            new OrganizationId(row.getLong("organization_id")),
                            new RunKey(row.getLong("to_case_id"), row.getLong("to_run_id")),
                            body == null ? null : Json.stored(body));
                },
                until,
                longs(due, one -> one.from().caseId()),
                longs(due, one -> one.from().runId()),
                ints(due, Due::activation),
                texts(due, one -> one.word().stored()),
                moments(due, Due::due));
    }

    void delivered(Tx tx, List<Letter> letters) {
        tx.change(
                SQL.get("delivered"),
                longs(letters, letter -> letter.from().caseId()),
                longs(letters, letter -> letter.from().runId()),
                ints(letters, Letter::activation),
                texts(letters, letter -> letter.word().stored()));
    }

    /// The effect waits for the run from now on; false when nobody wants it any more.
    boolean await(Tx tx, Numbered effect, RunKey child) {
        return tx.change(
                        SQL.get("await-child"),
                        child.caseId(),
                        child.runId(),
                        effect.key().caseId(),
                        effect.key().runId(),
                        effect.number())
                == 1;
    }
}
