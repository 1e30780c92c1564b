package caseloom.engine;

import caseloom.events.EventsSettings;
import caseloom.settings.Env;
import java.time.Duration;

/// Limits and times of the engine.
///
/// @param runsAtOnce how many runs may wait to be advanced; the intake waits beyond that
/// @param sightsMost bytes of waiting runs that a node remembers, near enough, as JSON text
/// @param openings bounds of first decisions that requests make
/// @param batchMost how many decisions are stored in one transaction
/// @param lease how long a node counts as alive after its last sign of life
/// @param pollEvery how often timers and dead nodes are looked for at the least
/// @param effects bounds of what goes outside
/// @param beyond bounds of what runs have to do with one another
public record EngineSettings(
        int runsAtOnce,
        int sightsMost,
        Openings openings,
        int batchMost,
        Duration lease,
        Duration pollEvery,
        Effects effects,
        Beyond beyond) {

    private static final int SIGHTS =
            (int) Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 64);
    private static final int CORES = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    /// Bounds of first decisions made on the threads of requests.
    ///
    /// @param atOnce how many may be made at the same time; 0 for none
    /// @param patience how long a request waits for its turn before the engine makes the decision
    /// @param steps how many steps one may take before the rest is left to the engine
    public record Openings(int atOnce, Duration patience, int steps) {}

    /// Bounds of effects.
    ///
    /// @param atOnce how many are under way at the same time
    /// @param ofOrganizationAtOnce how many of these may be one organization's
    /// @param ofTargetAtOnce how many of an organization's may go to one host
    /// @param waitingMost how many wait in memory for their turn; more stay in the outbox
    public record Effects(
            int atOnce, int ofOrganizationAtOnce, int ofTargetAtOnce, int waitingMost) {}

    /// Bounds of what runs have to do with one another.
    ///
    /// @param childrenDeep how many runs may start one another in a row
    public record Beyond(int childrenDeep, EventsSettings events) {}

    public static EngineSettings from(Env env) {
        return new EngineSettings(
                env.integer("ENGINE_RUNS_AT_ONCE", 10_000, 1, 1_000_000),
                env.integer("ENGINE_SIGHTS_MOST", SIGHTS, 0, 1 << 30),
                new Openings(
                        env.integer("ENGINE_OPENINGS_AT_ONCE", CORES, 0, 10_000),
                        env.duration("ENGINE_OPENING_PATIENCE", Duration.ofMillis(2)),
                        env.integer("ENGINE_OPENING_STEPS", 50, 1, 1000)),
                env.integer("ENGINE_BATCH_MOST", 512, 1, 10_000),
                env.duration("ENGINE_LEASE", Duration.ofSeconds(5)),
                env.duration("ENGINE_POLL_EVERY", Duration.ofSeconds(1)),
                new Effects(
                        env.integer("ENGINE_EFFECTS_AT_ONCE", 200, 1, 100_000),
                        env.integer("ENGINE_EFFECTS_OF_ORGANIZATION_AT_ONCE", 100, 1, 100_000),
                        env.integer("ENGINE_EFFECTS_OF_TARGET_AT_ONCE", 50, 1, 100_000),
                        env.integer("ENGINE_EFFECTS_WAITING_MOST", 10_000, 1, 1_000_000)),
                new Beyond(
                        env.integer("ENGINE_CHILDREN_DEEP", 32, 1, 10_000),
                        EventsSettings.from(env)));
    }
}
