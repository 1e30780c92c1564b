package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.audit.Actor;
import caseloom.core.cases.RunStatus;
import caseloom.intake.Arrival;
import caseloom.intake.Origin;
import caseloom.intake.Receipt;
import caseloom.outbound.Receiver;
import caseloom.runs.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Flows 1, 2 and 3 on one node.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineTest {

    private final EngineRig rig = new EngineRig();
    private final Receiver receiver = Receiver.start();
    private EngineRig.Member node;

    @BeforeAll
    void start() {
        node = rig.node("OUTBOUND_ALLOW=127.0.0.1");
    }

    @AfterAll
    void stop() {
        rig.close();
        receiver.close();
    }

    @Test
    void aCaseGoesFromOpenToClosed() {
        var refund = rig.publish(1, Documents.REFUND);

        var numbers = rig.create(node, refund, "{\"amount\": 42, \"reason\": \"late\"}");
        rig.untilStatus(numbers, "Closed");

        assertThat(rig.found(numbers.caseId()).attributes())
                .isEqualTo(
                        EngineRig.object(
                                """
                                {"amount": 42, "reason": "late", "total": 46.2, "priority": "high"}
                                """));
        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(rig.story(numbers))
                .startsWith("case.created", "run.started")
                .endsWith("status.changed", "run.completed");
        assertThat(rig.changed).contains(numbers.caseId().value());
    }

    @Test
    void aWaitEndsAtItsMomentAndNotBefore() {
        var patient = rig.publish(2, Documents.PATIENT);
        var numbers = rig.create(node, patient, "{}");
        rig.untilRunning(numbers);

        rig.forward(Duration.ofMinutes(119));
        node.engine().hint(rig.clock.instant());
        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.RUNNING);

        rig.forward(Duration.ofMinutes(1));
        node.engine().hint(rig.clock.instant());
        rig.untilEnded(numbers, RunStatus.COMPLETED);
        assertThat(rig.found(numbers.caseId()).attributes().path("waited").booleanValue()).isTrue();
        assertThat(rig.timersOf(numbers)).isZero();
    }

    @Test
    void largeAttributesThatStayAsTheyAreAreNotWrittenAgain() {
        var close =
                rig.publish(
                        2,
                        Documents.named(
                                "patient",
                                """
                                - pause:
                                    wait: { hours: 2 }
                                - close:
                                    call: set-status:1.0.0@default
                                    with: { status: Closed }
                                """));
        var text = new StringBuilder();
        new Random(1).ints(100_000, 'a', 'z').forEach(text::appendCodePoint);
        var numbers = rig.create(node, close, "{\"text\": \"" + text + "\"}");
        rig.untilRunning(numbers);
        var before = apart();

        rig.forward(Duration.ofHours(2));
        node.engine().hint(rig.clock.instant());
        rig.untilStatus(numbers, "Closed");

        assertThat(apart()).as("bytes beside the rows of cases").isEqualTo(before).isPositive();
        assertThat(rig.found(numbers.caseId()).attributes().path("text").textValue())
                .hasSize(100_000);
    }

    /// Bytes that lie apart from the rows of cases.
    private long apart() {
        return rig.number(
                "select pg_relation_size(reltoastrelid) from pg_class where oid = 'cases'::regclass");
    }

    @Test
    void anEffectGoesOutWithItsKeyAndItsAnswerIsKept() {
        var serial = new AtomicInteger();
        receiver.on(
                "/serial",
                request ->
                        new Receiver.Behaviour.Answer(
                                200,
                                Map.of("Content-Type", "application/json"),
                                "{\"serial\": " + serial.incrementAndGet() + "}"));
        var calling = rig.publish(3, Documents.calling(receiver.url("/serial")));

        var numbers = rig.create(node, calling, "{\"amount\": 7}");
        rig.untilStatus(numbers, "Closed");

        assertThat(rig.found(numbers.caseId()).attributes().path("serial").intValue()).isEqualTo(1);
        assertThat(receiver.received())
                .filteredOn(request -> request.path().equals("/serial"))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.body()).isEqualTo("{\"amount\":7}");
                    assertThat(request.header("idempotency-key"))
                            .startsWith(numbers.runId().value() + "/do/0/ask/");
                });
        assertThat(rig.effectsOf(numbers)).isZero();
    }

    @Test
    void aForbiddenTargetFailsTheRunAndSaysWhy() {
        var calling = rig.publish(4, Documents.calling("http://169.254.169.254/latest"));

        var numbers = rig.create(node, calling, "{\"amount\": 7}");
        rig.untilStatus(numbers, "Error");

        var run = rig.run(numbers);
        var output = Objects.requireNonNull(run.output());
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(output.at("/error/code").textValue()).isEqualTo("communication");
        assertThat(output.at("/error/message").textValue()).contains("169.254.169.254");
    }

    @Test
    void aLongRunIsStoredInManyDecisions() {
        var counting = rig.publish(5, Documents.LONG);
        var items = IntStream.rangeClosed(1, 2_500).boxed().toList();

        var numbers = rig.create(node, counting, "{\"items\": " + items + "}");
        rig.untilEnded(numbers, RunStatus.COMPLETED);

        assertThat(rig.found(numbers.caseId()).attributes().path("last").intValue())
                .isEqualTo(2_500);
        assertThat(rig.decisions(numbers)).isGreaterThan(2);
        assertThat(rig.timersOf(numbers)).isZero();
    }

    @Test
    void aRowTheDatabaseRefusesFailsAlone() throws InterruptedException {
        var refund = rig.publish(6, Documents.REFUND);
        var good = rig.arrival(refund, "{\"amount\": 1}");
        var bad =
                new Arrival(
                        refund,
                        true,
                        "not \0 storable",
                        good.attributes(),
                        good.at(),
                        Origin.of(1),
                        null);
        var receipts = new ConcurrentLinkedQueue<Receipt>();

        var arrivals = new ArrayList<>(Collections.nCopies(19, good));
        arrivals.add(7, bad);
        var threads =
                arrivals.stream()
                        .map(one -> (Runnable) () -> receipts.add(node.intake().write(one)))
                        .map(Thread.ofVirtual()::start)
                        .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(receipts).filteredOn(Receipt.Stored.class::isInstance).hasSize(19);
        assertThat(receipts).filteredOn(Receipt.Failed.class::isInstance).hasSize(1);
    }

    @Test
    void aCancelledRunClosesItsCaseAndNothingWakesIt() {
        var patient = rig.publish(7, Documents.PATIENT);
        var numbers = rig.create(node, patient, "{}");
        rig.untilRunning(numbers);

        var outcome = rig.runs(node).cancel(Actor.system(EngineRig.ACME), numbers.runId());

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(rig.run(numbers).output()).isNull();
        assertThat(rig.found(numbers.caseId()).status()).isEqualTo("Closed");
        assertThat(rig.timersOf(numbers)).isZero();
        assertThat(rig.runs(node).cancel(Actor.system(EngineRig.ACME), numbers.runId()))
                .isInstanceOf(Outcome.NotNow.class);
    }

    @Test
    void aFailedRunIsRetriedFromItsFailedStep() {
        var works = new AtomicBoolean();
        receiver.on(
                "/moody",
                request ->
                        new Receiver.Behaviour.Answer(
                                works.get() ? 200 : 503,
                                Map.of("Content-Type", "application/json"),
                                "{\"serial\": 5}"));
        var calling = rig.publish(8, Documents.calling(receiver.url("/moody")));
        var numbers = rig.create(node, calling, "{\"amount\": 7}");
        rig.untilStatus(numbers, "Error");

        works.set(true);
        var outcome = rig.runs(node).retry(Actor.system(EngineRig.ACME), numbers.runId());

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        rig.untilStatus(numbers, "Closed");
        assertThat(rig.found(numbers.caseId()).attributes().path("serial").intValue()).isEqualTo(5);
        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.FAILED);
        Probe.until("no timer is left", () -> rig.timersOf(numbers) == 0);
    }
}
