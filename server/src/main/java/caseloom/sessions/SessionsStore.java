package caseloom.sessions;

import caseloom.access.MemberRole;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.links.LinkToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statements on sessions.
final class SessionsStore {

    private static final Sql SQL = Sql.of(SessionsStore.class, "sessions.sql");

    /// What a new session is known by.
    record Secrets(LinkToken token, LinkToken csrf) {}

    /// When it begins, and since when whoever it is has been signed in.
    record Moments(Instant now, Instant since) {}

    long begin(Tx tx, Session.Holder holder, Secrets secrets, Visitor from, Moments at) {
        return tx.first(
                        SQL.get("begin"),
                        SessionsStore::id,
                        holder.organization().value(),
                        holder.account(),
                        holder.member(),
                        secrets.token.hash(),
                        at.now,
                        at.now,
                        secrets.csrf.value(),
                        at.since,
                        at.now,
                        from.address(),
                        from.agent())
                .orElseThrow();
    }

    void endOldest(Tx tx, long account, int kept) {
        tx.change(SQL.get("end_oldest"), account, account, kept);
    }

    Optional<Standing> find(Tx tx, LinkToken token, SessionsSettings settings) {
        var hash = token.hash();
        return tx.first(SQL.get("find"), row -> standing(row, settings), hash, hash, hash);
    }

    boolean confirm(Tx tx, long id, LinkToken token, Instant now) {
        return tx.change(SQL.get("confirm"), now, id, token.hash()) == 1;
    }

    boolean used(Tx tx, long id, Instant now) {
        return tx.change(SQL.get("used"), now, id, now) == 1;
    }

    /// False when somebody else was first. A token that got lost on its way is no predecessor.
    boolean renew(Tx tx, Standing found, LinkToken token, Instant now) {
        return tx.change(
                        SQL.get("renew"),
                        found.isCurrent(),
                        token.hash(),
                        now,
                        found.session().id(),
                        found.rotatedAt())
                == 1;
    }

    List<SessionRecord> list(Tx tx, long account, Instant now, SessionsSettings settings) {
        return tx.list(
                SQL.get("list"),
                row -> session(row, settings),
                account,
                now.minus(settings.idle()),
                now.minus(settings.most()));
    }

    List<Long> end(Tx tx, long account, long id) {
        return tx.list(SQL.get("end"), SessionsStore::id, account, id);
    }

    List<Long> endOthers(Tx tx, long account, long kept) {
        return tx.list(SQL.get("end_others"), SessionsStore::id, account, kept);
    }

    int forget(Tx tx, Instant usedBefore, Instant begunBefore) {
        return tx.change(SQL.get("forget"), usedBefore, begunBefore);
    }

    String email(Tx tx, long member) {
        return tx.first(SQL.get("email"), row -> row.getString("email"), member).orElseThrow();
    }

    private static long id(ResultSet row) throws SQLException {
        return row.getLong("id");
    }

    private static Standing standing(ResultSet row, SessionsSettings settings) throws SQLException {
        var session =
                new Session(
                        row.getLong("id"),
                        new Session.Holder(
                                row.getLong("account_id"),
                                new OrganizationId(row.getLong("organization_id")),
                                row.getLong("member_id")),
                        row.getString("email"),
                        MemberRole.of(row.getString("role")),
                        row.getString("csrf_token"),
                        Tx.moment(row, "created_at"),
                        end(row, settings));
        return new Standing(
                session,
                row.getBoolean("is_current"),
                Tx.moment(row, "last_used_at"),
                Tx.moment(row, "rotated_at"),
                Tx.instant(row, "confirmed_at"));
    }

    private static SessionRecord session(ResultSet row, SessionsSettings settings)
            throws SQLException {
        return new SessionRecord(
                row.getLong("id"),
                new OrganizationId(row.getLong("organization_id")),
                row.getString("organization"),
                Tx.moment(row, "created_at"),
                Tx.moment(row, "last_used_at"),
                end(row, settings),
                new Visitor(row.getString("address"), row.getString("agent")));
    }

    private static Instant end(ResultSet row, SessionsSettings settings) throws SQLException {
        var unused = Tx.moment(row, "last_used_at").plus(settings.idle());
        var latest = Tx.moment(row, "created_at").plus(settings.most());
        return unused.isBefore(latest) ? unused : latest;
    }
}
