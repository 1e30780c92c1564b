package caseloom.documents;

import caseloom.core.cases.OrganizationId;
import caseloom.core.document.Issue;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The statements on the processing of documents.
final class ProcessingsStore {

    private static final Sql SQL = Sql.of(ProcessingsStore.class, "processings.sql");

    /// Gives the number of the processing, which is due at once.
    long begin(Tx tx, OrganizationId organization, long file, Instant at) {
        return tx.first(
                        SQL.get("begin"),
                        row -> row.getLong("id"),
                        organization.value(),
                        file,
                        at,
                        at)
                .orElseThrow();
    }

    /// The newest processing of each document that has one, by its number.
    Map<Long, Processing> newest(Tx tx, OrganizationId organization, long... files) {
        var found = new HashMap<Long, Processing>();
        tx.list(
                SQL.get("newest"),
                row ->
                        found.put(
                                row.getLong("file_id"),
                                new Processing(
                                        row.getLong("id"),
                                        Tx.moment(row, "created_at"),
                                        Tx.instant(row, "ended_at"),
                                        IssuesJson.read(row.getString("issues")))),
                organization.value(),
                files);
        return found;
    }

    /// Takes what is due; nobody else does until then.
    List<Claimed> claim(Tx tx, Instant now, Instant until, int most) {
        return tx.list(
                SQL.get("claim"),
                row ->
                        new Claimed(
                                row.getLong("id"),
                                new OrganizationId(row.getLong("organization_id")),
                                row.getLong("file_id"),
                                Tx.moment(row, "created_at"),
                                row.getInt("attempts"),
                                row.getLong("lease_token")),
                now,
                most,
                until);
    }

    /// False when it was lost.
    boolean renew(Tx tx, Claimed claimed, Instant until) {
        return tx.change(
                        SQL.get("renew"),
                        until,
                        claimed.id(),
                        claimed.organization().value(),
                        claimed.token())
                == 1;
    }

    void putBack(Tx tx, Claimed claimed, Instant due) {
        tx.change(
                SQL.get("put-back"),
                due,
                claimed.id(),
                claimed.organization().value(),
                claimed.token());
    }

    /// False when it was lost: somebody else ends it.
    boolean end(Tx tx, Claimed claimed, Instant at, List<Issue> issues) {
        return tx.change(
                        SQL.get("end"),
                        at,
                        IssuesJson.write(issues),
                        claimed.id(),
                        claimed.organization().value(),
                        claimed.token())
                == 1;
    }

    long waiting(Tx tx) {
        return tx.first(SQL.get("waiting"), row -> row.getLong("waiting")).orElseThrow();
    }
}
