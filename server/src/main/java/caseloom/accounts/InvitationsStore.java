package caseloom.accounts;

import caseloom.access.Email;
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

/// The statements on invitations to an organization.
final class InvitationsStore {

    private static final Sql SQL = Sql.of(InvitationsStore.class, "invitations.sql");

    /// An invitation to be made.
    record Wanted(OrganizationId organization, String email, MemberRole role, long by) {}

    long make(Tx tx, Wanted wanted, LinkToken token, SetupLinks.Term term) {
        return tx.first(
                        SQL.get("make"),
                        row -> row.getLong("id"),
                        wanted.organization.value(),
                        wanted.email,
                        Email.folded(wanted.email),
                        wanted.role.word(),
                        token.hash(),
                        wanted.by,
                        term.from(),
                        term.to())
                .orElseThrow();
    }

    long count(Tx tx, OrganizationId organization) {
        return tx.first(SQL.get("count"), row -> row.getLong(1), organization.value())
                .orElseThrow();
    }

    List<InvitationRecord> list(
            Tx tx, OrganizationId organization, long after, int most, Instant now) {
        return tx.list(
                SQL.get("list"), InvitationsStore::record, organization.value(), after, now, most);
    }

    String organization(Tx tx, OrganizationId organization) {
        return tx.first(SQL.get("organization"), row -> row.getString("name"), organization.value())
                .orElseThrow();
    }

    boolean end(Tx tx, OrganizationId organization, long id) {
        return tx.change(SQL.get("end"), organization.value(), id) == 1;
    }

    Optional<Invitation> find(Tx tx, LinkToken token, Instant now) {
        return tx.first(SQL.get("find"), InvitationsStore::invitation, token.hash(), now);
    }

    boolean use(Tx tx, LinkToken token) {
        return tx.first(SQL.get("use"), _ -> true, (Object) token.hash()).isPresent();
    }

    int forget(Tx tx, Instant now) {
        return tx.change(SQL.get("forget"), now);
    }

    private static InvitationRecord record(ResultSet row) throws SQLException {
        return new InvitationRecord(
                row.getLong("id"),
                row.getString("email"),
                MemberRole.of(row.getString("role")),
                row.getString("inviter"),
                Tx.moment(row, "created_at"),
                Tx.moment(row, "expires_at"));
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                row.getLong("id"),
                new OrganizationId(row.getLong("organization_id")),
                row.getString("organization"),
                row.getString("email"),
                MemberRole.of(row.getString("role")),
                row.getBoolean("has_account"),
                Tx.moment(row, "expires_at"));
    }
}
