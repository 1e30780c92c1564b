package caseloom.engine;

import caseloom.db.DatabaseFault;
import caseloom.events.EventsSettings;
import caseloom.settings.Env;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/// A world from a seed: some nodes on one store, services outside, clients, and bad weather, all on
/// one thread. Whoever pauses in the middle of an operation lets the others go on meanwhile, so
/// every operation of a node is a place where another comes in between.
final class World {

    private static final Instant BEGIN = Instant.parse("2026-05-28T17:04:12Z");
    private static final int DEPTH_MOST = 2;
    private static final int ROUNDS_MOST = 400;
    private static final int OPERATIONS_MOST = 200_000;

    /// How many steps a commit that is still under way takes, about: some must outlive the lease of
    /// their node, or nobody would notice a rescuer who does not wait for them.
    private static final int LATE_STEPS = 100;

    private final RandomGenerator random;
    private final SimulatedTables tables = new SimulatedTables(this::now);
    private final Outside outside;
    private final Clients clients;
    private final List<Machine> machines = new ArrayList<>();
    private final EngineSettings settings;
    private final int stepsPerDecision;
    private final int steps;
    private Weather weather;
    private Instant now = BEGIN;
    private Instant outageUntil = BEGIN;
    private int depth;
    private int operations;
    private int faults;

    /// Where a node lives, dies, and is started again. Its clock stays.
    private static final class Machine {

        private final SimulatedClock clock;
        private @Nullable SimulatedNode node;

        private Machine(SimulatedClock clock) {
            this.clock = clock;
        }
    }

    World(long seed, Removed... removed) {
        RandomGeneratorFactory<RandomGenerator> factory =
                RandomGeneratorFactory.of("L64X128MixRandom");
        random = factory.create(seed);
        for (var guard : removed) {
            tables.without(guard);
        }
        new Audit(tables);
        outside = new Outside(random, random.nextBoolean() ? random.nextDouble() * 0.4 : 0);
        weather = Weather.drawn(random);
        settings =
                new EngineSettings(
                        64,
                        random.nextBoolean() ? 0 : 1 << random.nextInt(10, 20),
                        new EngineSettings.Openings(
                                random.nextInt(3), Duration.ZERO, 1 + random.nextInt(20)),
                        1 + random.nextInt(8),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        new EngineSettings.Effects(
                                100,
                                1 + random.nextInt(6),
                                1 + random.nextInt(6),
                                1 + random.nextInt(6)),
                        new EngineSettings.Beyond(1, EventsSettings.from(new Env(Map.of()))));
        stepsPerDecision = random.nextBoolean() ? 1000 : 2 + random.nextInt(6);
        steps = 100 + random.nextInt(300);
        clients = new Clients(this, 3 + random.nextInt(8));
        var count = 1 + random.nextInt(3);
        for (var i = 0; i < count; i++) {
            machines.add(new Machine(new SimulatedClock(this::now)));
        }
    }

    /// Lives through the bad weather and then through good weather until nothing is left to do;
    /// throws when a promise was broken.
    void live() {
        for (var i = 0; i < steps; i++) {
            step();
            clients.check();
        }
        heal();
        clients.verify();
    }

    Instant now() {
        return now;
    }

    RandomGenerator random() {
        return random;
    }

    SimulatedTables tables() {
        return tables;
    }

    Outside outside() {
        return outside;
    }

    Weather weather() {
        return weather;
    }

    boolean happens(double chance) {
        return chance > 0 && random.nextDouble() < chance;
    }

    boolean outage() {
        return now.isBefore(outageUntil);
    }

    /// Every operation counts: a loop without end is a broken promise too.
    void reached() {
        operations++;
        Audit.hold(operations < OPERATIONS_MOST, () -> "it goes round and round:\n" + left());
    }

    /// A fault was noticed by whoever it struck.
    void noted() {
        faults++;
    }

    /// What came of it, in full.
    String story() {
        return now
                + " after "
                + operations
                + " operations and "
                + faults
                + " faults: "
                + tables.runs.rows()
                + tables.history.rows();
    }

    /// What happens while somebody stands still.
    void elsewhere() {
        pass(Duration.ofMillis(200));
        resolve();
        if (depth == DEPTH_MOST) {
            return;
        }
        depth++;
        try {
            for (var left = random.nextInt(30); left > 0; left--) {
                step();
            }
        } finally {
            depth--;
        }
    }

    boolean nested() {
        return depth > 0;
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void step() {
        pass(Duration.ofMillis(random.nextInt(100)));
        happening();
        var machine = machines.get(random.nextInt(machines.size()));
        if (machine.node == null || machine.node.dead()) {
            if (random.nextInt(20) == 0) {
                start(machine);
            }
        } else if (random.nextInt(20) == 0) {
            clients.act(machine.node, machine.clock);
        } else {
            machine.node.step(random.nextInt(64));
        }
    }

    private void happening() {
        if (happens(weather.leap())) {
            pass(Duration.ofMillis(random.nextInt(20_000)));
        }
        if (happens(weather.outage())) {
            outageUntil = now.plusMillis(random.nextInt(20_000));
        }
        if (happens(weather.jump())) {
            var machine = machines.get(random.nextInt(machines.size()));
            machine.clock.jump(Duration.ofSeconds(random.nextInt(-600, 600)));
        }
        resolve();
        if (depth == 0 && happens(weather.stop())) {
            var node = machines.get(random.nextInt(machines.size())).node;
            if (node != null) {
                node.stop();
            }
        }
    }

    private void resolve() {
        if (tables.isOverdue() || (tables.hasLate() && random.nextInt(LATE_STEPS) == 0)) {
            tables.resolve(random.nextInt(4) > 0);
        }
    }

    private void start(Machine machine) {
        var node = new SimulatedNode(this, machine.clock, settings, stepsPerDecision);
        try {
            node.register(false);
            machine.node = node;
        } catch (DatabaseFault | Crash _) {
            noted();
        }
    }

    private void heal() {
        weather = Weather.CALM;
        outside.calm();
        outageUntil = now;
        while (tables.hasLate()) {
            tables.resolve(random.nextBoolean());
        }
        for (var machine : machines) {
            machine.clock.jump(Duration.ZERO);
            if (machine.node == null || machine.node.dead()) {
                start(machine);
            }
        }
        for (var round = 0; !quiet(); round++) {
            Audit.hold(round < ROUNDS_MOST, () -> "it never ends:\n" + left());
            round();
        }
    }

    private void round() {
        pass(Duration.ofSeconds(1));
        for (var machine : machines) {
            for (var i = 0; machine.node != null && i < 30; i++) {
                machine.node.step(random.nextInt(64));
            }
        }
        var idle = machines.stream().allMatch(one -> one.node != null && one.node.inMemory() == 0);
        if (idle) {
            tables.timers.rows().values().stream()
                    .map(timer -> timer.due())
                    .min(Instant::compareTo)
                    .filter(due -> due.isAfter(now))
                    .ifPresent(due -> now = due);
        }
    }

    private boolean quiet() {
        return tables.runs.rows().values().stream().noneMatch(run -> run.underWay())
                && tables.timers.rows().isEmpty()
                && tables.effects.rows().isEmpty()
                && tables.nodes.rows().size() == machines.size()
                && machines.stream().allMatch(one -> one.node != null && one.node.inMemory() == 0);
    }

    /// What never ends, for whoever reads of it.
    private String left() {
        var lines = new ArrayList<String>();
        tables.runs
                .rows()
                .forEach((key, run) -> {
                    if (run.underWay()) {
                        lines.add(
                                key
                                        + (" is " + run.status() + ", owner " + run.owner())
                                        + (", token "
                                                + run.token()
                                                + ", decisions "
                                                + run.decisions()));
                    }
                });
        lines.add("timers " + tables.timers.rows());
        lines.add("effects " + tables.effects.rows());
        lines.add("nodes " + tables.nodes.rows());
        for (var machine : machines) {
            lines.add(machine.node == null ? "a machine without a node" : machine.node.memory());
        }
        return String.join("\n", lines);
    }
}
