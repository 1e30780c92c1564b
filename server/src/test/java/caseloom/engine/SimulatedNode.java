package caseloom.engine;

import caseloom.calls.Accesses;
import caseloom.calls.CallsSettings;
import caseloom.calls.SecretCalls;
import caseloom.calls.ServiceCalls;
import caseloom.changes.CaseChanges;
import caseloom.changes.SteppedChanges;
import caseloom.core.interpreter.InterpreterLimits;
import caseloom.db.DatabaseFault;
import caseloom.intake.Arrival;
import caseloom.intake.Handover;
import caseloom.intake.IdempotencyKeys;
import caseloom.intake.IntakeSettings;
import caseloom.intake.Newborn;
import caseloom.intake.Opening;
import caseloom.intake.Receipt;
import caseloom.intake.SteppedIntake;
import caseloom.outbound.Outcome;
import caseloom.outbound.Request;
import caseloom.queue.Lane;
import caseloom.runs.Runs;
import caseloom.runs.SteppedRuns;
import caseloom.webhooks.NoWebhooks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One process of a simulated world: an engine and an intake, and the loops that somebody steps. It
/// lives until it crashes or is stopped; then another takes its place. For one thread.
final class SimulatedNode implements Line {

    private static final int PAUSES_MOST = 5;
    private static final Duration KEPT = Duration.ofHours(24);
    private static final CallsSettings CALLS = new CallsSettings(1, 1, KEPT);

    private final World world;
    private final SimulatedPace pace = new SimulatedPace(this::meanwhile);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Engine engine;
    private final SteppedIntake intake;
    private final Runs runs;
    private final CaseChanges changes;
    private final List<Loop> loops = new ArrayList<>();
    private boolean dead;
    private boolean bringing;
    private boolean closing;
    private int pauses;

    /// A body that is never entered twice at the same time, and not again too soon.
    private static final class Loop {

        private final Runnable body;
        private final Duration every;
        private Instant next = Instant.MIN;
        private boolean busy;

        private Loop(Runnable body, Duration every) {
            this.body = body;
            this.every = every;
        }
    }

    SimulatedNode(World world, SimulatedClock clock, EngineSettings settings, int steps) {
        this.world = world;
        var store = new SimulatedEngineStore(world.tables(), this);
        this.engine =
                new Engine(
                        new Ground(
                                store,
                                Absent.db(),
                                pace,
                                InterpreterLimits.USUAL.withStepsPerDecision(steps)),
                        new Engine.Outward(
                                new SecretCalls(
                                        new ServiceCalls(
                                                (request, _) -> outside(request),
                                                Accesses.NONE,
                                                clock,
                                                CALLS),
                                        SecretCalls.Lookup.NONE),
                                cases -> {},
                                since -> {},
                                Absent.reach(clock, world.random()),
                                new NoWebhooks()),
                        settings,
                        new Surroundings(
                                clock, world.random(), meters, "simulated", List.of(), false));
        this.intake =
                new SteppedIntake(
                        store,
                        handover(engine.newRuns()),
                        clock,
                        new IntakeSettings(100, 8, 3, KEPT, KEPT),
                        meters);
        this.runs = SteppedRuns.on(wishes(store), clock, engine::hint);
        this.changes = SteppedChanges.on(hands(store), clock, Story.WORKFLOWS, engine::hint);
        engine.passes().forEach(pass -> loops.add(loop(pass)));
        loops.add(new Loop(intake::pass, Duration.ZERO));
        loops.add(new Loop(this::effect, Duration.ZERO));
        loops.add(new Loop(this::effect, Duration.ZERO));
    }

    /// As a start does it; throws when the store is away.
    void register(boolean alone) {
        engine.node().register(alone);
    }

    boolean dead() {
        return dead;
    }

    long id() {
        return engine.node().id();
    }

    Runs runs() {
        return runs;
    }

    CaseChanges changes() {
        return changes;
    }

    /// Whether a request to it would be answered.
    boolean listens() {
        return !dead && !closing;
    }

    IdempotencyKeys keys() {
        return intake.keys();
    }

    /// One request at a time: on one thread, the lock under which numbers are given keeps nobody
    /// out.
    CompletableFuture<Receipt> bring(Arrival arrival) {
        bringing = true;
        try {
            return intake.bring(arrival);
        } finally {
            bringing = false;
        }
    }

    /// Whether it takes no request now.
    boolean bringing() {
        return bringing || closing;
    }

    void kill() {
        dead = true;
    }

    /// One of its loops goes round once.
    void step(int which) {
        var loop = loops.get(which % loops.size());
        if (loop.busy || dead || closing || world.now().isBefore(loop.next)) {
            return;
        }
        loop.busy = true;
        loop.next = world.now().plus(loop.every);
        var outer = pauses;
        pauses = 0;
        try {
            loop.body.run();
        } catch (DatabaseFault _) {
            // As the thread of each loop does it: the next round tries again.
            world.noted();
        } catch (Crash _) {
            dead = true;
        } finally {
            loop.busy = false;
            pauses = outer;
        }
    }

    void stepAll() {
        for (var i = 0; i < loops.size(); i++) {
            step(i);
        }
    }

    boolean busy() {
        return loops.stream().anyMatch(loop -> loop.busy);
    }

    /// In order, as far as the weather lets it: what waits is finished, then the node leaves.
    void stop() {
        try {
            for (var round = 0; round < 50 && !dead; round++) {
                stepAll();
            }
            closing = true;
            if (!dead) {
                engine.close();
            }
        } catch (DatabaseFault | Crash _) {
            world.noted();
        }
        dead = true;
    }

    /// How much is held in memory: nothing of it may stay for ever.
    double inMemory() {
        return pace.size() + gauges().mapToDouble(Gauge::value).sum();
    }

    String memory() {
        return id()
                + ": effects waiting "
                + pace.size()
                + gauges().map(gauge -> ", " + gauge.getId().getName() + " " + gauge.value())
                        .collect(Collectors.joining());
    }

    private Stream<Gauge> gauges() {
        return meters.getMeters().stream().filter(Gauge.class::isInstance).map(Gauge.class::cast);
    }

    @Override
    public void reach(String statement) {
        alive();
        world.reached();
        if (world.happens(world.weather().crash())) {
            dead = true;
        }
        if (world.happens(world.weather().pause())) {
            world.elsewhere();
        }
        alive();
        if (world.outage() || world.happens(world.weather().cut())) {
            throw Faults.gone("no connection at " + statement);
        }
        if (world.happens(world.weather().conflict())) {
            throw Faults.conflict("not now: " + statement);
        }
    }

    @Override
    public Fate fate() {
        reach("commit");
        var weather = world.weather();
        if (world.happens(weather.undone())) {
            return Fate.UNDONE;
        }
        if (world.happens(weather.unconfirmed())) {
            return Fate.UNCONFIRMED;
        }
        return world.happens(weather.late()) ? Fate.LATE : Fate.DONE;
    }

    @Override
    public void answered() {
        if (world.happens(world.weather().pause())) {
            world.elsewhere();
        }
        if (world.happens(world.weather().crash())) {
            dead = true;
        }
        alive();
    }

    /// The doubts count their rounds; all others may come at any time.
    private static Loop loop(Engine.Pass pass) {
        var every = pass.loop().equals("doubts") ? Duration.ofSeconds(1) : Duration.ZERO;
        return new Loop(pass.body(), every);
    }

    private void alive() {
        if (dead) {
            throw new Crash();
        }
    }

    /// What it waits for may be in the hand of one who stands still below it on the stack, and
    /// would never come: then the node dies.
    private boolean meanwhile() {
        alive();
        if (world.nested() && ++pauses > PAUSES_MOST) {
            dead = true;
        }
        world.elsewhere();
        alive();
        return true;
    }

    private void effect() {
        if (pace.size() > 0) {
            pace.take(world.random().nextInt(pace.size())).run();
        }
    }

    private Outcome outside(Request request) {
        answered();
        var outcome = world.outside().answer(request);
        answered();
        return outcome;
    }

    private SteppedRuns.Ground wishes(SimulatedEngineStore store) {
        return new SteppedRuns.Ground() {
            @Override
            public <T> T wish(Function<SteppedRuns.Rows, T> work) {
                return store.wish(engine.prompts(), work);
            }
        };
    }

    private static SteppedChanges.Ground hands(SimulatedEngineStore store) {
        return new SteppedChanges.Ground() {
            @Override
            public <T> T inHand(Function<SteppedChanges.Rows, T> work) {
                return store.inHand(work);
            }
        };
    }

    private Handover handover(NewRuns runs) {
        return new Handover() {
            @Override
            public long node() {
                return runs.node();
            }

            @Override
            public boolean hasRoom(Lane lane) {
                return runs.hasRoom(lane);
            }

            @Override
            public void announced(Newborn newborn) {
                runs.announced(newborn);
            }

            @Override
            public @Nullable Opening opening(Newborn newborn) {
                return runs.opening(newborn);
            }

            @Override
            public void stored(List<Written> batch) {
                runs.stored(batch);
            }

            @Override
            public void refused(List<Newborn> batch) {
                if (!world.tables().lacks(Removed.SETTLED)) {
                    runs.refused(batch);
                }
            }

            @Override
            public void unconfirmed(List<Newborn> batch) {
                if (!world.tables().lacks(Removed.DOUBTS)) {
                    runs.unconfirmed(batch);
                }
            }
        };
    }
}
