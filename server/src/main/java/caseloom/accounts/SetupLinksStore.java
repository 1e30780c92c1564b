package caseloom.accounts;

import caseloom.access.Member;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.links.LinkToken;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements on setup links.
final class SetupLinksStore {

    private static final Sql SQL = Sql.of(SetupLinksStore.class, "setup_links.sql");

    Optional<Member> member(Tx tx, OrganizationId organization, @Nullable String email) {
        var folded = SetupLinks.folded(email);
        return tx.first(
                SQL.get("member"),
                row -> new Member(row.getLong("id"), row.getString("email")),
                organization.value(),
                folded,
                folded);
    }

    void make(
            Tx tx,
            OrganizationId organization,
            long member,
            LinkToken token,
            SetupLinks.Term term) {
        tx.change(
                SQL.get("make"),
                token.hash(),
                organization.value(),
                member,
                term.from(),
                term.to());
    }

    Optional<SetupLinks.Use> find(Tx tx, LinkToken token, Instant now) {
        return tx.first(
                SQL.get("find"),
                row ->
                        new SetupLinks.Use(
                                new OrganizationId(row.getLong("organization_id")),
                                row.getString("organization"),
                                new Member(row.getLong("member_id"), row.getString("email")),
                                row.getObject("account_id", Long.class),
                                Tx.moment(row, "expires_at")),
                token.hash(),
                now);
    }

    boolean use(Tx tx, LinkToken token) {
        return tx.first(SQL.get("use"), _ -> true, (Object) token.hash()).isPresent();
    }

    int forget(Tx tx, Instant now) {
        return tx.change(SQL.get("forget"), now);
    }
}
