package caseloom.access;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statements on members.
final class MembersStore {

    private static final Sql SQL = Sql.of(MembersStore.class, "members.sql");

    /// Empty when somebody has the address.
    Optional<MemberRecord> create(
            Tx tx, OrganizationId organization, Email email, MemberRole role, Instant now) {
        return tx.first(
                SQL.get("create"),
                MembersStore::member,
                organization.value(),
                email.written(),
                email.folded(),
                role.word(),
                now);
    }

    List<MemberRecord> list(Tx tx, OrganizationId organization, long after, int most) {
        return tx.list(SQL.get("list"), MembersStore::member, organization.value(), after, most);
    }

    Optional<MemberRecord> find(Tx tx, OrganizationId organization, long member) {
        return tx.first(SQL.get("find"), MembersStore::member, organization.value(), member);
    }

    Optional<MemberRecord> find(Tx tx, OrganizationId organization, String folded) {
        return tx.first(
                SQL.get("find_by_email"), MembersStore::member, organization.value(), folded);
    }

    Optional<MemberRecord> change(
            Tx tx, OrganizationId organization, long member, Members.Change change) {
        var role = change.role();
        var state = change.state();
        return tx.first(
                SQL.get("change"),
                MembersStore::member,
                role == null ? null : role.word(),
                state == null ? null : state.word(),
                organization.value(),
                member);
    }

    Optional<Member> active(Tx tx, OrganizationId organization, String folded) {
        return tx.first(SQL.get("active"), MembersStore::person, organization.value(), folded);
    }

    List<Member> active(Tx tx, OrganizationId organization, long[] numbers) {
        return tx.list(
                SQL.get("active_by_id"), MembersStore::person, organization.value(), numbers);
    }

    Optional<Member> firstAdministrator(Tx tx, OrganizationId organization) {
        return tx.first(SQL.get("first_administrator"), MembersStore::person, organization.value());
    }

    List<Member> heldAdministrators(Tx tx, OrganizationId organization) {
        return tx.list(SQL.get("held_administrators"), MembersStore::person, organization.value());
    }

    /// Ends the sessions of a member.
    void endSessions(Tx tx, OrganizationId organization, long member) {
        tx.change(SQL.get("end_sessions"), organization.value(), member);
    }

    private static Member person(ResultSet row) throws SQLException {
        return new Member(row.getLong("id"), row.getString("email"));
    }

    private static MemberRecord member(ResultSet row) throws SQLException {
        return new MemberRecord(
                row.getLong("id"),
                row.getString("email"),
                MemberRole.of(row.getString("role")),
                MemberState.of(row.getString("state")),
                row.getString("name"),
                row.getObject("account_id", Long.class) != null,
                Tx.moment(row, "created_at"));
    }
}
