package caseloom.engine;

import caseloom.audit.Actor;
import caseloom.changes.SteppedChanges;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import caseloom.db.DatabaseFault;
import caseloom.engine.SimulatedTables.RunRow;
import caseloom.runs.Outcome;
import caseloom.runs.RunRecord;
import caseloom.runs.Runs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/// Those who take runs of a simulated world into their own hands: they pause, resume, cancel,
/// retry, restart and skip them, and change their cases, on any node and at any moment. They
/// remember what they were told. For one thread.
final class Operators {

    private static final Actor ME = Actor.system(Story.ORGANIZATION);

    private final World world;
    private final Set<Long> cancelled = new HashSet<>();
    private final Set<Long> begun = new HashSet<>();
    private final Map<String, Long> changed = new HashMap<>();
    private int changes;

    Operators(World world) {
        this.world = world;
    }

    /// Somebody does something to a run, whether or not it can be done.
    void act(SimulatedNode node) {
        var keys = List.copyOf(world.tables().runs.rows().keySet());
        if (!keys.isEmpty()) {
            var key = keys.get(world.random().nextInt(keys.size()));
            if (world.random().nextInt(6) == 0) {
                change(node, key.caseId());
            } else {
                attempt(node, () -> act(node, key));
            }
        }
    }

    /// Whoever paused a run lets it go on in the end.
    void resumeAll(SimulatedNode node) {
        for (var entry : new ArrayList<>(world.tables().runs.rows().entrySet())) {
            if (entry.getValue().isPaused()) {
                var run = new RunId(entry.getKey().runId());
                attempt(node, () -> node.runs().resume(ME, run));
            }
        }
    }

    /// Each change has an attribute of its own, which nobody removes.
    private void change(SimulatedNode node, long number) {
        var name = "hand" + ++changes;
        var wish = SteppedChanges.attributes(Json.object().put(name, true));
        safely(
                node,
                () -> {
                    if (node.changes().change(ME, new CaseId(number), wish)
                            instanceof caseloom.outcome.Outcome.Done<CaseId> _) {
                        changed.put(name, number);
                    }
                });
    }

    /// What somebody was told is so.
    void check() {
        world.tables()
                .runs
                .rows()
                .forEach((key, row) -> {
                    Audit.hold(
                            !cancelled.contains(key.runId()) || row.status() == RunStatus.CANCELLED,
                            () -> key + " was cancelled and is " + row.status());
                    begun.remove(key.runId());
                });
        changed.forEach((name, number) -> {
            var row = Objects.requireNonNull(world.tables().cases.rows().get(number));
            Audit.hold(
                    Json.stored(row.attributes()).has(name),
                    () -> "case " + number + " lost what a person changed: " + name);
        });
        Audit.hold(begun.isEmpty(), () -> "begun again and not there: " + begun);
    }

    private Outcome act(SimulatedNode node, RunKey key) {
        var run = new RunId(key.runId());
        var runs = node.runs();
        return switch (world.random().nextInt(12)) {
            case 0 -> runs.cancel(ME, run);
            case 1, 2, 3 -> retry(runs, key);
            case 4 -> mayStartOver(key) ? runs.restart(ME, run) : retry(runs, key);
            case 5 ->
                    mayStartOver(key) ? runs.skip(ME, run, null, Json.object()) : retry(runs, key);
            case 6, 7, 8 -> runs.pause(ME, run);
            default -> runs.resume(ME, run);
        };
    }

    /// The new run has what the failed one had, unless it was decided about already.
    private Outcome retry(Runs runs, RunKey key) {
        var outcome = runs.retry(ME, new RunId(key.runId()));
        if (outcome instanceof Outcome.Done(RunRecord run)) {
            // Read afterwards: it may have failed only by a commit that came in between.
            var failed = Objects.requireNonNull(world.tables().runs.rows().get(key));
            var again = new RunKey(key.caseId(), run.id().value());
            var row = Objects.requireNonNull(world.tables().runs.rows().get(again));
            Audit.hold(
                    row.decisions() > 0 || Objects.equals(row.state(), failed.state()),
                    () -> again + " does not go on where " + key + " failed");
        }
        return outcome;
    }

    /// Of the other stories it could not be said any more what must come of them.
    private boolean mayStartOver(RunKey key) {
        RunRow row = world.tables().runs.rows().get(key);
        return row != null && row.publication().equals(Story.WAITING.publication());
    }

    private void attempt(SimulatedNode node, Supplier<Outcome> act) {
        safely(
                node,
                () -> {
                    if (act.get() instanceof Outcome.Done(RunRecord run)) {
                        told(run);
                    }
                });
    }

    private void safely(SimulatedNode node, Runnable act) {
        try {
            act.run();
        } catch (DatabaseFault _) {
            world.noted();
        } catch (Crash _) {
            node.kill();
        }
    }

    private void told(RunRecord run) {
        if (run.status() == RunStatus.CANCELLED) {
            cancelled.add(run.id().value());
        }
        begun.add(run.id().value());
    }
}
