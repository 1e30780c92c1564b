package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.audit.Actor;
import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import caseloom.intake.Numbers;
import caseloom.outbound.Receiver;
import caseloom.runs.Outcome;
import caseloom.runs.RunRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A run that an operator holds: nothing advances it, on any node, and nothing is lost.
class PausedRunsTest {

    private static final Actor ME = Actor.system(EngineRig.ACME);

    private final EngineRig rig = new EngineRig();
    private final Receiver receiver = Receiver.start();

    @AfterEach
    void stop() {
        rig.close();
        receiver.close();
    }

    @Test
    void aTimerThatComesDueWaitsUntilTheRunIsResumed() {
        var node = rig.node();
        var numbers = waiting(node);

        done(rig.runs(node).pause(ME, numbers.runId()));
        rig.forward(Duration.ofHours(3));
        node.engine().hint(rig.clock.instant());

        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.RUNNING);
        assertThat(rig.run(numbers).pausedAt()).isNotNull();
        assertThat(dueNow()).as("no pass looks at it").isZero();
        done(rig.runs(node).resume(ME, numbers.runId()));
        rig.untilEnded(numbers, RunStatus.COMPLETED);
        assertThat(rig.story(numbers)).containsSubsequence("run.paused", "run.resumed");
        Probe.until("no timer is left", () -> rig.timersOf(numbers) == 0);
    }

    @Test
    void anAnswerThatComesMeanwhileIsKeptAndNotAskedForAgain() throws Exception {
        var answers = new CountDownLatch(1);
        receiver.on("/slow", _ -> answerAfter(answers, 5));
        var node = rig.node("OUTBOUND_ALLOW=127.0.0.1");
        var calling = rig.publish(1, Documents.calling(receiver.url("/slow")));
        var numbers = rig.create(node, calling, "{\"amount\": 7}");
        assertThat(receiver.next(20)).isPresent();

        done(rig.runs(node).pause(ME, numbers.runId()));
        answers.countDown();
        Probe.until("the answer is kept", () -> kept(numbers) == 1);
        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.RUNNING);
        done(rig.runs(node).resume(ME, numbers.runId()));

        rig.untilStatus(numbers, "Closed");
        assertThat(rig.found(numbers.caseId()).attributes().path("serial").intValue()).isEqualTo(5);
        assertThat(receiver.received()).hasSize(1);
        assertThat(rig.effectsOf(numbers)).isZero();
    }

    @Test
    void aRunThatAnotherNodeHoldsIsPausedAndResumedFromThisOne() throws Exception {
        var answers = new CountDownLatch(1);
        receiver.on("/slow", _ -> answerAfter(answers, 6));
        var holder = rig.node("OUTBOUND_ALLOW=127.0.0.1");
        var calling = rig.publish(1, Documents.calling(receiver.url("/slow")));
        var numbers = rig.create(holder, calling, "{\"amount\": 7}");
        assertThat(receiver.next(20)).isPresent();
        var other = rig.node("OUTBOUND_ALLOW=127.0.0.1");

        done(rig.runs(other).pause(ME, numbers.runId()));
        answers.countDown();
        Probe.until("the answer is kept", () -> kept(numbers) == 1);
        holder.close();
        done(rig.runs(other).resume(ME, numbers.runId()));

        rig.untilStatus(numbers, "Closed");
        assertThat(receiver.received()).as("asked once").hasSize(1);
    }

    @Test
    void effectsOfAPausedRunOfADeadNodeWaitAndAreDoneAfterwards() throws Exception {
        receiver.on("/serial", new Receiver.Behaviour.Silence());
        var calling = rig.publish(1, Documents.calling(receiver.url("/serial")));
        var first = rig.node("OUTBOUND_ALLOW=127.0.0.1", "ENGINE_LEASE=PT1M");
        var numbers = rig.create(first, calling, "{\"amount\": 7}");
        assertThat(receiver.next(20)).isPresent();
        done(rig.runs(first).pause(ME, numbers.runId()));

        receiver.answers("/serial", 200, "{\"serial\": 8}");
        rig.change("update nodes set lease_until = clock_timestamp()");
        var second = rig.node("OUTBOUND_ALLOW=127.0.0.1");
        Probe.until("the dead node is buried", () -> rig.number("select count(*) from nodes") == 1);
        assertThat(rig.effectsOf(numbers)).isEqualTo(1);
        done(rig.runs(second).resume(ME, numbers.runId()));

        rig.untilStatus(numbers, "Closed");
        assertThat(rig.found(numbers.caseId()).attributes().path("serial").intValue()).isEqualTo(8);
    }

    @Test
    void aRunThatHasNotBegunIsHeldAndBeginsOnceResumed() {
        var parked = rig.parked("ENGINE_OPENINGS_AT_ONCE=0");
        parked.engine().node().register(false);
        parked.intake().start();
        var numbers = rig.create(parked, rig.publish(1, Documents.REFUND), "{\"amount\": 42}");
        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.PENDING);

        done(rig.runs(parked).pause(ME, numbers.runId()));
        rig.change("update nodes set lease_until = clock_timestamp()");
        var node = rig.node();
        Probe.until("the dead node is buried", () -> rig.number("select count(*) from nodes") == 1);
        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.RUNNING);
        done(rig.runs(node).resume(ME, numbers.runId()));

        rig.untilStatus(numbers, "Closed");
        assertThat(rig.story(numbers).stream().filter("run.started"::equals)).hasSize(1);
    }

    @Test
    void aRetriedRunThatWasPausedBeforeItBeganStillGoesOnAtTheFailedStep() {
        receiver.answers("/moody", 503, "{}");
        var node = rig.node("OUTBOUND_ALLOW=127.0.0.1");
        var calling = rig.publish(1, Documents.calling(receiver.url("/moody")));
        var numbers = rig.create(node, calling, "{\"amount\": 7}");
        rig.untilStatus(numbers, "Error");
        receiver.answers("/moody", 200, "{\"serial\": 9}");
        node.close();

        var retried = done(rig.runs(node).retry(ME, numbers.runId()));
        done(rig.runs(node).pause(ME, retried.id()));
        var second = rig.node("OUTBOUND_ALLOW=127.0.0.1");
        done(rig.runs(second).resume(ME, retried.id()));

        rig.untilStatus(numbers, "Closed");
        assertThat(rig.found(numbers.caseId()).attributes().path("serial").intValue()).isEqualTo(9);
    }

    @Test
    void aPausedRunIsCancelledLikeAnyOther() {
        var node = rig.node();
        var numbers = waiting(node);
        done(rig.runs(node).pause(ME, numbers.runId()));

        var cancelled = done(rig.runs(node).cancel(ME, numbers.runId()));

        assertThat(cancelled.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(cancelled.pausedAt()).isNull();
        assertThat(rig.timersOf(numbers)).isZero();
    }

    @Test
    void aStepOfAPausedRunIsNotSkipped() {
        var node = rig.node();
        var numbers = waiting(node);
        done(rig.runs(node).pause(ME, numbers.runId()));
        var before = rig.decisions(numbers);

        var outcome = rig.runs(node).skip(ME, numbers.runId(), null, Json.object());

        assertThat(outcome).isInstanceOf(Outcome.NotNow.class);
        assertThat(rig.decisions(numbers)).isEqualTo(before);
    }

    @Test
    void aStepIsSkippedWhileAnotherNodeHoldsTheRun() throws Exception {
        receiver.on("/never", new Receiver.Behaviour.Silence());
        var holder = rig.node("OUTBOUND_ALLOW=127.0.0.1");
        var calling = rig.publish(1, Documents.calling(receiver.url("/never")));
        var numbers = rig.create(holder, calling, "{\"amount\": 7}");
        assertThat(receiver.next(20)).isPresent();
        var other = rig.node("OUTBOUND_ALLOW=127.0.0.1");

        var skipped =
                done(
                        rig.runs(other)
                                .skip(
                                        ME,
                                        numbers.runId(),
                                        "/do/0/ask",
                                        EngineRig.object("{\"serial\": 3}")));

        assertThat(skipped.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(rig.found(numbers.caseId()).attributes().path("serial").intValue()).isEqualTo(3);
        assertThat(rig.found(numbers.caseId()).status()).isEqualTo("Closed");
        assertThat(rig.effectsOf(numbers)).isZero();
    }

    private Numbers waiting(EngineRig.Member node) {
        var numbers = rig.create(node, rig.publish(1, Documents.PATIENT), "{}");
        rig.untilRunning(numbers);
        return numbers;
    }

    private long dueNow() {
        return rig.number("select count(*) from timers where due_at < 'infinity'");
    }

    private long kept(Numbers numbers) {
        return rig.number(
                "select count(*) from effects where run_id = ? and answer is not null",
                numbers.runId().value());
    }

    private static Receiver.Behaviour answerAfter(CountDownLatch latch, int serial) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new Receiver.Behaviour.Answer(
                200, Map.of("Content-Type", "application/json"), "{\"serial\": " + serial + "}");
    }

    private static RunRecord done(Outcome outcome) {
        return Optional.of(outcome)
                .filter(Outcome.Done.class::isInstance)
                .map(Outcome.Done.class::cast)
                .map(Outcome.Done::run)
                .orElseThrow(() -> new AssertionError("not done: " + outcome));
    }
}
