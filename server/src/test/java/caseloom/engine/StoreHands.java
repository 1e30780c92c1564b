package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunStatus;
import caseloom.core.interpreter.Decision;
import caseloom.core.interpreter.Effect;
import caseloom.core.interpreter.Entry;
import caseloom.core.interpreter.RunState;
import caseloom.core.interpreter.Standing;
import caseloom.core.json.Json;
import caseloom.webhooks.NoWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the tests of a store do with it, in words.
abstract class StoreHands {

    static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

    /// Before every effect.
    static final Numbered FIRST = new Numbered(new RunKey(0, 0), 0);

    static final Duration LEASE = Duration.ofMinutes(5);
    static final Duration A_WHILE = Duration.ofSeconds(10);

    /// A run as its rows say.
    record Row(RunStatus status, @Nullable Long owner, long token, int decisions, int told) {}

    abstract EngineStore store();

    /// A new pending run of a case of its own, written as held by that node, with token 1.
    abstract RunKey born(long node);

    abstract Row row(RunKey key);

    /// Pauses a run, as a person does.
    abstract void pause(RunKey key);

    final void change(Consumer<EngineTx> change) {
        store().tx(tx -> {
            change.accept(tx);
            return true;
        });
    }

    final long node() {
        return store().tx(tx -> tx.nodes().register("test", List.of(), LEASE, 1));
    }

    final boolean renewed(long node) {
        return store().tx(tx -> tx.nodes().renew(node, LEASE, 1));
    }

    final void expire(long node) {
        change(tx -> tx.nodes().expire(node));
    }

    final boolean left(long node) {
        return store().tx(tx -> tx.nodes().leave(node));
    }

    final void buryAll(long butNot) {
        while (store().tx(
                        tx -> {
                            var dead = tx.nodes().oneDead(butNot);
                            dead.ifPresent(one -> tx.nodes().bury(one.id()));
                            return dead;
                        })
                .isPresent()) {
            assertThat(renewed(butNot)).isTrue();
        }
    }

    final List<Held> taken(RunKey key) {
        return store().tx(tx -> tx.holds().take(List.of(key)));
    }

    final Held seen(RunKey key) {
        return taken(key).getFirst();
    }

    final List<RunKey> stored(Decided decided) {
        return List.copyOf(
                store().atOnce(tx -> tx.apply().store(List.of(decided), NoWebhooks.EPOCH)));
    }

    final void set(RunKey key, int timer, Instant due) {
        change(tx -> tx.apply().change(List.of(moved(key, timer, due))));
    }

    static TimerChange moved(RunKey key, int timer, Instant due) {
        return new TimerChange(new Numbered(key, timer), new OrganizationId(1), due);
    }

    static TimerChange cleared(RunKey key, int timer) {
        return TimerChange.cleared(new Numbered(key, timer));
    }

    final List<HoldStore.Due> due(Instant at) {
        return due(at, 9);
    }

    final List<HoldStore.Due> due(Instant at, int most) {
        return store().tx(tx -> tx.holds().dueTimers(at, most));
    }

    final Optional<NodeStore.Dead> dead(long butNot) {
        return store().tx(tx -> tx.nodes().oneDead(butNot));
    }

    final int claimed(List<HoldStore.Foreign> effects, long from, long to) {
        return store().tx(tx -> tx.holds().claim(effects, from, to));
    }

    final List<RunKey> orphans(NodeStore.Dead node, int most) {
        return store().tx(tx -> tx.holds().orphans(node, most));
    }

    final Optional<Instant> nextTimer() {
        return store().tx(tx -> tx.holds().nextTimer());
    }

    final void start(long node, Held held, int activation) {
        var effect = new Outgoing(held, new Effect.GetCase(activation, 1), NOON);
        change(tx -> tx.apply().start(node, List.of(effect)));
    }

    final List<RunKey> present(RunKey... keys) {
        return store().tx(tx -> tx.holds().present(List.of(keys)));
    }

    final List<HoldStore.Foreign> effectsOf(long node) {
        return effectsOf(node, FIRST, 9);
    }

    final List<HoldStore.Foreign> effectsOf(long node, Numbered after, int most) {
        return store().tx(tx -> tx.holds().effectsOf(node, after, most));
    }

    static Decided failing(Held held) {
        return new Decided(Work.begin(held), Failures.decision(held, "on purpose"), NOON);
    }

    static Decided parking(Held held) {
        var decision =
                new Decision(
                        new RunState(Json.object().put("v", 1).put("waits", true)),
                        new Standing.Parked(),
                        held.view(),
                        List.of(new Entry(NOON, "run.started", null, null)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        return new Decided(Work.begin(held), decision, NOON);
    }
}
