package caseloom.mail;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.vault.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statements of the queue.
final class MailQueueStore {

    private static final Sql SQL = Sql.of(MailQueueStore.class, "mail.sql");

    boolean has(Tx tx, Notice.Id id) {
        return tx.first(SQL.get("has"), _ -> true, id.number(), id.key(), id.organization().value())
                .isPresent();
    }

    /// False when one of that key is there already.
    boolean put(Tx tx, Notice notice, Sealed sealed, Instant at) {
        return tx.change(
                        SQL.get("put"),
                        notice.id().number(),
                        notice.key(),
                        notice.organization().value(),
                        notice.to().address(),
                        sealed.bytes(),
                        at,
                        at)
                == 1;
    }

    /// A mail that is due, as it was found.
    record Due(long caseId, String key, Instant due) {}

    List<Due> due(Tx tx, Instant now, int most) {
        return tx.list(
                SQL.get("due"),
                row ->
                        new Due(
                                row.getLong("case_id"),
                                row.getString("key"),
                                Tx.moment(row, "due_at")),
                now,
                most);
    }

    /// A mail in hand.
    ///
    /// @param attempts this one included
    /// @param until the attempt is another's from then on
    /// @param isClosed its organization is
    record Claimed(
            Notice.Id id,
            MailAddress to,
            Sealed sealed,
            int attempts,
            Instant until,
            boolean isClosed) {}

    /// Empty when another node was first.
    Optional<Claimed> claim(Tx tx, Due due, Instant until) {
        return tx.first(
                SQL.get("claim"), MailQueueStore::claimed, until, due.caseId, due.key, due.due);
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(
                new Notice.Id(
                        new OrganizationId(row.getLong("organization_id")),
                        row.getLong("case_id") == 0 ? null : new CaseId(row.getLong("case_id")),
                        row.getString("key")),
                new MailAddress(row.getString("recipient")),
                Sealed.of(row.getBytes("sealed")),
                row.getInt("attempts"),
                Tx.moment(row, "due_at"),
                row.getBoolean("is_closed"));
    }

    /// The next three are false when the attempt was another's by then.
    boolean sent(Tx tx, Claimed mail, Instant at) {
        return settled(tx, SQL.get("sent"), mail, at);
    }

    boolean gaveUp(Tx tx, Claimed mail, String why) {
        return settled(tx, SQL.get("gave-up"), mail, why);
    }

    boolean again(Tx tx, Claimed mail, Instant at, String why) {
        return tx.change(SQL.get("again"), at, why, mail.id.number(), mail.id.key(), mail.until)
                == 1;
    }

    /// Forgets those without a case that were sent or given up.
    void forget(Tx tx, Instant before) {
        tx.change(SQL.get("forget"), before);
    }

    private static boolean settled(Tx tx, String statement, Claimed mail, Object word) {
        return tx.change(statement, word, mail.id.number(), mail.id.key(), mail.until) == 1;
    }
}
