package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.audit.Actor;
import caseloom.outbound.Receiver;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
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

        assertThat(runs(task))
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
        assertThat(names(task.get("step_runs").get(0)))
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

        assertThat(runs(task))
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
        assertThat(runs(waiting))
                .containsExactly("intake_step intake completed", "pause agent in_progress");

        rig.server().clock().forward(Duration.ofHours(1));

        var later = rig.untilStep(number, "rest");
        assertThat(runs(later))
                .containsExactly(
                        "intake_step intake completed",
                        "pause agent completed",
                        "rest agent in_progress");
        assertThat(ids(later)).startsWith(ids(waiting).toArray(String[]::new));
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

        assertThat(runs(task))
                .containsExactly(
                        "intake_step intake completed",
                        "keep agent completed",
                        "pause agent completed",
                        "keep agent completed",
                        "pause agent completed");
        assertThat(ids(task)).doesNotHaveDuplicates();
        assertThat(values(task.get("step_runs").get(1))).containsExactly("items=\"1\"@keep");
        assertThat(values(task.get("step_runs").get(3))).containsExactly("items=\"2\"@keep");
        assertThat(values(task)).containsExactly("items=\"2\"@keep");
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

        assertThat(runs(task))
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

        assertThat(runs(task).getFirst()).isEqualTo("intake_step intake completed");
        assertThat(runs(task).subList(1, runs(task).size()))
                .hasSizeGreaterThan(1)
                .containsOnly("ask agent failed");
        assertThat(ids(task)).doesNotHaveDuplicates();
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

        assertThat(runs(task))
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

        assertThat(runs(task))
                .containsExactly(
                        "intake_step intake completed",
                        "ask agent completed",
                        "keep agent completed");
        assertThat(values(task)).containsExactly("items=\"5\"@keep");
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
        assertThat(runs(task))
                .containsExactly(
                        "intake_step intake completed",
                        "long agent cancelled",
                        "mend agent in_progress");
    }

    @Test
    void l125_theCurrentStepIsTheOneWorkedOnAndAfterTheEndTheLastOneReached() {
        var number =
                started(
                        "current",
                        """
                        - pause: { metadata: { stepType: review }, wait: { hours: 1 } }
                        - if not: { if: 'false', set: { a: 1 } }
                        - finish: { call: set-attributes, with: { items: 1 } }
                        """);
        var waiting = rig.untilStep(number, "pause");
        assertThat(waiting.get("current_step_name").textValue()).isEqualTo("pause");
        assertThat(waiting.get("current_step_type").textValue()).isEqualTo("review");

        rig.server().clock().forward(Duration.ofHours(1));

        var ended = rig.untilStatus(number, "completed");
        assertThat(ended.get("current_step_id").textValue()).isEqualTo("finish");
        assertThat(ended.get("current_step_type").textValue()).isEqualTo("agent");
    }

    @Test
    void l128_variablesAreThoseOfTheIntakeInSchemaOrderAndThenTheResultsOfSteps() {
        rig.publish(
                ChamelioRig.document(
                        "variables",
                        "",
                        "b: { type: string }, a: { type: number }, unset: { type: string },"
                                + " c: { type: boolean }",
                        """
                        - later: { call: set-attributes, with: { c: true, a: 7, other: 1 } }
                        - rest: { wait: { hours: 1 } }
                        """));
        var number =
                rig.initiate(
                        "variables", ChamelioRig.variables("a|number|50000.50", "b|text|Acme"));

        var task = rig.untilStep(number, "rest");

        assertThat(values(task))
                .containsExactly(
                        "b=\"Acme\"@intake_step",
                        "a=50000.5@intake_step",
                        "a=7@later",
                        "c=true@later");
        assertThat(values(task.get("step_runs").get(0)))
                .containsExactly("b=\"Acme\"@intake_step", "a=50000.5@intake_step");
        assertThat(values(task.get("step_runs").get(1)))
                .containsExactly("a=7@later", "c=true@later");
        assertThat(values(task.get("step_runs").get(2))).isEmpty();
        assertThat(names(task.get("variables").get(0)))
                .containsExactly("variable_type", "value", "step_id", "variable_id");
    }

    @Test
    void l112_aRetryTakesAFailedTaskBackToInProgress() {
        rig.publish(
                ChamelioRig.document(
                        "retried",
                        "",
                        ITEMS,
                        """
                        - good: { call: set-attributes, with: { items: 1 } }
                        - break: { raise: { error: { type: 'https://x/e', status: 500 } } }
                        """));
        var number = rig.initiate("retried", NOTHING);
        var failed = rig.untilStatus(number, "failed");

        try (var hold = new EngineHold(rig.server().database())) {
            rig.server()
                    .node()
                    .runs()
                    .retry(Actor.system(rig.acme().organization().id()), rig.runOf(number));
            hold.untilItWaits();

            var again = rig.task(number);
            assertThat(again.get("status").textValue()).isEqualTo("in_progress");
            assertThat(again.get("step_runs")).isEqualTo(failed.get("step_runs"));
            assertThat(again.get("current_step_id").textValue()).isEqualTo("break");
            assertThat(rig.listed("status=in_progress&workflow_id=retried"))
                    .containsExactly(number);
            assertThat(rig.listed("status=pending&workflow_id=retried")).isEmpty();
        }

        rig.untilRuns(number, 4);
        var twice = rig.untilStatus(number, "failed");
        assertThat(runs(twice))
                .containsExactly(
                        "intake_step intake completed",
                        "good agent completed",
                        "break agent failed",
                        "break agent failed");
        assertThat(ids(twice)).startsWith(ids(failed).toArray(String[]::new));
        assertThat(ids(twice)).doesNotHaveDuplicates();
        assertThat(values(twice)).containsExactly("items=\"1\"@good");
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
        assertThat(ids(task)).doesNotHaveDuplicates();
    }

    private long started(String key, String steps) {
        rig.publish(ChamelioRig.document(key, "", ITEMS, steps));
        return rig.initiate(key, NOTHING);
    }

    private JsonNode ran(String key, String steps) {
        return rig.untilStatus(started(key, steps), "completed");
    }

    private static List<String> runs(JsonNode task) {
        return all(
                task.get("step_runs"),
                run ->
                        run.get("step_id").textValue()
                                + " "
                                + run.get("step_type").textValue()
                                + " "
                                + run.get("status").textValue());
    }

    private static List<String> ids(JsonNode task) {
        return all(task.get("step_runs"), run -> run.get("step_run_id").textValue());
    }

    private static List<String> values(JsonNode owner) {
        return all(
                owner.get("variables"),
                one ->
                        one.get("variable_id").textValue()
                                + "="
                                + one.get("value")
                                + "@"
                                + one.get("step_id").textValue());
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyStream().map(Map.Entry::getKey).toList());
    }

    private static List<String> all(JsonNode list, Function<JsonNode, String> told) {
        return StreamSupport.stream(list.spliterator(), false).map(told).toList();
    }
}
