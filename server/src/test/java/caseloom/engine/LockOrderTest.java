package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.audit.Actor;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.interpreter.RunState;
import caseloom.core.json.Json;
import caseloom.db.DataFolder;
import caseloom.db.Database;
import caseloom.db.DatabaseSettings;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.engine.HoldStore.Due;
import caseloom.engine.HoldStore.Foreign;
import caseloom.runs.Outcome;
import caseloom.runs.Runs;
import caseloom.settings.Env;
import caseloom.webhooks.NoWebhooks;
import caseloom.workflows.Publication;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everybody takes rows in one order: whoever waits for its first row holds none of the others.
class LockOrderTest {

    private static final long ME = 1;
    private static final long OTHER = 2;
    private static final List<Long> BACKWARDS = List.of(3L, 2L, 1L);

    private static final Rows RUNS =
            new Rows(
                    "select from runs where case_id = 1 for update",
                    "select case_id from runs order by case_id for update skip locked");
    private static final Rows CASES =
            new Rows(
                    "select from cases where id = 1 for update",
                    "select id from cases order by id for update skip locked");
    private static final Rows TIMERS =
            new Rows(
                    "select from timers where case_id = 1 and id = 1 for update",
                    "select case_id from timers order by case_id for update skip locked");
    private static final Rows EFFECTS =
            new Rows(
                    "select from effects where case_id = 1 for update",
                    "select case_id from effects order by case_id for update skip locked");

    private static final String TIMERS_OF_ONE =
            "select id from timers where case_id = 1 and id > 0 order by id"
                    + " for update skip locked";
    private static final String EFFECT_OF_ONE =
            "select from effects where case_id = 1 and activation = 1 for update";
    private static final String EFFECTS_OF_ONE =
            "select activation from effects where case_id = 1 order by activation"
                    + " for update skip locked";

    private final EngineRig rig = new EngineRig();
    private final Publication patient = rig.publish(1, Documents.PATIENT);
    private Database database;

    @TempDir Path folder;

    /// How the first row is held, and which rows are free.
    private record Rows(String first, String free) {}

    @BeforeEach
    void prepare() {
        var address = rig.database.address();
        var settings =
                DatabaseSettings.from(
                        new Env(
                                Map.of(
                                        Env.PREFIX + "DATABASE_URL", address.url(),
                                        Env.PREFIX + "DATABASE_USER", address.user(),
                                        Env.PREFIX + "DATABASE_PASSWORD", address.password())));
        database =
                Database.open(
                        settings, DataFolder.open(folder), List.of(), RandomGenerator.getDefault());
        rig.number("select 1 from ensure_history_partition(1)");
        rig.number("select setval('case_number', 100)");
        BACKWARDS.forEach(this::insert);
    }

    @AfterEach
    void stop() {
        database.close();
        rig.close();
    }

    private static ApplyStore apply(Tx tx) {
        return new PostgresApplyStore(tx);
    }

    private HoldStore holds(Tx tx) {
        return new PostgresHoldStore(tx, rig.workflows(), RunState.NEWEST);
    }

    @Test
    void decisionsTakeRunsByNumber() {
        takesByNumber(RUNS, tx -> apply(tx).store(decisions(), NoWebhooks.EPOCH));
    }

    @Test
    void decisionsTakeCasesByNumber() {
        takesByNumber(CASES, tx -> apply(tx).store(decisions(), NoWebhooks.EPOCH));
    }

    @Test
    void changesOfTimersTakeThemByNumberWhetherTheySetOrClear() {
        takesByNumber(
                TIMERS,
                tx -> {
                    apply(tx)
                            .change(
                                    List.of(
                                            new TimerChange(timer(3), EngineRig.ACME, null),
                                            new TimerChange(
                                                    timer(1), EngineRig.ACME, rig.clock.instant()),
                                            new TimerChange(timer(2), EngineRig.ACME, null)));
                    return true;
                });
        assertThat(rig.number("select count(*) from timers where id = 1")).isOne();
    }

    @Test
    void answeredEffectsAreTakenByNumber() {
        var dropped = BACKWARDS.stream().map(number -> new Dropped(timer(number), true)).toList();
        takesByNumber(
                EFFECTS,
                tx -> {
                    apply(tx).drop(dropped, rig.clock.instant());
                    return true;
                });
    }

    @Test
    void whoTakesRunsTakesThemByNumber() {
        takesByNumber(RUNS, tx -> holds(tx).take(keys()));
    }

    @Test
    void whoAdoptsRunsTakesThemByNumber() {
        takesByNumber(RUNS, tx -> holds(tx).adopt(OTHER, keys()));
    }

    @Test
    void dueTimersAreClaimedByNumber() {
        var now = rig.clock.instant();
        takesByNumber(
                TIMERS,
                tx ->
                        holds(tx)
                                .claim(
                                        keys().stream().map(key -> new Due(key, 1, now)).toList(),
                                        now.plusSeconds(10)));
    }

    @Test
    void effectsOfADeadNodeAreClaimedByNumber() {
        var now = rig.clock.instant();
        var foreign = keys().stream().map(key -> new Foreign(key, 1, 1, "{}", null, now)).toList();
        takesByNumber(EFFECTS, tx -> holds(tx).claim(foreign, OTHER, ME));
    }

    /// A cancel that took the timers of its run in another order than the claim of due ones was
    /// once undone by the database as one half of a deadlock.
    @Test
    void cancelPauseAndResumeTakeTheTimersOfTheirRunByNumber() {
        var runs = runs();
        insertTimer(1, 3);
        insertTimer(1, 2);

        for (Wish wish : List.<Wish>of(runs::pause, runs::resume, runs::cancel)) {
            assertThat(whileHeld(TIMERS.first, TIMERS_OF_ONE, () -> done(wish)))
                    .containsExactly(2L, 3L);
        }

        assertThat(rig.number("select count(*) from timers where case_id = 1")).isZero();
    }

    @Test
    void pauseResumeAndCancelTakeTheEffectsOfTheirRunByNumber() {
        var runs = runs();
        insertEffect(1, 3);
        insertEffect(1, 2);

        for (Wish wish : List.<Wish>of(runs::pause, runs::resume, runs::cancel)) {
            assertThat(whileHeld(EFFECT_OF_ONE, EFFECTS_OF_ONE, () -> done(wish)))
                    .containsExactly(2L, 3L);
        }

        assertThat(rig.number("select count(*) from effects where case_id = 1")).isZero();
    }

    @Test
    void whoeverChangesARunByHandTakesItBeforeItsCase() {
        var runs = runs();
        Wish skip = (by, run) -> runs.skip(by, run, null, Json.object());

        assertThat(caseWhileItsRunIsHeld("failed", runs::retry)).containsExactly(1L);
        assertThat(caseWhileItsRunIsHeld("failed", skip)).containsExactly(1L);
        assertThat(caseWhileItsRunIsHeld("completed", runs::restart)).containsExactly(1L);
        assertThat(caseWhileItsRunIsHeld("running", runs::cancel)).containsExactly(1L);
    }

    private Runs runs() {
        var member = rig.parked();
        member.engine().node().register(false);
        return rig.runs(member);
    }

    /// What somebody wants of a run.
    private interface Wish {
        Outcome of(Actor by, RunId run);
    }

    private static void done(Wish wish) {
        assertThat(wish.of(Actor.system(EngineRig.ACME), new RunId(1)))
                .isInstanceOf(Outcome.Done.class);
    }

    private List<Long> caseWhileItsRunIsHeld(String status, Wish wish) {
        rig.change("delete from runs where case_id = 1 and id <> 1");
        rig.change("update runs set status = ? where case_id = 1", status);
        return whileHeld(
                RUNS.first,
                "select id from cases where id = 1 for update skip locked",
                () -> wish.of(Actor.system(EngineRig.ACME), new RunId(1)));
    }

    private void takesByNumber(Rows rows, Function<Tx, ?> statement) {
        Db writers = database.writers();
        assertThat(whileHeld(rows.first, rows.free, () -> writers.system(statement)))
                .containsExactly(2L, 3L);
    }

    /// What is free while somebody waits for a row that is held.
    private List<Long> whileHeld(String hold, String free, Runnable waiter) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var holder = connection()) {
            query(holder, hold);
            var waiting = threads.submit(waiter);
            Probe.until("somebody waits for a lock", () -> waiting() == 1);
            List<Long> found;
            try (var looker = connection()) {
                found = query(looker, free);
                looker.rollback();
            }
            holder.rollback();
            waiting.get();
            return found;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private long waiting() {
        return rig.number(
                "select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'");
    }

    private Connection connection() throws SQLException {
        var connection = rig.database.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static List<Long> query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var found = new ArrayList<Long>();
            while (result.next()) {
                found.add(result.getMetaData().getColumnCount() == 0 ? 0L : result.getLong(1));
            }
            return found;
        }
    }

    private List<Decided> decisions() {
        return keys().stream().map(this::decided).toList();
    }

    private Decided decided(RunKey key) {
        var number = new CaseId(key.caseId());
        var at = rig.clock.instant();
        var view = new CaseView(number, true, "patient", 1, "s", "Open", Json.object(), null, at);
        var held =
                new Held(
                        patient, new RunId(key.runId()), 1, 0, RunStatus.PENDING, null, view, null);
        return new Decided(Work.begin(held), Failures.decision(held, "a test"), at);
    }

    private static List<RunKey> keys() {
        return BACKWARDS.stream().map(number -> new RunKey(number, number)).toList();
    }

    private static Numbered timer(long number) {
        return new Numbered(new RunKey(number, number), 1);
    }

    private void insert(long number) {
        var at = rig.clock.instant();
        rig.change(
                "insert into cases (id, organization_id, workflow_id, version, shown, subject,"
                        + " status, attributes, initiator, created_at, updated_at)"
                        + " values (?, 1, 1, 1, true, 's', 'Open', '{}', 1, ?, ?)",
                number,
                at,
                at);
        rig.change(
                "insert into runs (case_id, id, organization_id, workflow_id, version, status,"
                        + " lease_owner, lease_token, decisions, input, created_at, updated_at)"
                        + " values (?, ?, 1, 1, 1, 'pending', ?, 1, 0, '{}', ?, ?)",
                number,
                number,
                OTHER,
                at,
                at);
        insertEffect(number, 1);
        insertTimer(number, 1);
    }

    private void insertEffect(long number, int activation) {
        rig.change(
                "insert into effects (case_id, run_id, activation, organization_id, node, request,"
                        + " created_at) values (?, ?, ?, 1, ?, '{}', ?)",
                number,
                number,
                activation,
                OTHER,
                rig.clock.instant());
    }

    private void insertTimer(long number, int id) {
        rig.change(
                "insert into timers (case_id, run_id, id, organization_id, due_at)"
                        + " values (?, ?, ?, 1, ?)",
                number,
                number,
                id,
                rig.clock.instant());
    }
}
