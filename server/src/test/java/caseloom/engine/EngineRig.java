package caseloom.engine;

import caseloom.HandClock;
import caseloom.Probe;
import caseloom.approvals.Approvals;
import caseloom.approvals.ApprovalsSettings;
import caseloom.approvals.Invitations;
import caseloom.audit.Actor;
import caseloom.callbacks.Callbacks;
import caseloom.callbacks.CallbacksSettings;
import caseloom.calls.Accesses;
import caseloom.calls.CallsSettings;
import caseloom.calls.SecretCalls;
import caseloom.calls.ServiceCalls;
import caseloom.cases.CaseRecord;
import caseloom.cases.Cases;
import caseloom.cases.HistoryEntry;
import caseloom.connections.Connections;
import caseloom.connections.Slots;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Definitions;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.InterpreterLimits;
import caseloom.core.interpreter.RunState;
import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import caseloom.db.CacheEpoch;
import caseloom.db.TestDatabase;
import caseloom.functions.Functions;
import caseloom.intake.Arrival;
import caseloom.intake.Intake;
import caseloom.intake.IntakeSettings;
import caseloom.intake.Numbers;
import caseloom.intake.Origin;
import caseloom.intake.Receipt;
import caseloom.outbound.Outbound;
import caseloom.outbound.OutboundSettings;
import caseloom.runs.RunRecord;
import caseloom.runs.Runs;
import caseloom.settings.Env;
import caseloom.vault.TestVault;
import caseloom.vault.Vault;
import caseloom.webhooks.NoWebhooks;
import caseloom.workflows.NamedWorkflows;
import caseloom.workflows.Publication;
import caseloom.workflows.PublishedWorkflows;
import caseloom.workflows.WorkflowStanding;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Engines on a database of their own, a shelf of workflows, and a clock that moves by hand.
/// Several engines are several nodes.
final class EngineRig implements AutoCloseable {

    static final OrganizationId ACME = new OrganizationId(1);

    final HandClock clock = new HandClock(Instant.parse("2026-05-28T17:04:12.345Z"));
    final TestDatabase database = TestDatabase.fresh();
    final Cases cases = new Cases(database.db());
    final List<Long> changed = new CopyOnWriteArrayList<>();
    private final Shelf shelf = new Shelf();
    final EngineStore store = new PostgresEngineStore(database.db(), shelf);
    private final List<Runnable> open = new ArrayList<>();
    private final Function<OutboundSettings, Outbound> outward;
    private final Vault vault = TestVault.on(database.db());
    private final List<Member> members = new ArrayList<>();

    EngineRig() {
        this(Outbound::new);
    }

    /// @param outward makes each node's way out
    EngineRig(Function<OutboundSettings, Outbound> outward) {
        this.outward = outward;
    }

    /// As one node knows them.
    Connections connections() {
        var epoch = new CacheEpoch(database.db(), clock);
        return new Connections(database.db(), epoch, clock, vault, List.of());
    }

    /// Workflows of one organization, kept in memory.
    private static final class Shelf implements PublishedWorkflows {

        private final Map<Long, Publication> publications = new ConcurrentHashMap<>();

        @Override
        public Optional<WorkflowStanding> standing(
                OrganizationId organization, WorkflowId workflow) {
            throw new UnsupportedOperationException("engines ask for versions only");
        }

        @Override
        public Publication version(WorkflowId workflow, int version) {
            var publication = publications.get(workflow.value());
            if (publication == null) {
                throw new IllegalStateException("no workflow " + workflow);
            }
            return publication;
        }
    }

    /// One node: an intake and an engine.
    record Member(Engine engine, Intake intake, EngineSettings settings) implements AutoCloseable {

        @Override
        public void close() {
            intake.close();
            engine.close();
        }
    }

    Publication publish(long number, String yaml) {
        var reading = Definitions.standard().read(yaml);
        var definition =
                reading.definition()
                        .orElseThrow(() -> new AssertionError(reading.complaints().toString()));
        var publication = new Publication(ACME, new WorkflowId(number), 1, definition);
        shelf.publications.put(number, publication);
        return publication;
    }

    /// From now on nobody can read the workflow.
    void withdraw(long number) {
        shelf.publications.remove(number);
    }

    PublishedWorkflows workflows() {
        return shelf;
    }

    /// A node that runs.
    Member node(String... settings) {
        var member = parked(settings);
        member.engine.start();
        member.intake.start();
        return member;
    }

    /// A node of a release that reads stored states up to that version.
    Member older(int newest, String... settings) {
        var member = parkedOlder(newest, settings);
        member.engine.start();
        member.intake.start();
        return member;
    }

    /// A node that is built and not started.
    Member parked(String... settings) {
        return parkedOlder(RunState.NEWEST, settings);
    }

    Member parkedOlder(int newest, String... settings) {
        var env = new Env(environment(settings));
        var engineSettings = EngineSettings.from(env);
        var outbound = outward.apply(OutboundSettings.from(env));
        open.add(outbound::close);
        var meters = new SimpleMeterRegistry();
        var db = database.db();
        var around = new Around(new AtomicReference<>(), new AtomicReference<>());
        var engine =
                new Engine(
                        new Ground(
                                new PostgresEngineStore(db, shelf, newest),
                                db,
                                new OwnThreads(),
                                InterpreterLimits.USUAL),
                        new Engine.Outward(
                                new SecretCalls(
                                        new ServiceCalls(
                                                outbound,
                                                new Accesses.Ours(
                                                        connections(), new Slots(db, clock)),
                                                clock,
                                                CallsSettings.from(env)),
                                        SecretCalls.Lookup.NONE),
                                this::noted,
                                since -> {},
                                around.reach(this),
                                new NoWebhooks()),
                        engineSettings,
                        new Surroundings(
                                clock,
                                RandomGenerator.getDefault(),
                                meters,
                                "test",
                                List.of(),
                                false));
        var intake =
                new Intake(
                        db,
                        engine.newRuns(),
                        new Intake.Beside(TestDatabase::joinNone, new NoWebhooks()),
                        IntakeSettings.from(env),
                        meters);
        around.intake.set(intake);
        around.engine.set(engine);
        env.finish();
        var member = new Member(engine, intake, engineSettings);
        open.add(member::close);
        members.add(member);
        return member;
    }

    /// What stands on the engine and is made after it.
    private record Around(AtomicReference<Intake> intake, AtomicReference<Engine> engine)
            implements Reach.Creation {

        Reach reach(EngineRig rig) {
            var db = rig.database.db();
            var callbacks =
                    new Callbacks(
                            new Callbacks.Ground(
                                    db,
                                    rig.clock,
                                    RandomGenerator.getDefault(),
                                    (_, _) -> Optional.empty()),
                            CallbacksSettings.from(new Env(Map.of())),
                            "http://localhost");
            return new Reach(
                    new NamedWorkflows(db, rig.shelf),
                    this,
                    (organization, run, by) ->
                            new Runs(
                                            db,
                                            rig.clock,
                                            new Runs.Onward(rig::noted, at -> {}, new NoWebhooks()),
                                            engine.get().prompts())
                                    .cancel(Actor.system(organization, by), run),
                    events -> Set.of(),
                    callbacks,
                    new Approvals(
                            new Approvals.Ground(
                                    db, rig.clock, callbacks, rig.shelf, Invitations.NONE),
                            new ApprovalsSettings(200, 50),
                            posted -> {}),
                    (callback, asked) -> new Answer.Asked(),
                    new Functions(Map.of()));
        }

        @Override
        public Receipt write(Arrival arrival) {
            return intake.get().write(arrival);
        }

        @Override
        public Optional<Numbers> started(OrganizationId organization, String key) {
            return intake.get().started(organization, key);
        }
    }

    Runs runs(Member member) {
        return new Runs(
                database.db(),
                clock,
                new Runs.Onward(this::noted, member.engine()::hint, new NoWebhooks()),
                member.engine().prompts());
    }

    Arrival arrival(Publication publication, String attributes) {
        return new Arrival(
                publication,
                true,
                "A case",
                object(attributes),
                clock.instant(),
                Origin.of(1),
                null);
    }

    /// Creates a case and gives its numbers.
    Numbers create(Member member, Publication publication, String attributes) {
        var receipt = member.intake.write(arrival(publication, attributes));
        if (receipt instanceof Receipt.Stored stored) {
            return stored.numbers();
        }
        throw new AssertionError("not stored: " + receipt);
    }

    CaseRecord found(CaseId number) {
        return cases.find(ACME, number).orElseThrow();
    }

    RunRecord run(Numbers numbers) {
        return runs(members.getFirst()).find(ACME, numbers.runId()).orElseThrow();
    }

    void untilStatus(Numbers numbers, String status) {
        Probe.until(
                "case " + numbers.caseId().value() + " is " + status,
                () -> found(numbers.caseId()).status().equals(status));
    }

    void untilEnded(Numbers numbers, RunStatus status) {
        Probe.until(
                "run " + numbers.runId().value() + " is " + status,
                () -> run(numbers).status() == status);
    }

    /// True once the run waits for something: its first decision is stored.
    void untilRunning(Numbers numbers) {
        untilEnded(numbers, RunStatus.RUNNING);
    }

    List<String> story(Numbers numbers) {
        return cases.history(ACME, numbers.caseId(), Optional.empty(), 1_000).stream()
                .map(HistoryEntry::event)
                .toList();
    }

    long timersOf(Numbers numbers) {
        return number("select count(*) from timers where run_id = ?", numbers.runId().value());
    }

    long effectsOf(Numbers numbers) {
        return number("select count(*) from effects where run_id = ?", numbers.runId().value());
    }

    long decisions(Numbers numbers) {
        return number("select decisions from runs where id = ?", numbers.runId().value());
    }

    long number(String sql, Object... arguments) {
        return database.db()
                .system(tx -> tx.first(sql, row -> row.getLong(1), arguments).orElseThrow());
    }

    int change(String sql, Object... arguments) {
        return database.db().system(tx -> tx.change(sql, arguments));
    }

    void forward(Duration by) {
        clock.forward(by);
    }

    static ObjectNode object(String json) {
        try {
            return (ObjectNode) Json.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (JsonFault e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        open.reversed().forEach(Runnable::run);
        database.close();
    }

    private void noted(long[] cases) {
        for (var number : cases) {
            changed.add(number);
        }
    }

    private static Map<String, String> environment(String... settings) {
        var environment = new HashMap<String, String>();
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            environment.put(Env.PREFIX + parts[0], parts[1]);
        }
        return environment;
    }
}
