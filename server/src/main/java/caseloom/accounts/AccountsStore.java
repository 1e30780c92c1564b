package caseloom.accounts;

import caseloom.access.Email;
import caseloom.access.MemberRole;
import caseloom.access.MemberState;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements on accounts, and on the members that belong to them.
final class AccountsStore {

    private static final Sql SQL = Sql.of(AccountsStore.class, "accounts.sql");

    Optional<Account> find(Tx tx, String folded) {
        return tx.first(SQL.get("find_by_email"), AccountsStore::account, folded);
    }

    Optional<Account> find(Tx tx, long id) {
        return tx.first(SQL.get("find"), AccountsStore::account, id);
    }

    boolean any(Tx tx) {
        return tx.first(SQL.get("any"), row -> row.getBoolean(1)).orElseThrow();
    }

    /// Empty when the address has an account.
    Optional<Long> create(Tx tx, String email, String name, String hash, Instant now) {
        return tx.first(
                SQL.get("create"),
                row -> row.getLong("id"),
                email,
                Email.folded(email),
                name,
                hash,
                now,
                now);
    }

    void setPassword(Tx tx, long id, String hash, Instant now) {
        tx.change(SQL.get("set_password"), hash, now, id);
    }

    boolean strengthen(Tx tx, Account account, String hash) {
        return tx.change(SQL.get("strengthen"), hash, account.id(), account.passwordHash()) == 1;
    }

    Optional<Account> change(Tx tx, long id, Accounts.Change change) {
        if (change.name() != null) {
            tx.change(SQL.get("name_members"), change.name(), id);
        }
        return tx.first(
                SQL.get("change"),
                AccountsStore::account,
                change.name(),
                change.setsTimeZone(),
                change.timeZone(),
                id);
    }

    void wentTo(Tx tx, long id, OrganizationId organization) {
        tx.change(SQL.get("went_to"), organization.value(), id);
    }

    List<Membership> memberships(Tx tx, long id) {
        return tx.list(SQL.get("memberships"), AccountsStore::membership, id);
    }

    /// A member and whose they are.
    record Belonging(long id, MemberRole role, MemberState state, @Nullable Long account) {}

    /// The member with that address, held until the end.
    Optional<Belonging> member(Tx tx, OrganizationId organization, String folded) {
        return tx.first(
                SQL.get("member"),
                row ->
                        new Belonging(
                                row.getLong("id"),
                                MemberRole.of(row.getString("role")),
                                MemberState.of(row.getString("state")),
                                row.getObject("account_id", Long.class)),
                organization.value(),
                folded);
    }

    /// False when the member takes no part, or is another's.
    boolean link(Tx tx, OrganizationId organization, long member, long account, String name) {
        return tx.change(SQL.get("link"), account, name, organization.value(), member, account)
                == 1;
    }

    Optional<Long> addMember(Tx tx, Invitation invitation, long account, String name, Instant now) {
        return tx.first(
                SQL.get("add_member"),
                row -> row.getLong("id"),
                invitation.organization().value(),
                invitation.email(),
                Email.folded(invitation.email()),
                invitation.role().word(),
                account,
                name,
                now);
    }

    private static Account account(ResultSet row) throws SQLException {
        var last = row.getObject("last_organization_id", Long.class);
        return new Account(
                row.getLong("id"),
                row.getString("email"),
                row.getString("name"),
                row.getString("time_zone"),
                row.getString("password_hash"),
                Tx.moment(row, "password_changed_at"),
                last == null ? null : new OrganizationId(last),
                Tx.moment(row, "created_at"));
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                row.getLong("id"),
                new OrganizationId(row.getLong("organization_id")),
                row.getString("organization"),
                row.getString("email"),
                MemberRole.of(row.getString("role")));
    }
}
