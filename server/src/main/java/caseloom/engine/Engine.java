package caseloom.engine;

import caseloom.core.interpreter.Happening;
import caseloom.core.interpreter.Interpreter;
import caseloom.core.interpreter.InterpreterLimits;
import caseloom.core.interpreter.Standing;
import caseloom.db.Db;
import caseloom.engine.Retaker.Wanted;
import caseloom.outbound.Outcome;
import caseloom.outbound.Request;
import caseloom.queue.Lane;
import caseloom.time.Service;
import caseloom.workflows.PublishedWorkflows;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Holds, advances, applies and rescues runs (flows 2, 3 and 5): the workshop calls the
/// interpreter, the apply writer stores what it decides, effects and timers bring the next
/// happening.
public final class Engine implements Service {

    private final EngineStore store;
    private final Changes changes;
    private final FreshRuns fresh = new FreshRuns();
    private final Surroundings surroundings;
    private final Node node;
    private final Advancer advancer;
    private final Openings openings;
    private final Workshop workshop;
    private final ApplyWriter apply;
    private final EffectRunner effects;
    private final Retaker retaker;
    private final Wakeups wakeups;
    private final Doubts doubts;
    private final Rescue rescue;
    private final Prompts prompts;

    public Engine(
            Db db,
            PublishedWorkflows workflows,
            Outward outward,
            EngineSettings settings,
            Surroundings surroundings) {
        this(
                new Ground(new PostgresEngineStore(db, workflows), new OwnThreads()),
                outward,
                settings,
                surroundings);
    }

    Engine(Ground ground, Outward outward, EngineSettings settings, Surroundings surroundings) {
        this.store = ground.store();
        this.changes = outward.changes();
        this.surroundings = surroundings;
        var clock = surroundings.clock();
        var meters = surroundings.meters();
        this.node = new Node(store, surroundings.node(), settings.lease(), fresh);
        this.advancer = advancer(InterpreterLimits.USUAL.stepsPerDecision());
        this.openings = new Openings(advancer(settings.openings().steps()), settings.openings());
        var cores = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.workshop = new Workshop(settings.runsAtOnce(), cores, this::advance);
        var afterApply = new AfterApply();
        this.apply = new ApplyWriter(ground, node, settings, afterApply, meters);
        var takes = new Takes(store, node, fresh);
        this.retaker = new Retaker(takes, settings, workshop::put, new AfterTake());
        var calls = new EffectCalls(store, outward.outbound());
        this.effects =
                new EffectRunner(
                        calls::perform,
                        this::answered,
                        settings.effects(),
                        ground.pace().effects(),
                        meters);
        this.wakeups = new Wakeups(store, clock, settings, retaker);
        this.doubts = new Doubts(store, clock, fresh, workshop::put);
        var hands =
                new Rescue.Hands(node, takes, retaker, effects, workshop::put, outward.missed());
        this.rescue = new Rescue(store, hands, settings);
        var onward = new Prompts.Onward(afterApply::stored, rescue::released);
        this.prompts = new Prompts(store, takes, node, advancer, onward);
        gauges(meters);
    }

    /// Where the engine's doings show outside of it.
    ///
    /// @param outbound performs calls over the network
    /// @param missed learns since when a dead node may have told nobody of its changes
    public record Outward(
            Function<Request, Outcome> outbound, Changes changes, Consumer<Instant> missed) {}

    /// Where the intake hands new runs over.
    public NewRuns newRuns() {
        var onward = new NewRuns.Onward(this::hasRoom, workshop::put, apply::put, changes);
        return new NewRuns(node, fresh, doubts, openings, onward);
    }

    private boolean hasRoom(Lane lane) {
        return workshop.hasRoom(lane) && apply.hasRoom(lane);
    }

    /// A timer was set by somebody else than the engine, such as for a run to be tried again.
    public void hint(Instant due) {
        wakeups.hint(due);
    }

    /// For requests that bring a happening themselves.
    public Prompts prompts() {
        return prompts;
    }

    private Advancer advancer(int stepsPerDecision) {
        var limits = InterpreterLimits.USUAL.withStepsPerDecision(stepsPerDecision);
        return new Advancer(new Interpreter(limits), surroundings.clock(), surroundings.chance());
    }

    Node node() {
        return node;
    }

    /// The bodies of all loops, for whoever is the loop in place of the threads.
    List<Pass> passes() {
        return List.of(
                new Pass("node", node::pass),
                new Pass("apply", apply::pass),
                new Pass("workshop", workshop::pass),
                new Pass("retaker", retaker::pass),
                new Pass("wakeups", wakeups::pass),
                new Pass("doubts", doubts::pass),
                new Pass("rescue", rescue::pass),
                new Pass("forgotten", rescue::forgotten));
    }

    /// One round of a loop.
    record Pass(String loop, Runnable body) {}

    @Override
    public void start() {
        node.register(surroundings.alone());
        List.of(node, apply, workshop, retaker, effects, wakeups, doubts, rescue)
                .forEach(Service::start);
    }

    /// Finishes what is in hand, boundedly; what is left is found by the next node at once.
    @Override
    public void close() {
        List.of(rescue, doubts, wakeups, effects, retaker, workshop, apply, node)
                .forEach(Service::close);
    }

    private void advance(Work work) {
        try {
            decide(work);
        } catch (RuntimeException e) {
            forgotten(work.held().key(), work.happening());
            throw e;
        }
    }

    /// The answer to an effect was lost on the way: out of this node's hand the effect is found in
    /// the outbox and done again.
    private void forgotten(RunKey key, Optional<Happening> happening) {
        if (happening.orElse(null) instanceof Happening.Answered answered) {
            effects.settled(new Numbered(key, answered.activation()));
        }
    }

    private void decide(Work work) {
        var decided = advancer.advance(work);
        if (decided.decision().standing() instanceof Standing.Ignored) {
            ignored(work);
        } else {
            apply.put(decided);
        }
    }

    /// The happening came too late to matter: what brought it must not bring it again.
    private void ignored(Work work) {
        work.happening().ifPresent(happening -> forget(work.held(), happening));
    }

    private void forget(Held held, Happening happening) {
        var key = held.key();
        store.tx(tx -> {
            var apply = tx.apply();
            switch (happening) {
                case Happening.Answered answered -> {
                    var effect = new Numbered(key, answered.activation());
                    apply.drop(List.of(effect));
                    effects.settled(effect);
                }
                case Happening.TimerDue due -> apply.change(cleared(held, due.timer()));
                case Happening.EventArrived _, Happening.CalledBack _ -> {
                    // Nothing brings these yet: publishing refuses the steps that wait for them.
                }
                case Happening.Continued _, Happening.Retried _, Happening.Skipped _ ->
                        apply.change(cleared(held, Wakeup.GO_ON));
            }
            return true;
        });
    }

    private static List<TimerChange> cleared(Held held, int timer) {
        var number = new Numbered(held.key(), timer);
        return List.of(new TimerChange(number, held.organization(), null));
    }

    private void answered(Work work) {
        workshop.put(work);
    }

    private void gauges(MeterRegistry meters) {
        meters.gauge("caseloom.engine.waiting.advance", workshop, Workshop::waiting);
        meters.gauge("caseloom.engine.waiting.retake", retaker, Retaker::waiting);
        meters.gauge("caseloom.engine.undecided", fresh, FreshRuns::size);
        meters.gauge("caseloom.engine.doubts", doubts, Doubts::size);
    }

    /// Runs that were wanted and did not come to the workshop.
    private final class AfterTake implements Retaker.Ends {

        @Override
        public void gone(RunKey key) {
            fresh.settle(key);
            effects.settled(key);
            store.tx(tx -> {
                tx.holds().sweep(key);
                return true;
            });
        }

        /// What cannot be kept comes again by itself: a timer, or an effect that is asked anew.
        @Override
        public void paused(Wanted wanted) {
            fresh.settle(wanted.key());
            if (wanted.happening().orElse(null) instanceof Happening.Answered answered) {
                AnswerJson.write(answered.answer())
                        .ifPresent(text ->
                                keep(new Numbered(wanted.key(), answered.activation()), text));
            }
            missed(wanted);
        }

        private void keep(Numbered effect, String answer) {
            store.tx(tx -> {
                tx.holds().keepAnswer(effect, answer);
                return true;
            });
        }

        @Override
        public void missed(Wanted wanted) {
            forgotten(wanted.key(), wanted.happening());
        }
    }

    /// What happens once decisions are on disk, or turned out to be nobody's.
    private final class AfterApply implements ApplyWriter.Outcome {

        @Override
        public void stored(List<Decided> decisions) {
            tell(decisions);
            decisions.forEach(this::goOn);
        }

        @Override
        public void lost(List<Decided> decisions) {
            tell(decisions);
            for (var decided : decisions) {
                var work = decided.work();
                fresh.settle(work.held().key());
                retaker.want(new Wanted(work.held().key(), work.happening(), work.tries() + 1));
            }
        }

        @Override
        public void dropped(Decided decided) {
            forgotten(decided.held().key(), decided.work().happening());
        }

        /// What looks lost may have been stored by a commit whose answer was lost.
        private void tell(List<Decided> decisions) {
            changes.changed(
                    decisions.stream()
                            .filter(decided -> decided.change().isPresent())
                            .mapToLong(decided -> decided.held().key().caseId())
                            .toArray());
        }

        private void goOn(Decided decided) {
            var key = decided.held().key();
            var decision = decided.decision();
            fresh.settle(key);
            decision.drop().forEach(number -> effects.settled(new Numbered(key, number)));
            for (var effect : decision.start()) {
                effects.run(new Outgoing(decided.after(), effect, decided.at()));
            }
            decision.set().forEach(timer -> wakeups.hint(timer.due()));
            if (decided.again()) {
                retaker.want(new Wanted(key, Optional.of(new Happening.Continued()), 0));
            }
        }
    }
}
