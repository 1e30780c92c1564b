package caseloom.links;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The statements about links.
final class LinksStore {

    private static final Sql SQL = Sql.of(LinksStore.class, "links.sql");

    void make(Tx tx, Opens opens, byte[] hash, Instant at) {
        tx.change(
                SQL.get("make"),
                opens.caseId().value(),
                hash,
                opens.organization().value(),
                opens.purpose().word(),
                opens.subject(),
                opens.email(),
                at);
    }

    void endOfPerson(Tx tx, Opens opens, Instant at) {
        tx.change(
                SQL.get("end-of-person"),
                at,
                opens.caseId().value(),
                opens.organization().value(),
                opens.purpose().word(),
                opens.subject(),
                opens.email());
    }

    void end(Tx tx, Links.Thing thing, Instant at) {
        tx.change(
                SQL.get("end"),
                at,
                thing.caseId().value(),
                thing.organization().value(),
                thing.purpose().word(),
                thing.subject());
    }

    /// Those whose hash this is, which are one or none. The index tells by its time how a stored
    /// hash begins, which says nothing of any token; the rest is compared in a time that says
    /// nothing.
    List<Found> find(Tx tx, byte[] hash) {
        return tx.list(SQL.get("find"), row -> found(row, hash), hash).stream()
                .filter(found -> !(found instanceof Found.Unknown))
                .toList();
    }

    private static Found found(ResultSet row, byte[] hash) throws SQLException {
        if (!MessageDigest.isEqual(row.getBytes("hash"), hash)) {
            return new Found.Unknown();
        }
        var opens =
                new Opens(
                        new OrganizationId(row.getLong("organization_id")),
                        new CaseId(row.getLong("case_id")),
                        Purpose.of(row.getString("purpose")),
                        row.getString("subject"),
                        row.getString("email"));
        return row.getBoolean("has_ended") ? new Found.Ended(opens) : new Found.Open(opens);
    }
}
