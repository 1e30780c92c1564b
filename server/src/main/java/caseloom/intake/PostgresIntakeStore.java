package caseloom.intake;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.db.DatabaseFault;
import caseloom.db.Db;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.intake.Intake.Beside;
import caseloom.intake.Intake.BringsFiles;
import caseloom.webhooks.Herald;
import caseloom.webhooks.Known;
import java.util.List;
import java.util.Optional;

/// Writes new records into PostgreSQL. Safe to share.
final class PostgresIntakeStore implements IntakeStore {

    /// How often the destinations may change while one batch is written.
    private static final int MOVES_MOST = 3;

    private static final Sql SQL = Sql.of(PostgresIntakeStore.class, "intake.sql");

    private final Db db;
    private final BringsFiles files;
    private final Herald herald;

    PostgresIntakeStore(Db db, Beside beside) {
        this.db = db;
        this.files = beside.files();
        this.herald = beside.herald();
    }

    @Override
    public List<Numbers> numbers(int count) {
        return db.system(
                tx -> tx.list(SQL.get("numbers"), row -> Numbers.of(row.getLong("number")), count));
    }

    /// Written again when the destinations are no longer as this node knew them.
    @Override
    public void write(long node, List<Waiting> items) {
        for (var left = MOVES_MOST; ; left--) {
            var known = herald.known();
            try {
                write(node, items, known);
                return;
            } catch (DatabaseFault e) {
                if (left == 0 || e.kind() != DatabaseFault.Kind.CONFLICT || !herald.moved(known)) {
                    throw e;
                }
            }
        }
    }

    /// What brings neither a key nor files and is told to nobody is one round trip.
    private void write(long node, List<Waiting> items, Known known) {
        var batch = new Batch(items);
        var keyed = new KeyedBatch(items);
        var caused = new CausedBatch(items);
        var joinings = items.stream().flatMap(Waiting::joinings).toList();
        var changes = Creations.of(known, items);
        if (keyed.isEmpty() && caused.isEmpty() && joinings.isEmpty() && changes.isEmpty()) {
            db.atOnce(tx -> {
                write(tx, node, batch, known.epoch());
                return true;
            });
            return;
        }
        var announced =
                db.system(tx -> {
                    write(tx, node, batch, known.epoch());
                    if (!keyed.isEmpty()) {
                        remember(tx, keyed);
                    }
                    if (!caused.isEmpty()) {
                        cause(tx, caused);
                    }
                    files.join(tx, joinings);
                    return !changes.isEmpty() && herald.write(tx, known, changes);
                });
        if (announced) {
            herald.hint();
        }
    }

    private static void write(Tx tx, long node, Batch batch, long destinations) {
        tx.all(
                SQL.get("write"),
                node,
                destinations,
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

    @Override
    public Optional<Numbers> started(OrganizationId organization, String hash) {
        return db.system(tx ->
                tx.first(
                        SQL.get("started"),
                        row ->
                                new Numbers(
                                        new CaseId(row.getLong("case_id")),
                                        new RunId(row.getLong("run_id"))),
                        organization.value(),
                        hash));
    }

    private static void cause(Tx tx, CausedBatch batch) {
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
