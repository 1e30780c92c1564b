package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.core.cases.RunStatus;
import caseloom.core.interpreter.RunState;
import caseloom.intake.Numbers;
import caseloom.outbound.Receiver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Nodes of two releases on one database: the older one cannot read the states that the newer one
/// stores, and leaves its runs to it.
class MixedNodesTest {

    private static final int OLDER = RunState.NEWEST - 1;
    private static final String NEAR = "OUTBOUND_ALLOW=127.0.0.1";

    private final EngineRig rig = new EngineRig();
    private final Receiver receiver = Receiver.start();

    @AfterEach
    void stop() {
        rig.close();
        receiver.close();
    }

    @Test
    void aTimerThatOnlyAnOlderNodeSeesComesAgainUntilANewerOneIsThere() {
        var newer = rig.node();
        var numbers = rig.create(newer, rig.publish(1, Documents.PATIENT), "{}");
        rig.untilRunning(numbers);
        newer.close();
        var before = row(numbers);
        var older = rig.older(OLDER);
        rig.forward(Duration.ofHours(2));
        var now = rig.clock.instant();

        older.engine().hint(now);
        Probe.until(
                "the older node has seen the timer",
                () -> rig.number("select count(*) from timers where due_at > ?", now) == 1);
        rig.forward(Duration.ofMinutes(1));
        older.engine().hint(rig.clock.instant());

        assertThat(row(numbers)).isEqualTo(before);
        rig.node();
        Probe.until(
                "the newer node has ended it",
                () -> {
                    rig.forward(Duration.ofSeconds(1));
                    return rig.run(numbers).status() == RunStatus.COMPLETED;
                });
        assertThat(rig.story(numbers)).doesNotContain("run.failed");
    }

    @Test
    void whatADeadNewerNodeHeldWaitsForAnotherNewerOne() throws Exception {
        receiver.on("/serial", new Receiver.Behaviour.Silence());
        var calling = rig.publish(1, Documents.calling(receiver.url("/serial")));
        var numbers = rig.create(rig.node(NEAR, "ENGINE_LEASE=PT1M"), calling, "{\"amount\": 7}");
        assertThat(receiver.next(20)).isPresent();
        var older = rig.parkedOlder(OLDER, NEAR);
        older.engine().node().register(false);
        rig.change(
                "update nodes set lease_until = clock_timestamp() where id <> ?",
                older.engine().node().id());
        var before = row(numbers);

        pass(older, "rescue");
        pass(older, "forgotten");

        assertThat(row(numbers)).isEqualTo(before);
        assertThat(rig.number("select count(*) from nodes")).as("the dead stays").isEqualTo(2);
        assertThat(receiver.received()).hasSize(1);
        receiver.answers("/serial", 200, "{\"serial\": 8}");
        rig.node(NEAR);
        rig.untilStatus(numbers, "Closed");
        assertThat(rig.effectsOf(numbers)).isZero();
    }

    @Test
    void anAnswerThatReachesAnOlderNodeIsKeptForANewerOne() throws Exception {
        var answers = new CountDownLatch(1);
        receiver.on("/slow", _ -> answerAfter(answers));
        var calling = rig.publish(1, Documents.calling(receiver.url("/slow")));
        var older = rig.older(OLDER, NEAR);
        var numbers = rig.create(older, calling, "{\"amount\": 7}");
        assertThat(receiver.next(20)).isPresent();
        // A newer node decides something about the run meanwhile.
        var key = new RunKey(numbers.caseId().value(), numbers.runId().value());
        rig.store.tx(tx -> tx.holds().take(List.of(key)));
        var before = row(numbers);

        answers.countDown();
        Probe.until("the answer is kept", () -> kept(numbers) == 1);
        pass(older, "forgotten");

        assertThat(row(numbers)).isEqualTo(before);
        older.close();
        rig.node(NEAR);
        rig.untilStatus(numbers, "Closed");
        assertThat(rig.found(numbers.caseId()).attributes().path("serial").intValue()).isEqualTo(5);
        assertThat(receiver.received()).as("asked once").hasSize(1);
    }

    @Test
    void aRunWhoseWorkflowCannotBeReadSpoilsNobodyElsesTurn() {
        var newer = rig.node();
        var unreadable = rig.create(newer, rig.publish(1, Documents.PATIENT), "{}");
        var well = rig.create(newer, rig.publish(2, Documents.PATIENT), "{}");
        rig.untilRunning(unreadable);
        rig.untilRunning(well);
        newer.close();
        rig.withdraw(1);
        var node = rig.node();

        rig.forward(Duration.ofHours(2));
        node.engine().hint(rig.clock.instant());

        rig.untilStatus(well, "Closed");
        assertThat(rig.run(unreadable).status()).isEqualTo(RunStatus.RUNNING);
        rig.publish(1, Documents.PATIENT);
        Probe.until(
                "it goes on once it can be read",
                () -> {
                    rig.forward(Duration.ofSeconds(1));
                    return rig.run(unreadable).status() == RunStatus.COMPLETED;
                });
    }

    /// Status, lease token, decisions and owner of the outbox: whatever a node would have touched.
    private String row(Numbers numbers) {
        return rig.database
                .db()
                .system(tx ->
                        tx.first(
                                """
                                select concat_ws(
                                           ' ', status, lease_token, decisions,
                                           (select string_agg(node::text, ',')
                                              from effects
                                             where effects.case_id = runs.case_id)) as row
                                  from runs
                                 where id = ?
                                """,
                                row -> row.getString("row"),
                                numbers.runId().value()))
                .orElseThrow();
    }

    private long kept(Numbers numbers) {
        return rig.number(
                "select count(*) from effects where run_id = ? and answer is not null",
                numbers.runId().value());
    }

    private static void pass(EngineRig.Member member, String loop) {
        member.engine().passes().stream()
                .filter(pass -> pass.loop().equals(loop))
                .forEach(pass -> pass.body().run());
    }

    private static Receiver.Behaviour answerAfter(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new Receiver.Behaviour.Answer(
                200, Map.of("Content-Type", "application/json"), "{\"serial\": 5}");
    }
}
