package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.core.cases.RunStatus;
import caseloom.core.interpreter.Happening;
import caseloom.outbound.Receiver;
import caseloom.webhooks.NoWebhooks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Flow 5: what a dead node held goes on elsewhere, and what a dead node still says is not heard.
class RescueTest {

    private final EngineRig rig = new EngineRig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void runsOfANodeThatDiedBeforeAdvancingThemGoOnElsewhere() {
        var refund = rig.publish(1, Documents.REFUND);
        var dead = rig.parked("ENGINE_OPENINGS_AT_ONCE=0");
        dead.engine().node().register(false);
        dead.intake().start();
        var numbers = rig.create(dead, refund, "{\"amount\": 42}");
        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.PENDING);

        rig.change("update nodes set lease_until = clock_timestamp()");
        rig.node();

        rig.untilStatus(numbers, "Closed");
        Probe.until("the dead node is buried", () -> rig.number("select count(*) from nodes") == 1);
    }

    @Test
    void aNodeWithoutALeaseCreatesNothingUntilItHasANewNumber() {
        var refund = rig.publish(1, Documents.REFUND);
        var node = rig.node();
        var before = node.engine().node().id();

        rig.change("update nodes set lease_until = clock_timestamp()");
        node.engine().node().pass();

        assertThat(node.engine().node().id()).isGreaterThan(before);
        rig.untilStatus(rig.create(node, refund, "{\"amount\": 42}"), "Closed");
    }

    @Test
    void anEffectOfADeadNodeIsDoneAgainWithTheSameKeyAndAppliedOnce() throws Exception {
        try (var receiver = Receiver.start()) {
            receiver.on("/serial", new Receiver.Behaviour.Silence());
            var calling = rig.publish(1, Documents.calling(receiver.url("/serial")));
            var first = rig.node("OUTBOUND_ALLOW=127.0.0.1", "ENGINE_LEASE=PT1M");
            var numbers = rig.create(first, calling, "{\"amount\": 7}");
            var asked = receiver.next(20).orElseThrow();

            var serial = new AtomicInteger(40);
            receiver.on(
                    "/serial",
                    request ->
                            new Receiver.Behaviour.Answer(
                                    200,
                                    Map.of("Content-Type", "application/json"),
                                    "{\"serial\": " + serial.incrementAndGet() + "}"));
            rig.change("update nodes set lease_until = clock_timestamp()");
            rig.node("OUTBOUND_ALLOW=127.0.0.1");

            rig.untilStatus(numbers, "Closed");
            var again = receiver.next(20).orElseThrow();
            assertThat(again.header("idempotency-key")).isEqualTo(asked.header("idempotency-key"));
            assertThat(rig.found(numbers.caseId()).attributes().path("serial").intValue())
                    .isEqualTo(41);
            assertThat(rig.effectsOf(numbers)).isZero();
        }
    }

    @Test
    void aDecisionOfAnOlderSightIsDropped() {
        var patient = rig.publish(1, Documents.PATIENT);
        var node = rig.node();
        var numbers = rig.create(node, patient, "{}");
        rig.untilRunning(numbers);
        var key = new RunKey(numbers.caseId().value(), numbers.runId().value());
        var old = rig.store.tx(tx -> tx.holds().take(List.of(key)));
        rig.store.tx(tx -> tx.holds().take(List.of(key)));

        var stale =
                new Decided(
                        Work.begin(old.getFirst()),
                        Failures.decision(old.getFirst(), "stale"),
                        rig.clock.instant());
        var won = rig.store.tx(tx -> tx.apply().store(List.of(stale), NoWebhooks.EPOCH));

        assertThat(won).isEmpty();
        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void aRunThatAnotherNodeTookInTheMiddleOfItsEffectStillEndsOnce() throws Exception {
        try (var receiver = Receiver.start()) {
            receiver.answers("/serial", 200, "{\"serial\": 1}");
            var calling = rig.publish(1, Documents.calling(receiver.url("/serial")));
            var node = rig.node("OUTBOUND_ALLOW=127.0.0.1");
            var numbers = rig.create(node, calling, "{\"amount\": 7}");
            var key = new RunKey(numbers.caseId().value(), numbers.runId().value());
            rig.store.tx(tx -> tx.holds().take(List.of(key)));

            Probe.until("the run ended", () -> rig.run(numbers).status().ended());
            assertThat(rig.effectsOf(numbers)).isZero();
        }
    }

    @Test
    void timersOfADeadNodeFireOnAnother() {
        var patient = rig.publish(1, Documents.PATIENT);
        var first = rig.node();
        var numbers = rig.create(first, patient, "{}");
        rig.untilRunning(numbers);
        first.close();

        var second = rig.node();
        rig.forward(Duration.ofHours(2));
        second.engine().hint(rig.clock.instant());

        rig.untilStatus(numbers, "Closed");
    }

    @Test
    void aRunWhoseFirstDecisionWasStoredUnnoticedDoesNotBeginAgain() {
        var patient = rig.publish(1, Documents.PATIENT);
        var node = rig.node();
        var numbers = rig.create(node, patient, "{}");
        rig.untilRunning(numbers);
        var key = new RunKey(numbers.caseId().value(), numbers.runId().value());
        var seen = rig.store.tx(tx -> tx.holds().take(List.of(key))).getFirst();

        var work = Retaker.work(seen, new Retaker.Wanted(key, Optional.empty(), 1));

        assertThat(work.happening()).contains(new Happening.Continued());
    }
}
