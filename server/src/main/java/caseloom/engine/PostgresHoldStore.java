package caseloom.engine;

import static caseloom.engine.Columns.cases;
import static caseloom.engine.Columns.inOrder;
import static caseloom.engine.Columns.ints;
import static caseloom.engine.Columns.moments;
import static caseloom.engine.Columns.runs;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.WorkflowId;
import caseloom.core.interpreter.RunState;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.intake.Cause;
import caseloom.workflows.Publication;
import caseloom.workflows.PublishedWorkflows;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds and takes runs, timers and effects in PostgreSQL, within one transaction.
final class PostgresHoldStore implements HoldStore {

    private static final Sql SQL = Sql.of(PostgresHoldStore.class, "hold.sql");

    private final Tx tx;
    private final PublishedWorkflows workflows;
    private final int newest;

    /// @param newest the newest version of stored states that can be read
    PostgresHoldStore(Tx tx, PublishedWorkflows workflows, int newest) {
        this.tx = tx;
        this.workflows = workflows;
        this.newest = newest;
    }

    @Override
    public List<Held> take(List<RunKey> wanted) {
        var keys = inOrder(wanted, key -> key, RunKey.ORDER);
        return held(tx.list(SQL.get("take"), this::taken, cases(keys), runs(keys), newest));
    }

    @Override
    public List<Held> adopt(long dead, List<RunKey> orphans) {
        var keys = inOrder(orphans, key -> key, RunKey.ORDER);
        return held(tx.list(SQL.get("adopt"), this::taken, cases(keys), runs(keys), dead));
    }

    @Override
    public List<RunKey> orphans(NodeStore.Dead node, int most) {
        return tx.list(
                SQL.get("orphans"), PostgresHoldStore::key, node.lowWater(), node.id(), most);
    }

    @Override
    public List<RunKey> present(List<RunKey> keys) {
        return tx.list(SQL.get("present"), PostgresHoldStore::key, cases(keys), runs(keys));
    }

    @Override
    public List<Due> dueTimers(Instant now, int most) {
        return tx.list(
                SQL.get("due-timers"),
                row ->
                        new Due(
                                new RunKey(row.getLong("case_id"), row.getLong("run_id")),
                                row.getInt("id"),
                                Tx.moment(row, "due_at")),
                now,
                most);
    }

    @Override
    public List<Numbered> claim(List<Due> due, Instant until) {
        var timers = inOrder(due, Due::number, Numbered.ORDER);
        var keys = timers.stream().map(Due::key).toList();
        return tx.list(
                SQL.get("claim-timers"),
                row ->
                        new Numbered(
                                new RunKey(row.getLong("case_id"), row.getLong("run_id")),
                                row.getInt("id")),
                until,
                cases(keys),
                runs(keys),
                ints(timers, Due::timer),
                moments(timers, Due::due));
    }

    @Override
    public Optional<Instant> nextTimer() {
        return tx.list(SQL.get("next-timer"), row -> Optional.ofNullable(Tx.instant(row, "due_at")))
                .getFirst();
    }

    @Override
    public List<Foreign> effectsOf(long node, Numbered after, int most) {
        return tx.list(
                SQL.get("effects-of"),
                row ->
                        new Foreign(
                                new RunKey(row.getLong("case_id"), row.getLong("run_id")),
                                row.getInt("activation"),
                                row.getLong("organization_id"),
                                row.getString("request"),
                                row.getString("answer"),
                                Tx.moment(row, "created_at")),
                node,
                after.key().caseId(),
                after.key().runId(),
                after.number(),
                most);
    }

    @Override
    public int claim(List<Foreign> foreign, long from, long to) {
        var effects = inOrder(foreign, Foreign::number, Numbered.ORDER);
        var keys = effects.stream().map(Foreign::key).toList();
        return tx.list(
                        SQL.get("claim-effects"),
                        PostgresHoldStore::effectKey,
                        to,
                        cases(keys),
                        runs(keys),
                        ints(effects, Foreign::activation),
                        from)
                .size();
    }

    @Override
    public void keepAnswer(Numbered effect, String answer) {
        var key = effect.key();
        tx.change(SQL.get("keep-answer"), answer, key.caseId(), key.runId(), effect.number());
    }

    @Override
    public void release(RunKey key, long me) {
        var caseId = key.caseId();
        var run = key.runId();
        tx.change(SQL.get("release-effects"), caseId, run, me, caseId, run);
    }

    @Override
    public void forget(Held seen, int timer) {
        var key = seen.key();
        tx.change(
                SQL.get("forget-timer"),
                key.caseId(),
                key.runId(),
                seen.token(),
                seen.decisions(),
                timer);
    }

    @Override
    public void sweep(RunKey key) {
        var caseId = key.caseId();
        var id = key.runId();
        tx.all(
                SQL.get("sweep"),
                caseId,
                id,
                caseId,
                id,
                caseId,
                id,
                caseId,
                id,
                caseId,
                id,
                caseId,
                id,
                caseId,
                id);
    }

    long initiator(long caseId) {
        return tx.first(SQL.get("initiator"), row -> row.getLong("initiator"), caseId)
                .orElseThrow();
    }

    Optional<CaseView> otherCase(OrganizationId organization, long id) {
        return tx.first(
                SQL.get("other-case"),
                row -> view(row, publication(row)),
                id,
                organization.value());
    }

    /// A run's row, before its case was read.
    private record Taken(
            Publication publication,
            RunKey key,
            long token,
            int decisions,
            RunStatus status,
            @Nullable RunState state,
            @Nullable Cause cause) {

        Held with(CaseView view) {
            return new Held(
                    publication,
                    new RunId(key.runId()),
                    token,
                    decisions,
                    status,
                    state,
                    view,
                    cause);
        }
    }

    private List<Held> held(List<Taken> taken) {
        if (taken.isEmpty()) {
            return List.of();
        }
        var byCase = new HashMap<Long, Taken>();
        taken.forEach(run -> byCase.put(run.key.caseId(), run));
        var numbers = taken.stream().mapToLong(run -> run.key.caseId()).distinct().toArray();
        return tx.list(
                SQL.get("cases-of"),
                row -> {
                    var run = byCase.get(row.getLong("id"));
                    if (run == null) {
                        throw new IllegalStateException("a case nobody asked for");
                    }
                    return run.with(view(row, run.publication));
                },
                numbers);
    }

    private Taken taken(ResultSet row) throws SQLException {
        var state = row.getString("state");
        return new Taken(
                publication(row),
                key(row),
                row.getLong("lease_token"),
                row.getInt("decisions"),
                RunStatus.of(row.getString("status")),
                state == null ? null : new RunState(Json.stored(state)),
                Cause.read(row.getString("cause")));
    }

    private static CaseView view(ResultSet row, Publication publication) throws SQLException {
        return new CaseView(
                new CaseId(row.getLong("id")),
                row.getBoolean("shown"),
                publication.definition().head().name(),
                publication.version(),
                row.getString("subject"),
                row.getString("status"),
                (ObjectNode) Json.stored(row.getString("attributes")),
                metadata(row),
                Tx.moment(row, "created_at"));
    }

    private Publication publication(ResultSet row) throws SQLException {
        return workflows.version(new WorkflowId(row.getLong("workflow_id")), row.getInt("version"));
    }

    private static @Nullable JsonNode metadata(ResultSet row) throws SQLException {
        var metadata = row.getString("metadata");
        return metadata == null ? null : Json.stored(metadata);
    }

    private static RunKey key(ResultSet row) throws SQLException {
        return new RunKey(row.getLong("case_id"), row.getLong("id"));
    }

    private static RunKey effectKey(ResultSet row) throws SQLException {
        return new RunKey(row.getLong("case_id"), row.getLong("run_id"));
    }
}
