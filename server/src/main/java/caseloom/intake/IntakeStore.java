package caseloom.intake;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statements of the write path.
final class IntakeStore {

    private static final Sql SQL = Sql.of(IntakeStore.class, "intake.sql");

    /// What an Idempotency-Key was first answered with.
    record Remembered(String bodyHash, String location, String answer) {}

    List<Numbers> numbers(Tx tx, int count) {
        return tx.list(
                SQL.get("numbers"),
                row -> NumberBook.of(row.getLong("case_number"), row.getLong("run_number")),
                count);
    }

    void write(Tx tx, long node, Batch batch) {
        tx.all(
                SQL.get("write"),
                node,
                batch.cases,
                batch.runs,
                batch.organizations,
                batch.workflows,
                batch.versions,
                batch.shown,
                batch.subjects,
                batch.statuses,
                batch.attributes,
                batch.moments,
                batch.changes,
                batch.runStatuses,
                batch.decisions,
                batch.inputs,
                batch.outputs,
                batch.states,
                batch.entries,
                batch.endings,
                batch.initiators,
                batch.metadata,
                node,
                Newborn.TOKEN);
    }

    void remember(Tx tx, KeyedBatch batch) {
        tx.change(
                SQL.get("remember"),
                batch.organizations,
                batch.scopes,
                batch.keys,
                batch.hashes,
                batch.locations,
                batch.answers,
                batch.moments);
    }

    void cause(Tx tx, CausedBatch batch) {
        tx.all(
                SQL.get("cause"),
                batch.organizations,
                batch.keys,
                batch.cases,
                batch.runs,
                batch.moments,
                batch.cases,
                batch.runs,
                batch.causes);
    }

    Optional<Numbers> started(Tx tx, OrganizationId organization, String key) {
        return tx.first(
                SQL.get("started"),
                row -> NumberBook.of(row.getLong("case_id"), row.getLong("run_id")),
                organization.value(),
                key);
    }

    int forgetStarts(Tx tx, Instant upTo, int most) {
        return tx.change(SQL.get("forget-starts"), upTo, most);
    }

    Optional<Remembered> recall(
            Tx tx, OrganizationId organization, String scope, String key, Instant since) {
        return tx.first(
                SQL.get("recall"),
                row ->
                        new Remembered(
                                row.getString("body_hash"),
                                row.getString("location"),
                                row.getString("answer")),
                organization.value(),
                scope,
                key,
                since);
    }

    int forgetOne(Tx tx, OrganizationId organization, String scope, String key, Instant upTo) {
        return tx.change(SQL.get("forget-one"), organization.value(), scope, key, upTo);
    }

    int forgetExpired(Tx tx, Instant upTo, int most) {
        return tx.change(SQL.get("forget-expired"), upTo, most);
    }
}
