package caseloom.access;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements on tokens and organizations.
final class AccessStore {

    private static final Sql SQL = Sql.of(AccessStore.class, "access.sql");

    long create(Tx tx, OrganizationId organization, NewToken token, Secret secret, Instant now) {
        return tx.first(
                        SQL.get("create"),
                        AccessStore::id,
                        organization.value(),
                        token.kind().word(),
                        token.installation(),
                        token.name(),
                        secret.firstCharacters(),
                        secret.hash().bytes(),
                        token.rateLimit(),
                        token.createdBy(),
                        now,
                        token.expiresAt())
                .orElseThrow();
    }

    Optional<Grant> find(Tx tx, SecretHash hash) {
        return tx.first(SQL.get("find"), AccessStore::grant, (Object) hash.bytes());
    }

    List<TokenRecord> tokens(Tx tx, OrganizationId organization, long after, int most) {
        return tx.list(SQL.get("tokens"), AccessStore::token, organization.value(), after, most);
    }

    boolean revoke(Tx tx, OrganizationId organization, long token, Instant now) {
        return tx.change(SQL.get("revoke"), now, token, organization.value()) == 1;
    }

    void used(Tx tx, long[] tokens, Instant[] moments) {
        tx.change(SQL.get("used"), tokens, moments);
    }

    OrganizationId createOrganization(Tx tx, String name, Instant now) {
        return new OrganizationId(
                tx.first(SQL.get("create_organization"), AccessStore::id, name, now).orElseThrow());
    }

    List<OrganizationRecord> organizations(Tx tx, long after, int most) {
        return tx.list(SQL.get("organizations"), AccessStore::organization, after, most);
    }

    Optional<OrganizationRecord> organization(Tx tx, OrganizationId organization) {
        return tx.first(SQL.get("organization"), AccessStore::organization, organization.value());
    }

    /// The organization and another one, held until the end of the transaction.
    List<OrganizationRecord> holdOrganizations(
            Tx tx, OrganizationId organization, OrganizationId other) {
        return tx.list(
                SQL.get("hold_organizations"),
                AccessStore::organization,
                organization.value(),
                other.value());
    }

    /// The organization that a token belongs to.
    Optional<OrganizationId> home(Tx tx, long token) {
        return tx.first(
                SQL.get("home"), row -> new OrganizationId(row.getLong("organization_id")), token);
    }

    /// Closes an organization from that moment on; null opens it.
    OrganizationRecord setClosed(Tx tx, OrganizationId organization, @Nullable Instant at) {
        return tx.first(SQL.get("set_closed"), AccessStore::organization, at, organization.value())
                .orElseThrow();
    }

    private static long id(ResultSet row) throws SQLException {
        return row.getLong("id");
    }

    private static OrganizationRecord organization(ResultSet row) throws SQLException {
        return new OrganizationRecord(
                new OrganizationId(row.getLong("id")),
                row.getString("name"),
                Tx.moment(row, "created_at"),
                Tx.instant(row, "closed_at"));
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                new Caller(
                        new OrganizationId(row.getLong("organization_id")),
                        row.getLong("id"),
                        row.getLong("created_by"),
                        row.getBoolean("installation")),
                TokenKind.of(row.getString("kind")),
                row.getObject("rate_limit", Integer.class),
                Tx.instant(row, "expires_at"));
    }

    private static TokenRecord token(ResultSet row) throws SQLException {
        return new TokenRecord(
                row.getLong("id"),
                TokenKind.of(row.getString("kind")),
                row.getBoolean("installation"),
                row.getString("name"),
                row.getString("first_characters"),
                row.getObject("rate_limit", Integer.class),
                row.getString("email"),
                Tx.moment(row, "created_at"),
                Tx.instant(row, "expires_at"),
                Tx.instant(row, "last_used_at"),
                Tx.instant(row, "revoked_at"));
    }
}
