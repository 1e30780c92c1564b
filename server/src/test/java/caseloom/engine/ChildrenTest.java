package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.audit.Actor;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import caseloom.events.FlowRig;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Runs that start runs and open cases.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChildrenTest {

    private static final String RUN =
            "do:\n  - sub: { run: { workflow: { namespace: tests, name: NAME, version: latest,"
                    + " input: INPUT } MORE } }\n"
                    + "output: { as: '${ {result: .} }' }\n";

    private final FlowRig rig = new FlowRig("ENGINE_CHILDREN_DEEP=3", "ENGINE_POLL_EVERY=PT0.1S");

    @AfterAll
    void stop() {
        rig.close();
    }

    private WorkflowId parent(String name, String child, String input, String more) {
        var document = RUN.replace("NAME", child).replace("INPUT", input).replace("MORE", more);
        return rig.publish(name, "none", document);
    }

    private long childOf(long parent) {
        return rig.count(
                "select coalesce(max(id), 0) from runs where (cause->'parent'->>'run')::bigint = ?",
                parent);
    }

    private long child(long parent) {
        Probe.until("run " + parent + " has a child", () -> childOf(parent) > 0);
        return childOf(parent);
    }

    private long rows(String table) {
        return rig.count("select count(*) from " + table);
    }

    @Test
    void theResultOfTheChildIsTheOutputOfTheStep() {
        rig.publish("doubles", "none", "do:\n  - d: { set: '${ .n * 2 }' }\n");
        var workflow = parent("asks", "doubles", "{ n: '${ .n }' }", "");

        var run = rig.start(workflow, "{\"n\": 21}");

        assertThat(rig.ended(run, RunStatus.COMPLETED).output())
                .isEqualTo(Json.stored("{\"result\": 42}"));
        assertThat(rig.run(child(run)).status()).isEqualTo(RunStatus.COMPLETED);
        Probe.until("the letter is gone", () -> rows("letters") == 0);
        assertThat(rig.count("select count(*) from effects where run_id = ?", run)).isZero();
    }

    @Test
    void anInputThatIsNoObjectIsHandedOverAsItIs() {
        rig.publish("adds", "none", "do:\n  - d: { set: '${ add }' }\n");
        var workflow =
                rig.publish(
                        "lists",
                        "none",
                        """
                        do:
                          - all: { set: '${ .all }' }
                          - sub:
                              run: { workflow: { namespace: tests, name: adds, version: latest } }
                        output: { as: '${ {result: .} }' }
                        """);

        var run = rig.start(workflow, "{\"all\": [1, 2, 3]}");

        assertThat(rig.ended(run, RunStatus.COMPLETED).output())
                .isEqualTo(Json.stored("{\"result\": 6}"));
    }

    @Test
    void theErrorOfTheChildIsRaisedInTheParent() {
        rig.publish(
                "breaks",
                "none",
                "do:\n  - b: { raise: { error: { type: 'https://e.example/tea', status: 418 } } }\n");
        var workflow = parent("suffers", "breaks", "{}", "");

        var run = rig.ended(rig.start(workflow, "{}"), RunStatus.FAILED);

        assertThat(Objects.requireNonNull(run.output()).toString()).contains("tea");
    }

    /// As after a crash between the start of the child and the note that the effect waits for it.
    @Test
    void anEffectThatIsDoneAgainFindsTheChildThatItStarted() {
        rig.publish("once", "none", "do:\n  - s: { wait: { days: 90 } }\n");
        var workflow = parent("twice", "once", "{}", "");
        var run = rig.start(workflow, "{}");
        var child = child(run);
        Probe.until("it waits", () -> parked(run));

        rig.server()
                .database()
                .db()
                .system(tx ->
                        tx.change(
                                "update effects set child_case_id = null, child_run_id = null,"
                                        + " node = (select max(id) from nodes) where run_id = ?",
                                run));

        Probe.until("it waits again", () -> parked(run));
        assertThat(child(run)).isEqualTo(child);
        assertThat(rig.count("select child_run_id from effects where run_id = ?", run))
                .isEqualTo(child);
    }

    @Test
    void aParentThatIsCancelledCancelsTheChildItWaitsFor() {
        rig.publish("sleeps", "none", "do:\n  - s: { wait: { hours: 1 } }\n");
        var workflow = parent("waits", "sleeps", "{}", "");
        var run = rig.start(workflow, "{}");
        var child = child(run);
        Probe.until("it waits", () -> parked(run));

        var organization = rig.acme().caller().organization();
        rig.server().node().runs().cancel(Actor.system(organization, "test"), rig.run(run).id());

        rig.ended(child, RunStatus.CANCELLED);
        Probe.until("the letter is gone", () -> rows("letters") == 0);
    }

    private boolean parked(long run) {
        return rig.count(
                        "select count(*) from effects where run_id = ? and child_run_id > 0"
                                + " and node = 0",
                        run)
                == 1;
    }

    @Test
    void aStepThatNoLongerWaitsCancelsTheChild() {
        rig.publish("drags", "none", "do:\n  - s: { wait: { days: 9 } }\n");
        var workflow =
                rig.publish(
                        "impatient",
                        "none",
                        """
                        do:
                          - sub:
                              run: { workflow: { namespace: tests, name: drags, version: latest } }
                              timeout: { after: { minutes: 5 } }
                        """);
        var run = rig.start(workflow, "{}");
        var child = child(run);
        Probe.until("it waits", () -> parked(run));

        rig.server().clock().forward(Duration.ofMinutes(6));

        rig.ended(run, RunStatus.FAILED);
        rig.ended(child, RunStatus.CANCELLED);
    }

    /// The letter is found in its table: this way of cancelling tells no engine.
    @Test
    void aChildThatIsCancelledFailsTheStepThatWaits() {
        rig.publish("dozes", "none", "do:\n  - s: { wait: { days: 30 } }\n");
        var workflow = parent("hopes", "dozes", "{}", "");
        var run = rig.start(workflow, "{}");
        var child = child(run);
        Probe.until("it waits", () -> parked(run));

        var organization = rig.acme().caller().organization();
        rig.server().node().runs().cancel(Actor.system(organization, "test"), rig.run(child).id());

        var ended = rig.ended(run, RunStatus.FAILED);
        assertThat(Objects.requireNonNull(ended.output()).toString()).contains("cancelled");
    }

    @Test
    void aChildThatIsNotWaitedForGoesOnAlone() {
        rig.publish("lingers", "none", "do:\n  - s: { wait: { days: 60 } }\n");
        var workflow = parent("leaves", "lingers", "{}", ", await: false");

        var run = rig.start(workflow, "{}");

        rig.ended(run, RunStatus.COMPLETED);
        assertThat(rig.run(child(run)).status().ended()).isFalse();
    }

    @Test
    void runsMayStartOneAnotherOnlySoDeep() {
        var workflow = parent("recurs", "recurs", "{}", "");

        var run = rig.ended(rig.start(workflow, "{}"), RunStatus.FAILED);

        assertThat(Objects.requireNonNull(run.output()).toString()).contains("more than 3 runs");
        assertThat(rig.count("select count(*) from runs where workflow_id = ?", workflow.value()))
                .isEqualTo(4);
    }

    @Test
    void w21_theNewestVersionIsThatOfWhenTheParentWasPublished() {
        rig.publish("counts", "none", "do:\n  - d: { set: 1 }\n".replace("1", "'${ 1 }'"));
        var workflow = parent("pins", "counts", "{}", "");
        rig.server().clock().forward(Duration.ofSeconds(1));
        rig.publish("counts", "none", "do:\n  - d: { set: '${ 2 }' }\n");

        var run = rig.ended(rig.start(workflow, "{}"), RunStatus.COMPLETED);

        assertThat(run.output()).isEqualTo(Json.stored("{\"result\": 1}"));
    }

    @Test
    void anUnknownWorkflowIsAnError() {
        var run = rig.start(parent("lost", "nowhere", "{}", ""), "{}");

        assertThat(Objects.requireNonNull(rig.ended(run, RunStatus.FAILED).output()).toString())
                .contains("nowhere");
    }

    @Test
    void createCaseOpensACaseOfTheNewestPublication() {
        var opened =
                rig.publish(
                        "opened",
                        "direct",
                        """
                        input:
                          schema:
                            document: { type: object, properties: { n: { type: number } } }
                        do:
                          - s: { wait: { days: 1 } }
                        """);
        var workflow =
                rig.publish(
                        "opens",
                        "none",
                        """
                        do:
                          - c:
                              call: create-case:1.0.0@default
                              with: { workflow: opened, subject: New, attributes: { n: '${ .n }' } }
                        output: { as: '${ {id: .id, status: .status} }' }
                        """);

        var run = rig.ended(rig.start(workflow, "{\"n\": 4}"), RunStatus.COMPLETED);
        var failed = rig.ended(rig.start(workflow, "{\"n\": \"four\"}"), RunStatus.FAILED);

        var number =
                rig.count("select id from cases where workflow_id = ? and shown", opened.value());
        assertThat(run.output())
                .isEqualTo(Json.stored("{\"id\": " + number + ", \"status\": \"Open\"}"));
        assertThat(Objects.requireNonNull(failed.output()).toString()).contains("attributes");
    }
}
