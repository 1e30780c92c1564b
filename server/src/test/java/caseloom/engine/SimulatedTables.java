package caseloom.engine;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunStatus;
import caseloom.intake.SteppedIntake.Kept;
import caseloom.workflows.Publication;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rows that all nodes of a simulated world share, and its transactions. For one thread.
final class SimulatedTables {

    private static final Comparator<RunKey> BY_RUN =
            Comparator.comparingLong(RunKey::caseId).thenComparingLong(RunKey::runId);
    private static final Comparator<Numbered> BY_NUMBER =
            Comparator.comparing(Numbered::key, BY_RUN).thenComparingInt(Numbered::number);

    final Table<Long, CaseRow> cases = new Table<>(Long::compare);
    final Table<RunKey, RunRow> runs = new Table<>(BY_RUN);
    final Table<Numbered, HistoryRow> history = new Table<>(BY_NUMBER);
    final Table<Numbered, TimerRow> timers = new Table<>(BY_NUMBER);
    final Table<Numbered, EffectRow> effects = new Table<>(BY_NUMBER);
    final Table<Long, NodeRow> nodes = new Table<>(Long::compare);
    final Table<String, KeyRow> keys = new Table<>(String::compareTo);

    private final List<Table<?, ?>> all =
            List.of(cases, runs, history, timers, effects, nodes, keys);
    private final Map<Long, Set<Long>> sharing = new HashMap<>();
    private final Map<Long, Long> alone = new HashMap<>();
    private final List<SimulatedTx> late = new ArrayList<>();
    private Instant lateSince = Instant.MAX;
    private final InstantSource clock;
    private final Set<Removed> removed = EnumSet.noneOf(Removed.class);
    private Consumer<SimulatedTx> audit = tx -> {};
    private long transactions;
    private long caseNumber;
    private long nodeNumber;

    record CaseRow(
            OrganizationId organization,
            Publication publication,
            boolean shown,
            String subject,
            String status,
            String attributes,
            Instant createdAt) {}

    record RunRow(
            Publication publication,
            RunStatus status,
            @Nullable Long owner,
            long token,
            int decisions,
            @Nullable String output,
            @Nullable String state,
            @Nullable Instant pausedAt) {

        boolean underWay() {
            return !status.ended();
        }

        boolean isPaused() {
            return pausedAt != null;
        }

        /// As taken, or as moved on by a person.
        RunRow moved(RunStatus to, int tokens, int decisions, @Nullable Instant paused) {
            return new RunRow(
                    publication,
                    to,
                    null,
                    token + tokens,
                    this.decisions + decisions,
                    output,
                    to == RunStatus.CANCELLED ? null : state,
                    paused);
        }
    }

    record HistoryRow(Instant at, String entries) {}

    /// @param held when it was due before its run was paused
    record TimerRow(OrganizationId organization, Instant due, @Nullable Instant held) {

        TimerRow(OrganizationId organization, Instant due) {
            this(organization, due, null);
        }

        TimerRow moved(Instant to) {
            return new TimerRow(organization, to, held);
        }
    }

    /// @param answer what came while its run was paused
    record EffectRow(
            long node,
            OrganizationId organization,
            String request,
            Instant at,
            @Nullable String answer,
            boolean paused) {

        EffectRow of(long other) {
            return new EffectRow(other, organization, request, at, answer, paused);
        }

        EffectRow answered(String text) {
            return new EffectRow(node, organization, request, at, text, paused);
        }

        EffectRow paused(boolean so) {
            return new EffectRow(node, organization, request, at, answer, so);
        }
    }

    record NodeRow(Instant leaseUntil, long lowWater) {}

    record KeyRow(Kept kept, Instant at) {}

    /// @param clock the store's own, by which leases are measured
    SimulatedTables(InstantSource clock) {
        this.clock = clock;
    }

    void without(Removed guard) {
        removed.add(guard);
    }

    boolean lacks(Removed guard) {
        return removed.contains(guard);
    }

    /// Looks at each transaction right after its commit.
    void auditedBy(Consumer<SimulatedTx> by) {
        audit = by;
    }

    Instant now() {
        return clock.instant();
    }

    /// Those of the rows that are the run's, as the transaction sees them.
    static <R> List<Numbered> of(RunKey key, Table<Numbered, R> table, long tx) {
        return table.seenBy(tx).keySet().stream().filter(row -> row.key().equals(key)).toList();
    }

    /// Nothing wakes the run any more.
    void unhook(RunKey key, long tx) {
        of(key, timers, tx).forEach(timer -> timers.put(tx, timer, null));
        of(key, effects, tx).forEach(effect -> effects.put(tx, effect, null));
    }

    /// Cases and runs have their numbers from one sequence; the first run of a case has the case's.
    long nextCase() {
        return ++caseNumber;
    }

    long nextNode() {
        return ++nodeNumber;
    }

    long lastCase() {
        return caseNumber;
    }

    SimulatedTx begin(Line line) {
        return new SimulatedTx(this, ++transactions, line);
    }

    void commit(SimulatedTx tx) {
        all.forEach(table -> table.commit(tx.number()));
        unlock(tx.number());
        audit.accept(tx);
    }

    void rollback(SimulatedTx tx) {
        all.forEach(table -> table.rollback(tx.number()));
        unlock(tx.number());
    }

    /// Nobody knows what becomes of it; until then its rows stay locked.
    void leave(SimulatedTx tx) {
        if (late.isEmpty()) {
            lateSince = now();
        }
        late.add(tx);
    }

    /// No statement of a writer takes longer than the creations in doubt are looked for.
    boolean isOverdue() {
        return !late.isEmpty() && now().isAfter(lateSince.plusSeconds(60));
    }

    /// What becomes of a transaction that was left: the oldest is next.
    void resolve(boolean commits) {
        if (late.isEmpty()) {
            return;
        }
        var tx = late.removeFirst();
        lateSince = late.isEmpty() ? Instant.MAX : lateSince;
        if (commits) {
            commit(tx);
        } else {
            rollback(tx);
        }
    }

    boolean hasLate() {
        return !late.isEmpty();
    }

    /// As the shared advisory lock of `require_live_node`.
    void share(long tx, long node) {
        var holder = alone.get(node);
        if (holder != null && holder != tx) {
            throw Faults.conflict("node " + node + " is being rescued");
        }
        sharing.computeIfAbsent(node, any -> new TreeSet<>()).add(tx);
    }

    /// As the exclusive one of `one-dead`; false when others have it.
    boolean tryAlone(long tx, long node) {
        var others = sharing.getOrDefault(node, Set.of()).stream().anyMatch(one -> one != tx);
        var holder = alone.get(node);
        if (!lacks(Removed.NODE_LOCK) && (others || (holder != null && holder != tx))) {
            return false;
        }
        alone.put(node, tx);
        return true;
    }

    private void unlock(long tx) {
        sharing.values().forEach(holders -> holders.remove(tx));
        alone.values().removeIf(holder -> holder == tx);
    }
}
