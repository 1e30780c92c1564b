package caseloom.intake;

import caseloom.db.Db;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.intake.Intake.BringsFiles;
import java.util.List;

/// Writes new records into PostgreSQL. Safe to share.
final class PostgresIntakeStore implements IntakeStore {

    private static final Sql SQL = Sql.of(PostgresIntakeStore.class, "intake.sql");

    private final Db db;
    private final BringsFiles files;

    PostgresIntakeStore(Db db, BringsFiles files) {
        this.db = db;
        this.files = files;
    }

    @Override
    public List<Numbers> numbers(int count) {
        return db.system(
                tx -> tx.list(SQL.get("numbers"), row -> Numbers.of(row.getLong("number")), count));
    }

    /// What brings neither a key nor files is one round trip.
    @Override
    public void write(long node, List<Waiting> items) {
        var batch = new Batch(items);
        var keyed = new KeyedBatch(items);
        var joinings = items.stream().flatMap(Waiting::joinings).toList();
        if (keyed.isEmpty() && joinings.isEmpty()) {
            db.atOnce(tx -> {
                write(tx, node, batch);
                return true;
            });
            return;
        }
        db.system(tx -> {
            write(tx, node, batch);
            if (!keyed.isEmpty()) {
                remember(tx, keyed);
            }
            files.join(tx, joinings);
            return true;
        });
    }

    private static void write(Tx tx, long node, Batch batch) {
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
                batch.initiators,
                batch.metadata,
                node,
                Newborn.TOKEN);
    }

    private static void remember(Tx tx, KeyedBatch batch) {
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
}
