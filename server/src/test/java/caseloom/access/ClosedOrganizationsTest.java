package caseloom.access;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.Probe;
import caseloom.TestNode;
import caseloom.TestServer;
import caseloom.audit.Actor;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.WorkflowId;
import caseloom.events.FlowRig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a closed organization still does, on two nodes whose clock moves by hand (ADR 23).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosedOrganizationsTest {

    private static final String OFTEN = "SCHEDULES_LOOK_EVERY=PT0.02S";
    private static final String AT_ONCE = "  - keep: { set: { done: true } }\n";
    private static final String LATER = "  - pause: { wait: { hours: 1 } }\n" + AT_ONCE;

    private final FlowRig rig = new FlowRig(OFTEN);
    private final TestNode other = rig.server().join(OFTEN);
    private final Actor system = Actor.system(rig.acme().caller().organization());

    @AfterAll
    void stop() {
        rig.close();
    }

    @AfterEach
    void open() {
        organizations().reopen(system, system.organization());
        // So that the other node trusts nothing from before.
        forward(Duration.ofSeconds(1));
    }

    @Test
    void c14_itsTokenIsInvalidOnEveryNodeWithinASecondAndGoodAgainOnceItIsReopened() {
        var path = "/api/external/v1/workflows/" + rig.publish("door", AT_ONCE).value() + "/cases";
        var elsewhere = rig.http().at(other.address());
        assertThat(elsewhere.post(path, "{}").status()).isEqualTo(201);

        close();

        var refused = rig.http().post(path, "{}");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.whole())
                .isEqualTo(rig.http().as("api_unknown").post(path, "{}").whole());
        forward(Duration.ofSeconds(1));
        assertThat(elsewhere.post(path, "{}").status()).isEqualTo(401);
        TestServer.done(organizations().reopen(system, system.organization()));
        assertThat(rig.http().post(path, "{}").status()).isEqualTo(201);
    }

    @Test
    void anotherOrganizationGoesOn() {
        var tenant = rig.server().tenant("globex");
        var document =
                """
                document: { dsl: '1.0.3', namespace: tests, name: on, version: '1.0.0' }
                do:
                """
                        + AT_ONCE;
        var workflow = rig.server().publish(tenant, document);

        close();

        var path = "/api/external/v1/workflows/" + workflow.value() + "/runs";
        assertThat(rig.http().as(tenant.token()).post(path, "{}").status()).isEqualTo(201);
    }

    @Test
    void aRunUnderWayGoesOnToItsEnd() {
        var number = rig.open(rig.publish("under-way", LATER), "{}");
        rig.waits(rig.runOf(number));

        close();
        forward(Duration.ofHours(1));

        rig.ended(rig.runOf(number), RunStatus.COMPLETED);
    }

    @Test
    void callbacksLeadNowhereUntilItIsReopened() {
        var ask = "  - ask: { call: 'wait-callback:1.0.0@default', with: { title: t } }\n";
        var number = rig.open(rig.publish("asks", ask), "{}");
        Probe.until("it is open", () -> !callbacks(number).isEmpty());
        var callback = callbacks(number).getFirst();
        var anybody = rig.http().anonymous();

        close();

        assertThat(anybody.post(callback, "{}").whole())
                .isEqualTo(anybody.post("/callbacks/" + "A".repeat(43), "{}").whole());
        TestServer.done(organizations().reopen(system, system.organization()));
        assertThat(anybody.post(callback, "{}").status()).isEqualTo(202);
        rig.ended(rig.runOf(number), RunStatus.COMPLETED);
    }

    @Test
    void momentsPassAndStartNothing() {
        var workflow =
                rig.publish("timed", "none", "schedule: { every: { hours: 1 } }\ndo:\n" + AT_ONCE);
        close();

        forward(Duration.ofHours(5));
        Probe.until("the schedule moved on", () -> movedOn(workflow));
        assertThat(runs(workflow)).isZero();

        TestServer.done(organizations().reopen(system, system.organization()));
        forward(Duration.ofHours(1));
        Probe.until("it starts again", () -> runs(workflow) == 1 && movedOn(workflow));
    }

    @Test
    void whatItsRunsStillSendStartsNothing() {
        var started =
                rig.publish(
                        "started",
                        "none",
                        "schedule: { on: { one: { with: { type: told } } } }\ndo:\n" + AT_ONCE);
        var sends =
                "  - pause: { wait: { hours: 1 } }\n"
                        + "  - tell: { emit: { event: { with: { source: https://a.example, type: told } } } }\n";
        var number = rig.open(rig.publish("sends", sends), "{}");
        rig.waits(rig.runOf(number));
        close();

        forward(Duration.ofHours(1));
        rig.ended(rig.runOf(number), RunStatus.COMPLETED);

        Probe.until("all is routed", () -> rig.count("select count(*) from unrouted") == 0);
        assertThat(rig.count("select count(*) from events where type = 'told'")).isOne();
        assertThat(runs(started)).isZero();
    }

    @Test
    void aFloodEndsWithTheClosingAndWhatWasAnsweredIsDone() throws Exception {
        var workflow = rig.publish("flood", AT_ONCE);
        var path = "/api/external/v1/workflows/" + workflow.value() + "/cases";
        var created = new AtomicInteger();
        Callable<List<Integer>> client =
                () -> {
                    var http = Client.of(rig.server().node().address(), rig.acme().token());
                    var statuses = new ArrayList<Integer>();
                    while (!statuses.contains(401)) {
                        var status = http.post(path, "{}").status();
                        statuses.add(status);
                        created.addAndGet(status == 201 ? 1 : 0);
                    }
                    return statuses;
                };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flood = new ArrayList<>(List.of(threads.submit(client), threads.submit(client)));
            flood.add(threads.submit(client));
            Probe.until("it floods", () -> created.get() > 50);
            close();
            for (var one : flood) {
                assertThat(one.get()).containsOnly(201, 401);
            }
        }

        assertThat(runs(workflow)).isEqualTo(created.get());
        Probe.until(
                "all are done",
                () ->
                        rig.count(
                                        "select count(*) from runs where workflow_id = ?"
                                                + " and status <> 'completed'",
                                        workflow.value())
                                == 0);
    }

    private void close() {
        TestServer.done(organizations().close(system, system.organization()));
    }

    private Organizations organizations() {
        return rig.server().node().organizations();
    }

    private void forward(Duration by) {
        rig.server().clock().forward(by);
    }

    private long runs(WorkflowId workflow) {
        return rig.count("select count(*) from runs where workflow_id = ?", workflow.value());
    }

    private boolean movedOn(WorkflowId workflow) {
        var now = rig.server().clock().instant();
        return rig.count(
                        "select count(*) from schedules where workflow_id = ? and moment > ?",
                        workflow.value(),
                        now)
                == 1;
    }

    private List<String> callbacks(long number) {
        return rig.story(number).stream()
                .filter(entry -> entry.event().equals("callback.opened"))
                .map(entry -> Objects.requireNonNull(entry.detail()).path("url").asText())
                .map(url -> url.substring(TestServer.PUBLIC_URL.length()))
                .toList();
    }
}
