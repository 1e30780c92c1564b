package caseloom.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.Probe;
import caseloom.TestNode;
import caseloom.TestServer;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.WorkflowId;
import caseloom.events.FlowRig;
import caseloom.runs.RunRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Workflows that start by several events, over HTTP, on two nodes whose clock moves by hand.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatheringsTest {

    private static final String[] SETTINGS = {
        "SCHEDULES_LOOK_EVERY=PT0.02S",
        "SCHEDULES_GATHERING_EVENTS_MOST=5",
        "SCHEDULES_GATHERINGS_MOST=100"
    };

    private final FlowRig rig = new FlowRig(SETTINGS);
    private final TestNode other = rig.server().join(SETTINGS);

    @AfterAll
    void stop() {
        rig.close();
    }

    private WorkflowId publish(String name, String on) {
        return rig.publish(
                name,
                "none",
                "schedule: { on: "
                        + on
                        + " }\ndo:\n  - ids: { set: { ids: '${ map(.id) | join(\" \") }' } }\n"
                        + "output: { as: '${ . }' }\n");
    }

    /// The ids of these events have their type before them.
    private WorkflowId all(String name, String correlate) {
        return publish(
                name,
                "{ all: [ { with: { type: NAME-a }, C }, { with: { type: NAME-b }, C } ] }"
                        .replace("NAME", name)
                        .replace("C", correlate));
    }

    private static final String ORDER = "correlate: { order: { from: .data.order } }";

    private long runs(WorkflowId workflow) {
        return rig.count("select count(*) from runs where workflow_id = ?", workflow.value());
    }

    private long gatherings(WorkflowId workflow) {
        return rig.count("select count(*) from gatherings where workflow_id = ?", workflow.value());
    }

    private long events(WorkflowId workflow) {
        return rig.count("select count(*) from gathered where workflow_id = ?", workflow.value());
    }

    private void routed() {
        Probe.until("all is routed", () -> rig.count("select count(*) from unrouted") == 0);
    }

    /// What each run of the workflow was started by, by the events' ids.
    private List<String> started(WorkflowId workflow, int runs) {
        Probe.until(
                runs + " runs of " + workflow + " started and nothing is left to start",
                () -> runs(workflow) == runs && complete(workflow) == 0);
        return rig
                .server()
                .database()
                .db()
                .system(tx ->
                        tx.list(
                                "select id from runs where workflow_id = ? order by id",
                                row -> row.getLong("id"),
                                workflow.value()))
                .stream()
                .map(run -> rig.ended(run, RunStatus.COMPLETED))
                .map(RunRecord::output)
                .map(output -> output == null ? "" : output.path("ids").asText())
                .toList();
    }

    private long complete(WorkflowId workflow) {
        return rig.count(
                "select count(*) from gatherings where workflow_id = ? and complete",
                workflow.value());
    }

    @Test
    void w15_oneEventOfEachFilterStartsOneRunWhoseInputIsAllOfThem() {
        var workflow = all("each", ORDER);
        rig.send("1", "each-a", "{\"order\": 7}");
        rig.send("2", "each-a", "{\"order\": 8}");
        rig.send("1", "each-a", "{\"order\": 7}");
        rig.send("3", "each-b", "{\"order\": 9}");
        routed();
        assertThat(runs(workflow)).isZero();

        rig.send("4", "each-b", "{\"order\": 7}");

        assertThat(started(workflow, 1)).containsExactly("each-a-1 each-b-4");
        assertThat(gatherings(workflow)).isEqualTo(2);
        assertThat(events(workflow)).isEqualTo(2);
        var input = input(workflow);
        assertThat(input.at("/events/0/data/order").asInt()).isEqualTo(7);
        assertThat(input.at("/events/1/type").asText()).isEqualTo("each-b");
    }

    private JsonNode input(WorkflowId workflow) {
        return rig.run(
                        rig.count(
                                "select max(id) from runs where workflow_id = ?", workflow.value()))
                .input();
    }

    @Test
    void aCaseHasTheEventsAmongItsAttributes() {
        var workflow =
                rig.publish(
                        "direct",
                        "direct",
                        """
                        schedule: { on: { all: [ { with: { type: d-a } }, { with: { type: d-b } } ] } }
                        do:
                          - note: { call: add-note, with: { text: '${ .events[1].type }' } }
                        """);
        rig.send("1", "d-b", "{}");
        rig.send("2", "d-a", "{}");

        Probe.until("it started", () -> runs(workflow) == 1);
        assertThat(
                        rig.count(
                                "select json_array_length(attributes->'events') from cases where"
                                        + " workflow_id = ?",
                                workflow.value()))
                .isEqualTo(2);
    }

    @Test
    void anyUntilAConditionOverTheEventsSoFar() {
        var workflow =
                publish(
                        "sums",
                        "{ any: [ { with: { type: sums }, C } ], until: 'map(.data.n) | add >= 10' }"
                                .replace("C", "correlate: { of: { from: .data.of } }"));
        rig.send("1", "sums", "{\"of\": 1, \"n\": 4}");
        rig.send("2", "sums", "{\"of\": 2, \"n\": 9}");
        rig.send("3", "sums", "{\"of\": 1, \"n\": 5}");
        rig.send("4", "sums", "{\"of\": 1, \"n\": \"x\"}");
        routed();
        assertThat(runs(workflow)).as("a condition that fails does not hold").isZero();

        rig.send("5", "sums", "{\"of\": 2, \"n\": 1}");

        assertThat(started(workflow, 1)).containsExactly("sums-2 sums-5");
    }

    @Test
    void anyUntilOtherEventsThatAreNotPartOfIt() {
        var workflow =
                publish(
                        "days",
                        "{ any: [ { with: { type: sale }, C } ], until: { one: { with: { type: over } } } }"
                                .replace("C", "correlate: { shop: { from: .data.shop } }"));
        rig.send("0", "over", "{}");
        rig.send("1", "sale", "{\"shop\": 1}");
        rig.send("2", "sale", "{\"shop\": 2}");
        rig.send("3", "sale", "{\"shop\": 1}");
        routed();
        assertThat(runs(workflow)).isZero();

        rig.send("4", "over", "{}");

        assertThat(started(workflow, 2)).containsExactlyInAnyOrder("sale-1 sale-3", "sale-2");
        assertThat(gatherings(workflow)).isZero();
    }

    @Test
    void twoNodesAtOnceBringEachEventIntoOneRun() throws Exception {
        var workflow = all("both", "correlate: {}");
        var works = new ArrayList<Callable<Object>>();
        for (var i = 0; i < 40; i++) {
            var id = Integer.toString(i / 2);
            var type = i % 2 == 0 ? "both-a" : "both-b";
            works.add(() -> rig.send(id, type, "{}"));
            works.add(() -> rig.send(rig.http().at(other.address()), id, type, "{}"));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(works)) {
                done.get();
            }
        }

        var ids = new HashSet<String>();
        for (var run : started(workflow, 20)) {
            assertThat(run.split(" ")).hasSize(2);
            ids.addAll(List.of(run.split(" ")));
        }
        assertThat(ids).hasSize(40);
        assertThat(events(workflow)).isZero();
    }

    @Test
    void anEventThatIsRoutedAgainDoesNotJoinAgain() {
        var workflow = all("again", "correlate: {}");
        rig.send("1", "again-a", "{}");
        routed();

        change(
                "insert into unrouted (number, organization_id, received_at, due_at, gathered)"
                        + " select number, organization_id, received_at, received_at, true"
                        + " from events where type = 'again-a'");
        routed();

        assertThat(gatherings(workflow)).isOne();
        assertThat(events(workflow)).isOne();
    }

    @Test
    void aStartThatANodeDiedOverIsMadeUpForOnce() {
        var workflow = all("died", "correlate: {}");
        rig.send("1", "died-a", "{}");
        routed();

        // As if the second event had come, and its node had died before the run was on disk.
        var later = rig.server().clock().instant().plusSeconds(30);
        change(
                "insert into gathered select workflow_id, gathering, event + 1, organization_id,"
                        + " '{\"id\": \"died-b-2\"}' from gathered where workflow_id = ?",
                workflow.value());
        change(
                "update gatherings set complete = true, events = 2, due_at = ?"
                        + " where workflow_id = ?",
                later,
                workflow.value());
        var stored = change("create table died as select * from gatherings where complete");
        change("create table dead as select * from gathered");
        assertThat(stored).isPositive();
        rig.server().clock().forward(Duration.ofSeconds(31));

        assertThat(started(workflow, 1)).containsExactly("died-a-1 died-b-2");
        // And as if it had died after the run was on disk, before that was noted.
        change("insert into gathered select * from dead where workflow_id = ?", workflow.value());
        change("insert into gatherings select * from died where workflow_id = ?", workflow.value());
        assertThat(started(workflow, 1)).containsExactly("died-a-1 died-b-2");
        assertThat(events(workflow)).isZero();
    }

    private int change(String sql, Object... arguments) {
        return rig.server().database().db().system(tx -> tx.change(sql, arguments));
    }

    @Test
    void eventsOfAnotherOrganizationBelongToNothingHere() {
        var workflow = all("ours", "correlate: {}");
        var globex = rig.server().tenant("globex");
        var theirs = Client.of(rig.server().node().address(), globex.token());
        rig.send("1", "ours-a", "{}");

        rig.send(theirs, "1", "ours-a", "{}");
        rig.send(theirs, "2", "ours-b", "{}");
        routed();

        assertThat(events(workflow)).isOne();
        assertThat(runs(workflow)).isZero();
    }

    @Test
    void aNewVersionBeginsAnewAndWhatIsOfflineGathersNothing() {
        all("newer", ORDER);
        rig.send("1", "newer-a", "{\"order\": 1}");
        routed();
        var workflow = all("newer", ORDER);
        assertThat(gatherings(workflow) + events(workflow)).isZero();

        rig.send("2", "newer-b", "{\"order\": 1}");
        routed();
        assertThat(gatherings(workflow)).isOne();
        var workflows = rig.server().node().workflows();
        TestServer.done(workflows.takeOnline(rig.acme().caller(), workflow, false));
        rig.send("3", "newer-a", "{\"order\": 1}");
        routed();

        assertThat(gatherings(workflow) + events(workflow)).isZero();
        assertThat(runs(workflow)).isZero();
    }

    @Test
    void whenThereAreTooManyTheEarliestAreGivenUp() {
        var workflow = all("crowded", ORDER);
        for (var order = 0; order < 103; order++) {
            rig.send("" + order, "crowded-a", "{\"order\": " + order + "}");
        }
        routed();
        assertThat(gatherings(workflow)).isEqualTo(100);
        assertThat(events(workflow)).isEqualTo(100);

        rig.send("x", "crowded-b", "{\"order\": 3}");

        assertThat(started(workflow, 1)).containsExactly("crowded-a-3 crowded-b-x");
    }

    @Test
    void whatGrowsTooLargeOrWaitsTooLongIsGivenUp() {
        var workflow =
                publish("endless", "{ any: [ { with: { type: endless } } ], until: 'false' }");
        for (var i = 0; i < 7; i++) {
            rig.send("" + i, "endless", "{}");
        }
        routed();
        assertThat(events(workflow)).as("five of them were given up with the sixth").isOne();

        rig.server().clock().forward(Duration.ofDays(31));

        Probe.until("it is given up", () -> gatherings(workflow) == 0);
        assertThat(events(workflow)).isZero();
        assertThat(runs(workflow)).isZero();
    }
}
