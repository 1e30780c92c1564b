package caseloom.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.TestServer;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import caseloom.db.Tx;
import caseloom.events.FlowRig;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Workflows that start by themselves, on two nodes whose clock moves by hand.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchedulesTest {

    private static final String OFTEN = "SCHEDULES_LOOK_EVERY=PT0.02S";
    private static final String DO_NOTHING = "do:\n  - nothing: { set: { done: true } }\n";

    private final FlowRig rig = new FlowRig(OFTEN);

    @BeforeAll
    void join() {
        rig.server().join(OFTEN);
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    private WorkflowId publish(String name, String schedule) {
        return rig.publish(name, "none", "schedule: " + schedule + "\n" + DO_NOTHING);
    }

    private long runs(WorkflowId workflow) {
        return rig.count("select count(*) from runs where workflow_id = ?", workflow.value());
    }

    private void until(WorkflowId workflow, long runs) {
        Probe.until(runs + " runs started", () -> runs(workflow) == runs && quiet(workflow));
    }

    /// As `until`, while the clock goes on a little, so that it is seen that the run has ended.
    private void untilLooked(WorkflowId workflow, long runs) {
        Probe.until(
                runs + " runs started",
                () -> {
                    forward(Duration.ofMillis(20));
                    return runs(workflow) == runs && quiet(workflow);
                });
    }

    /// The schedule was moved on: nobody is about to start anything.
    private boolean quiet(WorkflowId workflow) {
        return rig.count(
                        "select count(*) from schedules where workflow_id = ? and moment > ?"
                                + " and due_at = moment",
                        workflow.value(),
                        rig.server().clock().instant())
                == 1;
    }

    private void forward(Duration by) {
        rig.server().clock().forward(by);
    }

    @Test
    void eachMomentStartsOneRunOnTwoNodes() {
        var workflow = publish("hourly", "{ every: { hours: 1 } }");

        for (var runs = 1; runs <= 5; runs++) {
            forward(Duration.ofHours(1));
            until(workflow, runs);
        }
    }

    @Test
    void momentsThatNobodyCouldAttendToStartOneRunLate() {
        var workflow = publish("missed", "{ cron: '*/10 * * * *' }");

        forward(Duration.ofHours(5));

        until(workflow, 1);
    }

    @Test
    void aStartThatANodeDiedOverIsMadeUpForOnce() {
        var workflow = publish("died", "{ every: { hours: 3 } }");
        var moment =
                rig.server()
                        .database()
                        .db()
                        .system(tx ->
                                tx.first(
                                                "update schedules set due_at = due_at +"
                                                        + " interval '30 seconds' where workflow_id"
                                                        + " = ? returning moment",
                                                row -> Tx.moment(row, "moment"),
                                                workflow.value())
                                        .orElseThrow());
        forward(Duration.between(rig.server().clock().instant(), moment));
        assertThat(runs(workflow)).isZero();

        forward(Duration.ofSeconds(31));

        until(workflow, 1);
    }

    @Test
    void afterCountsFromTheEndOfTheRunBefore() {
        var workflow = publish("after", "{ after: { minutes: 30 } }");

        forward(Duration.ofMinutes(31));
        untilLooked(workflow, 1);
        forward(Duration.ofMinutes(31));
        untilLooked(workflow, 2);
    }

    @Test
    void aWorkflowThatIsOfflineStartsNothing() {
        var workflow = publish("offline", "{ every: { minutes: 10 } }");
        var workflows = rig.server().node().workflows();
        TestServer.done(workflows.takeOnline(rig.acme().caller(), workflow, false));

        assertThat(rows(workflow)).isZero();
        TestServer.done(workflows.takeOnline(rig.acme().caller(), workflow, true));
        assertThat(rows(workflow)).isOne();
        forward(Duration.ofMinutes(11));
        until(workflow, 1);
        TestServer.done(workflows.delete(rig.acme().caller(), workflow));

        assertThat(rows(workflow)).isZero();
    }

    private long rows(WorkflowId workflow) {
        return rig.count("select count(*) from schedules where workflow_id = ?", workflow.value());
    }

    @Test
    void aNewVersionBeginsItsScheduleAnew() {
        publish("changed", "{ every: { minutes: 10 } }");
        var workflow = publish("changed", "{ on: { one: { with: { type: changed } } } }");

        assertThat(rows(workflow)).isZero();
        assertThat(
                        rig.count(
                                "select count(*) from subscriptions where workflow_id = ?",
                                workflow.value()))
                .isOne();
    }

    @Test
    void w15_anEventStartsARunOnceAndIsItsInput() {
        var workflow =
                rig.publish(
                        "on",
                        "none",
                        """
                        schedule: { on: { one: { with: { type: ordered, data: { vip: true } } } } }
                        do:
                          - keep: { set: { first: '${ .[0].data.order }' } }
                        output: { as: '${ . }' }
                        """);

        rig.send("1", "ordered", "{\"vip\": true, \"order\": 5}");
        rig.send("1", "ordered", "{\"vip\": true, \"order\": 5}");
        rig.send("2", "ordered", "{\"vip\": false, \"order\": 6}");

        Probe.until("a run started", () -> runs(workflow) == 1);
        var run =
                rig.ended(
                        rig.count("select id from runs where workflow_id = ?", workflow.value()),
                        RunStatus.COMPLETED);
        assertThat(run.input().at("/events/0/data/order").asInt()).isEqualTo(5);
        assertThat(run.output()).isEqualTo(Json.stored("{\"first\": 5}"));
        Probe.until("all is routed", () -> rig.count("select count(*) from unrouted") == 0);
        assertThat(runs(workflow)).isOne();
    }
}
