package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunStatus;
import caseloom.core.interpreter.Effect;
import caseloom.db.DatabaseFault;
import caseloom.webhooks.NoWebhooks;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the engine relies on, whatever its store is: the one in PostgreSQL and the simulated one
/// are held to it by the same tests, so that what the simulation shows is true of the other.
abstract class EngineStoreContract extends StoreHands {

    @Test
    void aDecisionMovesTheRunTellsItAndChangesTheCase() {
        var held = seen(born(node()));

        var won = stored(failing(held));

        assertThat(won).containsExactly(held.key());
        assertThat(row(held.key())).isEqualTo(new Row(RunStatus.FAILED, null, 2, 1, 1));
        var other = store().otherCase(new OrganizationId(1), held.key().caseId());
        assertThat(other.orElseThrow().status()).isEqualTo("Error");
    }

    @Test
    void aDecisionOfAnOlderTokenIsDroppedAsAWhole() {
        var old = seen(born(node()));
        var newer = seen(old.key());

        assertThat(stored(failing(old))).isEmpty();
        assertThat(row(old.key())).isEqualTo(new Row(RunStatus.PENDING, null, 3, 0, 0));
        assertThat(stored(failing(newer))).containsExactly(old.key());
    }

    @Test
    void aDecisionOfAnOlderCountIsDroppedAsAWhole() {
        var held = seen(born(node()));
        assertThat(stored(parking(held))).containsExactly(held.key());

        assertThat(stored(failing(held))).isEmpty();
        assertThat(row(held.key())).isEqualTo(new Row(RunStatus.RUNNING, null, 2, 1, 1));
    }

    @Test
    void aRunThatHasEndedTakesNoDecision() {
        var held = seen(born(node()));
        var ended = failing(held);
        stored(ended);

        assertThat(stored(parking(ended.after()))).isEmpty();
        assertThat(row(held.key()).decisions()).isOne();
    }

    @Test
    void ofABatchEachDecisionWinsOrLosesAlone() {
        var stale = seen(born(node()));
        seen(stale.key());
        var good = seen(born(node()));

        var won =
                store().tx(tx ->
                        tx.apply().store(List.of(parking(stale), parking(good)), NoWebhooks.EPOCH));

        assertThat(won).containsExactly(good.key());
    }

    @Test
    void aTimerIsSetMovedFoundWhenDueAndCleared() {
        var key = born(node());
        set(key, 1, NOON.plusSeconds(5));
        set(key, 1, NOON.plusSeconds(9));
        set(key, 2, NOON.plusSeconds(7));

        assertThat(due(NOON.plusSeconds(6))).isEmpty();
        assertThat(due(NOON.plusSeconds(9)))
                .containsExactly(
                        new HoldStore.Due(key, 2, NOON.plusSeconds(7)),
                        new HoldStore.Due(key, 1, NOON.plusSeconds(9)));
        assertThat(due(NOON.plusSeconds(9), 1)).hasSize(1);
        assertThat(nextTimer()).contains(NOON.plusSeconds(7));

        change(tx -> tx.apply().change(List.of(cleared(key, 1), cleared(key, 2))));
        assertThat(nextTimer()).isEmpty();
    }

    @Test
    void aTimerIsForgottenByWhoSawTheRunLast() {
        var old = seen(born(node()));
        var newer = seen(old.key());
        set(old.key(), Wakeup.GO_ON, NOON);

        change(tx -> tx.holds().forget(old, Wakeup.GO_ON));
        assertThat(due(NOON)).hasSize(1);
        stored(parking(newer));
        change(tx -> tx.holds().forget(newer, Wakeup.GO_ON));
        assertThat(due(NOON)).hasSize(1);
        change(tx -> tx.holds().forget(parking(newer).after(), Wakeup.GO_ON));
        assertThat(due(NOON)).isEmpty();
    }

    @Test
    void ofTwoWhoFoundATimerOneClaimsIt() {
        var key = born(node());
        set(key, 1, NOON);
        var found = due(NOON);

        var first = store().tx(tx -> tx.holds().claim(found, NOON.plus(A_WHILE)));
        var second = store().tx(tx -> tx.holds().claim(found, NOON.plus(A_WHILE)));

        assertThat(first).containsExactly(new Numbered(key, 1));
        assertThat(second).isEmpty();
        assertThat(nextTimer()).contains(NOON.plus(A_WHILE));
    }

    @Test
    void anEffectIsFoundByItsNodeUntilItIsDropped() {
        var node = node();
        var held = seen(born(node));
        start(node, held, 7);

        var found = effectsOf(node);
        assertThat(found)
                .singleElement()
                .satisfies(effect -> {
                    assertThat(effect.number()).isEqualTo(new Numbered(held.key(), 7));
                    assertThat(EffectJson.read(effect.request()))
                            .isEqualTo(new Effect.GetCase(7, 1));
                    assertThat(effect.at()).isEqualTo(NOON);
                });

        change(tx ->
                tx.apply().drop(List.of(new Dropped(new Numbered(held.key(), 7), true)), NOON));
        assertThat(effectsOf(node)).isEmpty();
    }

    @Test
    void aPausedRunIsNotTakenAndIsThere() {
        var held = seen(born(node()));
        pause(held.key());

        assertThat(taken(held.key())).isEmpty();
        assertThat(present(held.key())).containsExactly(held.key());
    }

    @Test
    void effectsOfAPausedRunAreFoundWithTheirAnswerOnceReleased() {
        var holder = node();
        var me = node();
        var held = seen(born(holder));
        start(holder, held, 7);
        start(holder, held, 8);
        pause(held.key());
        change(tx -> tx.holds().keepAnswer(new Numbered(held.key(), 7), "{\"kind\": \"x\"}"));
        assertThat(effectsOf(holder)).isEmpty();

        change(tx -> tx.holds().release(held.key(), me));

        assertThat(effectsOf(me)).singleElement().matches(effect -> effect.activation() == 7);
        assertThat(effectsOf(me).getFirst().answer()).contains("x");
        assertThat(effectsOf(holder)).singleElement().matches(effect -> effect.activation() == 8);
    }

    @Test
    void effectsOfANodeThatIsBeingRescuedAreReleasedToSomebodyElse() {
        var me = node();
        buryAll(me);
        var dead = node();
        var held = seen(born(dead));
        start(dead, held, 7);
        pause(held.key());
        expire(dead);

        change(tx -> {
            assertThat(tx.nodes().oneDead(me)).map(NodeStore.Dead::id).contains(dead);
            assertThat(tx.holds().effectsOf(dead, FIRST, 9)).isEmpty();
            change(other -> other.holds().release(held.key(), me));
            tx.nodes().bury(dead);
        });

        assertThat(effectsOf(me)).hasSize(1);
    }

    @Test
    void nobodyIsRescuedWhileWhatItHadIsReleased() {
        var me = node();
        buryAll(me);
        var dead = node();
        var held = seen(born(dead));
        start(dead, held, 7);
        pause(held.key());
        expire(dead);

        change(tx -> {
            tx.holds().release(held.key(), me);
            assertThat(dead(me)).isEmpty();
        });

        assertThat(dead(me)).isPresent();
        assertThat(effectsOf(dead)).hasSize(1);
    }

    @Test
    void effectsAreReadInPagesByNumber() {
        var node = node();
        var first = seen(born(node));
        var second = seen(born(node));
        start(node, second, 3);
        start(node, first, 8);
        start(node, first, 7);

        var page = effectsOf(node, new Numbered(first.key(), 7), 2);

        assertThat(page)
                .extracting(HoldStore.Foreign::number)
                .containsExactly(new Numbered(first.key(), 8), new Numbered(second.key(), 3));
        assertThat(page.getFirst().organization()).isOne();
        assertThat(effectsOf(node, new Numbered(first.key(), 7), 1)).hasSize(1);
    }

    @Test
    void anEffectIsStartedOnce() {
        var node = node();
        var held = seen(born(node));
        start(node, held, 7);

        assertThatThrownBy(() -> start(node, held, 7))
                .isInstanceOfSatisfying(
                        DatabaseFault.class,
                        fault -> assertThat(fault.kind()).isEqualTo(DatabaseFault.Kind.DUPLICATE));
    }

    @Test
    void ofTwoWhoFoundAnEffectOneTakesItOver() {
        var dead = node();
        var me = node();
        start(dead, seen(born(dead)), 7);
        var found = effectsOf(dead);

        assertThat(claimed(found, dead, me)).isOne();
        assertThat(claimed(found, dead, me)).isZero();
        assertThat(effectsOf(me)).hasSize(1);
        assertThat(effectsOf(dead)).isEmpty();
    }

    @Test
    void whoTakesARunMovesItsTokenAndNobodyHoldsItSinceItsCreation() {
        var node = node();
        var key = born(node);
        assertThat(row(key)).isEqualTo(new Row(RunStatus.PENDING, node, 1, 0, 0));

        var held = seen(key);

        assertThat(held.token()).isEqualTo(2);
        assertThat(held.decisions()).isZero();
        assertThat(held.state()).isNull();
        assertThat(held.view().status()).isEqualTo("Open");
        assertThat(row(key)).isEqualTo(new Row(RunStatus.PENDING, null, 2, 0, 0));
    }

    @Test
    void aStoredStateIsReadAsItWasWritten() {
        var held = seen(born(node()));
        var decided = parking(held);
        stored(decided);

        var again = seen(held.key());

        assertThat(again.state()).isEqualTo(decided.decision().state());
        assertThat(again.decisions()).isOne();
        assertThat(again.status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void whatHasEndedOrIsNotThereCannotBeTaken() {
        var held = seen(born(node()));
        stored(failing(held));

        assertThat(taken(held.key())).isEmpty();
        assertThat(taken(new RunKey(999_999, 999_999))).isEmpty();
        assertThat(row(held.key()).token()).isEqualTo(2);
    }

    @Test
    void onlyUndecidedRunsOfTheDeadAreAdopted() {
        var dead = node();
        var mine = born(node());
        var decided = seen(born(dead));
        stored(parking(decided));
        var orphan = born(dead);

        var adopted =
                store().tx(tx -> tx.holds().adopt(dead, List.of(mine, decided.key(), orphan)));

        assertThat(adopted).extracting(Held::key).containsExactly(orphan);
        assertThat(row(orphan)).isEqualTo(new Row(RunStatus.PENDING, null, 2, 0, 0));
        assertThat(row(mine).token()).isOne();
    }

    @Test
    void orphansAreLookedForFromTheMarkOn() {
        var dead = node();
        var below = born(dead);
        var first = born(dead);
        var second = born(dead);
        born(node());
        var marked = new NodeStore.Dead(dead, first.caseId(), NOON);

        assertThat(orphans(marked, 9)).containsExactly(first, second);
        assertThat(orphans(marked, 1)).containsExactly(first);
        assertThat(below.caseId()).isLessThan(first.caseId());
    }

    @Test
    void presentIsWhatIsThereAndUnderWay() {
        var there = born(node());
        var over = seen(born(node()));
        stored(failing(over));

        assertThat(present(there, over.key(), new RunKey(9999, 9999))).containsExactly(there);
    }

    @Test
    void aSweepLeavesNothingOfARunThatHasEnded() {
        var node = node();
        var held = seen(born(node));
        start(node, held, 7);
        set(held.key(), 1, NOON);
        set(born(node), 1, NOON.plusSeconds(1));

        change(tx -> tx.holds().sweep(held.key()));
        assertThat(effectsOf(node)).hasSize(1);
        stored(failing(held));
        change(tx -> tx.holds().sweep(held.key()));

        assertThat(effectsOf(node)).isEmpty();
        assertThat(nextTimer()).contains(NOON.plusSeconds(1));
        change(tx ->
                tx.apply()
                        .change(
                                due(NOON.plusSeconds(1)).stream()
                                        .map(one -> cleared(one.key(), one.timer()))
                                        .toList()));
    }

    @Test
    void aLeaseIsRenewedUntilItRanOut() {
        var node = node();

        assertThat(renewed(node)).isTrue();

        expire(node);
        assertThat(renewed(node)).isFalse();
        assertThat(renewed(999_999)).isFalse();
    }

    @Test
    void aNodeWithoutALeaseIsRefused() {
        var node = node();
        change(tx -> tx.nodes().requireLive(node));

        expire(node);

        assertThatThrownBy(() -> change(tx -> tx.nodes().requireLive(node)))
                .isInstanceOfSatisfying(
                        DatabaseFault.class,
                        fault -> assertThat(fault.kind()).isEqualTo(DatabaseFault.Kind.CONFLICT));
    }

    @Test
    void aNodeLeavesWhenNothingOfItIsLeft() {
        var idle = node();
        var busy = node();
        start(busy, seen(born(busy)), 7);

        assertThat(left(idle)).isTrue();
        assertThat(left(busy)).isFalse();
        assertThat(renewed(idle)).isFalse();
        assertThat(renewed(busy)).isTrue();
    }

    @Test
    void aNodeDoesNotLeaveWhileATransactionOfItsIsUnderWay() {
        var node = node();

        change(tx -> {
            tx.nodes().requireLive(node);
            assertThat(left(node)).isFalse();
        });

        assertThat(left(node)).isTrue();
    }

    @Test
    void theDeadAreFoundOneAtATimeAndBuried() {
        var me = node();
        buryAll(me);
        var dead = node();
        expire(dead);

        store().tx(tx -> {
            assertThat(tx.nodes().oneDead(me)).map(NodeStore.Dead::id).contains(dead);
            assertThat(dead(me)).isEmpty();
            tx.nodes().bury(dead);
            return true;
        });

        assertThat(dead(me)).isEmpty();
    }

    @Test
    void nobodyIsDeadWhileATransactionOfItsIsUnderWay() {
        var me = node();
        buryAll(me);
        var dead = node();

        store().tx(tx -> {
            tx.nodes().requireLive(dead);
            expire(dead);
            assertThat(dead(me)).isEmpty();
            return true;
        });

        assertThat(dead(me)).isPresent();
        buryAll(me);
    }

    @Test
    void whoIsAloneEndsTheLeasesOfAllOthers() {
        var other = node();
        var me = node();

        int ended = store().tx(tx -> tx.nodes().expireOthers(me));

        assertThat(ended).isPositive();

        assertThat(renewed(other)).isFalse();
        assertThat(renewed(me)).isTrue();
    }

    @Test
    void whatATransactionWroteIsSeenAfterItsCommitOnly() {
        var key = born(node());

        store().tx(tx -> {
            tx.apply().change(List.of(moved(key, 1, NOON)));
            assertThat(tx.holds().dueTimers(NOON, 9)).hasSize(1);
            assertThat(due(NOON)).isEmpty();
            return true;
        });

        assertThat(due(NOON)).hasSize(1);
        change(tx -> tx.apply().change(List.of(cleared(key, 1))));
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        var held = seen(born(node()));

        assertThatThrownBy(() ->
                        change(tx -> {
                            tx.apply().store(List.of(parking(held)), NoWebhooks.EPOCH);
                            throw new IllegalStateException("on purpose");
                        }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(row(held.key())).isEqualTo(new Row(RunStatus.PENDING, null, 2, 0, 0));
    }
}
