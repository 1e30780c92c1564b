package caseloom.engine;

import caseloom.callbacks.Posted;
import caseloom.calls.SecretCalls;
import caseloom.core.cases.RunId;
import caseloom.core.interpreter.Happening;
import caseloom.core.interpreter.Interpreter;
import caseloom.core.interpreter.InterpreterLimits;
import caseloom.core.interpreter.Standing;
import caseloom.db.Db;
import caseloom.engine.Retaker.Wanted;
import caseloom.events.Arrived;
import caseloom.events.Events;
import caseloom.events.Hearers;
import caseloom.queue.Lane;
import caseloom.time.Service;
import caseloom.webhooks.Herald;
import caseloom.workflows.PublishedWorkflows;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Holds, advances, applies and rescues runs (flows 2, 3 and 5): the workshop calls the
/// interpreter, the apply writer stores what it decides; effects, timers, events, letters and
/// callbacks bring the next happening.
public final class Engine implements Service {

    private final EngineStore store;
    private final Changes changes;
    private final FreshRuns fresh = new FreshRuns();
    private final Surroundings surroundings;
    private final EngineSettings settings;
    private final Node node;
    private final Advancer advancer;
    private final Openings openings;
    private final Workshop workshop;
    private final Sights sights;
    private final Turns turns;
    private final Retaker retaker;
    private final Events events;
    private final ApplyWriter apply;
    private final EffectRunner effects;
    private final Mailroom mail;
    private final Bearers bearers;
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
                new Ground(
                        new PostgresEngineStore(db, workflows),
                        db,
                        new OwnThreads(),
                        InterpreterLimits.USUAL),
                outward,
                settings,
                surroundings);
    }

    Engine(Ground ground, Outward outward, EngineSettings settings, Surroundings surroundings) {
        this.store = ground.store();
        this.changes = outward.changes();
        this.surroundings = surroundings;
        this.settings = settings;
        var clock = surroundings.clock();
        var meters = surroundings.meters();
        var reach = outward.reach();
        this.node = new Node(store, surroundings, settings.lease(), fresh);
        this.advancer = advancer(ground.limits());
        this.openings =
                new Openings(
                        advancer(ground.limits().withStepsPerDecision(settings.openings().steps())),
                        settings.openings());
        var cores = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.workshop = new Workshop(settings.runsAtOnce(), cores, this::advance);
        var afterApply = new AfterApply();
        var takes = new Takes(store, node, clock);
        this.sights = new Sights(settings.sightsMost());
        this.turns = new Turns(clock, settings.lease().multipliedBy(2));
        var hold = new Retaker.Hold(sights, takes, turns);
        this.retaker = new Retaker(hold, settings, workshop::put, new AfterTake());
        this.events = events(ground.db(), reach);
        var books = new ApplyBooks(node, settings, events, reach.callbacks(), outward.herald());
        this.apply = new ApplyWriter(ground, books, settings, afterApply, meters);
        var deep = settings.beyond().childrenDeep();
        var children = new Children(ground, reach, clock, deep);
        var calls = new EffectCalls(store, outward.services(), children, reach);
        this.effects =
                new EffectRunner(
                        new EffectRunner.Ways(calls::perform, this::answered, clock),
                        settings.effects(),
                        ground.pace().effects(),
                        meters);
        this.mail = mailroom(ground.db(), takes, reach);
        var tables = new Bearers.Tables(ground.db(), events, reach.callbacks());
        this.bearers = new Bearers(store, effects, mail, tables);
        this.wakeups = new Wakeups(store, clock, settings, this::wake);
        this.doubts = new Doubts(store, fresh, workshop::put);
        var hands = new Rescue.Hands(node, takes, effects, workshop::put, outward.missed());
        this.rescue = new Rescue(store, hands, settings);
        var onward = new Prompts.Onward(books, afterApply::stored, rescue::released);
        this.prompts = new Prompts(store, takes, node, advancer, onward);
        gauges(meters);
    }

    /// Where the engine's doings show outside of it.
    ///
    /// @param services performs calls over the network
    /// @param missed learns since when a dead node may have told nobody of its changes
    /// @param herald tells receivers outside what happens
    public record Outward(
            SecretCalls services,
            Changes changes,
            Consumer<Instant> missed,
            Reach reach,
            Herald herald) {}

    /// Where the intake hands new runs over.
    public NewRuns newRuns() {
        var onward = new NewRuns.Onward(this::hasRoom, workshop::put, apply::put, changes);
        return new NewRuns(node, fresh, doubts, openings, onward);
    }

    private boolean hasRoom(Lane lane) {
        return workshop.hasRoom(lane) && apply.hasRoom(lane);
    }

    /// Where events from outside are taken.
    public Events events() {
        return events;
    }

    /// Something that is on disk was posted to a callback.
    public void posted(Posted posted) {
        mail.posted(posted);
    }

    /// For requests that bring a happening themselves.
    public Prompts prompts() {
        return prompts;
    }

    /// Something was set by somebody else than the engine: a timer, such as for a run to be tried
    /// again, or a letter.
    public void hint(Instant due) {
        wakeups.hint(due);
        mail.hint();
    }

    private Advancer advancer(InterpreterLimits limits) {
        return new Advancer(new Interpreter(limits), surroundings.clock(), surroundings.chance());
    }

    private Events events(Db db, Reach reach) {
        var ground = new Events.Ground(db, surroundings.clock(), surroundings.meters());
        return new Events(ground, settings.beyond().events(), new ToInbox(), reach.starter());
    }

    private Mailroom mailroom(Db db, Takes takes, Reach reach) {
        var clock = surroundings.clock();
        var most = settings.beyond().events().hearing().inboxMost();
        var overflows = new Overflows(takes, clock, apply::put, most, surroundings.meters());
        var inbox = new Inbox(db, events.listening(), retaker::want, overflows::tell);
        var ways = new Courier.Ways(retaker::want, letter -> cancelled(reach, letter));
        var courier = new Courier(db, clock::instant, settings, ways);
        var boxes = new Mailroom.Boxes(inbox, overflows, courier, reach.callbacks());
        return new Mailroom(db, boxes, retaker::want, settings.pollEvery());
    }

    private static void cancelled(Reach reach, Letter letter) {
        var run = new RunId(letter.to().runId());
        var by = "run " + letter.from().runId();
        reach.cancellation().cancel(letter.organization(), run, by);
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

    Mailroom mail() {
        return mail;
    }

    @Override
    public void start() {
        node.register(surroundings.alone());
        services().forEach(Service::start);
    }

    /// Finishes what is in hand, boundedly; what is left is found by the next node at once.
    @Override
    public void close() {
        services().reversed().forEach(Service::close);
    }

    /// Each after what it hands its work to; events bring work as the intake does, so they end
    /// first.
    private List<Service> services() {
        return List.of(
                node, apply, workshop, retaker, effects, wakeups, doubts, rescue, mail, events);
    }

    private void advance(Work work) {
        try {
            decide(work);
        } catch (RuntimeException e) {
            bearers.lost(work.held().key(), work.happening());
            retaker.done(work.held());
            throw e;
        }
    }

    private void decide(Work work) {
        var decided = advancer.advance(work);
        if (decided.decision().standing() instanceof Standing.Ignored) {
            work.happening().ifPresent(happening -> ignored(work, happening));
        } else {
            apply.put(decided);
        }
    }

    /// A run that moved on since may want what the remembered one does not: no guard would find
    /// that out, so the run is taken.
    private void ignored(Work work, Happening happening) {
        if (work.remembered()) {
            retaker.done(work.held());
            retaker.want(new Wanted(work.held().key(), work.happening(), work.tries() + 1));
        } else if (work.held().isEarly(happening)) {
            bearers.lost(work.held().key(), work.happening());
            retaker.done(work.held());
        } else {
            bearers.ignored(work.held(), happening);
            retaker.done(work.held());
        }
    }

    private void answered(Work work) {
        workshop.put(work);
    }

    private void gauges(MeterRegistry meters) {
        meters.gauge("caseloom.engine.waiting.advance", workshop, Workshop::waiting);
        meters.gauge("caseloom.engine.waiting.retake", retaker, Retaker::waiting);
        meters.gauge("caseloom.engine.turns", turns, Turns::size);
        meters.gauge("caseloom.engine.undecided", fresh, FreshRuns::size);
        meters.gauge("caseloom.engine.doubts", doubts, Doubts::size);
        meters.gauge("caseloom.engine.inbox", mail.inbox, Inbox::size);
    }

    private void wake(Numbered timer) {
        switch (timer.number()) {
            case Wakeup.GO_ON -> want(timer.key(), new Happening.Continued());
            default -> want(timer.key(), new Happening.TimerDue(timer.number()));
        }
    }

    private void want(RunKey key, Happening happening) {
        retaker.want(new Wanted(key, Optional.of(happening), 0));
    }

    /// Runs that were wanted and did not come to the workshop.
    private final class AfterTake implements Retaker.Ends {

        @Override
        public void gone(RunKey key) {
            fresh.settle(key);
            bearers.gone(key);
        }

        /// What cannot be kept comes again by itself: a timer, or an effect that is asked anew.
        @Override
        public void waiting(Wanted wanted) {
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
            bearers.lost(wanted.key(), wanted.happening());
        }
    }

    /// Events reach the inbox only once everything is wired.
    private final class ToInbox implements Hearers {

        @Override
        public void arrived(List<Arrived> arrived) {
            mail.inbox.arrived(arrived);
        }

        @Override
        public void overflowed(long caseId, long runId) {
            mail.inbox.overflowed(caseId, runId);
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
                retaker.done(work.held());
                if (mail.overflows.lost(decided)) {
                    continue;
                }
                retaker.want(new Wanted(work.held().key(), work.happening(), work.tries() + 1));
            }
        }

        @Override
        public void dropped(Decided decided) {
            bearers.lost(decided.held().key(), decided.work().happening());
            retaker.done(decided.held());
        }

        /// What looks lost may have been stored by a commit whose answer was lost.
        private void tell(List<Decided> decisions) {
            changes.changed(
                    decisions.stream()
                            .filter(Decided::shows)
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
            if (decision.standing() instanceof Standing.Parked) {
                sights.keep(decided.after());
            } else {
                sights.drop(key);
            }
            decided.letter().ifPresent(letter -> mail.courier.deliver(List.of(letter)));
            bearers.used(key, decided.work().happening());
            retaker.done(decided.held());
            if (decided.again()) {
                want(key, new Happening.Continued());
            }
        }
    }
}
