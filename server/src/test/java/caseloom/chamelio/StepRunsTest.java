package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.outbound.Receiver;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 5.2: what a task tells of its steps, for every kind of step and event that the engine
/// writes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepRunsTest {

    private static final String ITEMS = "items: {}";

    private static final String NOTHING = "{\"variables\":[]}";

    private final Receiver receiver = Receiver.start();
    private final ChamelioRig rig = new ChamelioRig("OUTBOUND_ALLOW=127.0.0.1");

    @AfterAll
    void stop() {
        rig.close();
        receiver.close();
    }

    @Test
    void l127_stepRunsAreListedInTheOrderTheyStarted() {
        var task =
                ran(
                        "ordered",
                        """
                        - first: { set: { a: 1 } }
                        - skipped: { if: 'false', set: { a: 2 } }
                        - choose: { switch: [ { all: { then: last } } ] }
                        - passed over: { set: { a: 3 } }
                        - last: { call: add-note, with: { text: done } }
                        """);

        assertThat(Told.runs(task))
                .containsExactly(
                        "intake_step intake completed",
                        "first agent completed",
                        "skipped agent skipped",
                        "choose condition completed",
                        "last agent completed");
        assertThat(task.get("step_runs").get(2).get("step_name").textValue()).isEqualTo("skipped");
        assertThat(task.get("step_runs"))
                .allSatisfy(run ->
                        assertThat(run.get("step_run_id").textValue()).matches("sr_[1-9][0-9]*"));
        assertThat(Told.names(task.get("step_runs").get(0)))
                .containsExactly(
                        "step_run_id", "step_id", "step_name", "step_type", "status", "variables");
    }

    @Test
    void l127_everyFunctionOfTheCatalogIsAStepRun() {
        var other = rig.publish(ChamelioRig.document("other", "", "a: {}"));
        var known = rig.champ(other, "cases", "{}");
        var task =
                ran(
                        "functions",
                        """
                        - status: { call: set-status, with: { status: Closed } }
                        - same status: { call: set-status, with: { status: Closed } }
                        - values: { call: set-attributes, with: { items: 1 } }
                        - subject: { call: set-subject, with: { subject: New } }
                        - note: { call: add-note, with: { text: t } }
                        - read: { call: get-case, with: { id: KNOWN } }
                        - late: { call: wait-until, with: { at: '2020-01-01' } }
                        """
                                .replace("KNOWN", Long.toString(known)));

        assertThat(Told.runs(task))
                .containsExactly(
                        "intake_step intake completed",
                        "status agent completed",
                        "same_status agent completed",
                        "values agent completed",
                        "subject agent completed",
                        "note agent completed",
                        "read agent completed",
                        "late agent completed");
        assertThat(task.get("task_title").textValue()).isEqualTo("New");
    }

    @Test
    void l127_aWaitingStepIsInProgressUntilItIsOver() {
        var number =
                started(
                        "waiting",
                        """
                        - pause: { wait: { hours: 1 } }
                        - rest: { wait: { hours: 1 } }
                        """);
        var waiting = rig.untilStep(number, "pause");
        assertThat(Told.runs(waiting))
                .containsExactly("intake_step intake completed", "pause agent in_progress");

        rig.server().clock().forward(Duration.ofHours(1));

        var later = rig.untilStep(number, "rest");
        assertThat(Told.runs(later))
                .containsExactly(
                        "intake_step intake completed",
                        "pause agent completed",
                        "rest agent in_progress");
        assertThat(Told.ids(later)).startsWith(Told.ids(waiting).toArray(String[]::new));
    }

    @Test
    void l127_eachPassOfALoopIsAStepRun() {
        var number =
                started(
                        "looping",
                        """
                        - loop:
                            for: { each: n, in: '[1, 2]' }
                            do:
                              - keep: { call: set-attributes, with: { items: '${ $n }' } }
                              - pause: { wait: { hours: 1 } }
                        """);
        rig.untilRuns(number, 3);
        rig.server().clock().forward(Duration.ofHours(1));
        rig.untilRuns(number, 5);
        rig.server().clock().forward(Duration.ofHours(1));

        var task = rig.untilStatus(number, "completed");

        assertThat(Told.runs(task))
                .containsExactly(
                        "intake_step intake completed",
                        "keep agent completed",
                        "pause agent completed",
                        "keep agent completed",
                        "pause agent completed");
        assertThat(Told.ids(task)).doesNotHaveDuplicates();
        assertThat(Told.values(task.get("step_runs").get(1))).containsExactly("items=\"1\"@keep");
        assertThat(Told.values(task.get("step_runs").get(3))).containsExactly("items=\"2\"@keep");
        assertThat(Told.values(task)).containsExactly("items=\"2\"@keep");
    }

    @Test
    void l127_aFailedStepAndTheStepsThatCatchItAreStepRuns() {
        var task =
                ran(
                        "caught",
                        """
                        - guarded:
                            try:
                              - break: { raise: { error: { type: 'https://x/e', status: 500 } } }
                              - never: { set: { a: 1 } }
                            catch:
                              do:
                                - mend: { set: { a: 2 } }
                        """);

        assertThat(Told.runs(task))
                .containsExactly(
                        "intake_step intake completed",
                        "break agent failed",
                        "mend agent completed");
    }

    @Test
    void l127_eachAttemptOfATryIsAStepRun() {
        receiver.answers("/never", 500, "{}");
        var number =
                started(
                        "attempts",
                        """
                        - guarded:
                            try:
                              - ask: { call: http, with: { method: get, endpoint: 'URL' } }
                            catch:
                              retry: { delay: { seconds: 0 }, limit: { attempt: { count: 2 } } }
                        """
                                .replace("URL", receiver.url("/never")));

        var task = rig.untilStatus(number, "failed");

        assertThat(Told.runs(task).getFirst()).isEqualTo("intake_step intake completed");
        assertThat(Told.runs(task).subList(1, Told.runs(task).size()))
                .hasSizeGreaterThan(1)
                .containsOnly("ask agent failed");
        assertThat(Told.ids(task)).doesNotHaveDuplicates();
    }

    @Test
    void l127_aCallIsInProgressUntilItsAnswerIsThere() {
        receiver.on("/silent", new Receiver.Behaviour.Silence());
        var number =
                started(
                        "calling",
                        "- ask: { call: http, with: { method: get, endpoint: 'URL' } }\n"
                                .replace("URL", receiver.url("/silent")));

        var task = rig.untilStep(number, "ask");

        assertThat(Told.runs(task))
                .containsExactly("intake_step intake completed", "ask agent in_progress");
        assertThat(task.get("status").textValue()).isEqualTo("in_progress");
        assertThat(task.get("current_step_id").textValue()).isEqualTo("ask");
    }

    @Test
    void l127_anAnsweredCallIsComplete() {
        receiver.answers("/good", 200, "{\"items\": 5}");

        var task =
                ran(
                        "answered",
                        """
                        - ask: { call: http, with: { method: get, endpoint: 'URL' } }
                        - keep: { call: set-attributes, with: { items: '${ .items }' } }
                        """
                                .replace("URL", receiver.url("/good")));

        assertThat(Told.runs(task))
                .containsExactly(
                        "intake_step intake completed",
                        "ask agent completed",
                        "keep agent completed");
        assertThat(Told.values(task)).containsExactly("items=\"5\"@keep");
    }

    @Test
    void l127_aStepInsideABlockWhoseTimeIsOverIsCancelled() {
        var number =
                started(
                        "timed",
                        """
                        - guarded:
                            try:
                              - block:
                                  timeout: { after: { hours: 1 } }
                                  do:
                                    - long: { wait: { hours: 9 } }
                            catch:
                              do:
                                - mend: { wait: { hours: 1 } }
                        """);
        rig.untilStep(number, "long");

        rig.server().clock().forward(Duration.ofHours(1));

        var task = rig.untilStep(number, "mend");
        assertThat(Told.runs(task))
                .containsExactly(
                        "intake_step intake completed",
                        "long agent cancelled",
                        "mend agent in_progress");
    }

    @Test
    void l128_thousandsOfStepRunsAreTold() {
        var task =
                ran(
                        "many",
                        """
                        - loop:
                            for: { each: n, in: '[range(3000)]' }
                            do:
                              - one: { set: { a: '${ $n }' } }
                        """);

        assertThat(task.get("step_runs")).hasSize(3001);
        assertThat(Told.ids(task)).doesNotHaveDuplicates();
    }

    private long started(String key, String steps) {
        rig.publish(ChamelioRig.document(key, "", ITEMS, steps));
        return rig.initiate(key, NOTHING);
    }

    private JsonNode ran(String key, String steps) {
        return rig.untilStatus(started(key, steps), "completed");
    }
}
