package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.audit.Actor;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 5.2: how far a task got, what its variables are, and what a retry makes of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskStoryTest {

    private static final String ITEMS = "items: {}";

    private static final String NOTHING = "{\"variables\":[]}";

    private final ChamelioRig rig = new ChamelioRig();

    @AfterAll
    void stop() {
        rig.close();
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

        assertThat(Told.values(task))
                .containsExactly(
                        "b=\"Acme\"@intake_step",
                        "a=50000.5@intake_step",
                        "a=7@later",
                        "c=true@later");
        assertThat(Told.values(task.get("step_runs").get(0)))
                .containsExactly("b=\"Acme\"@intake_step", "a=50000.5@intake_step");
        assertThat(Told.values(task.get("step_runs").get(1)))
                .containsExactly("a=7@later", "c=true@later");
        assertThat(Told.values(task.get("step_runs").get(2))).isEmpty();
        assertThat(Told.names(task.get("variables").get(0)))
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
        assertThat(Told.runs(twice))
                .containsExactly(
                        "intake_step intake completed",
                        "good agent completed",
                        "break agent failed",
                        "break agent failed");
        assertThat(Told.ids(twice)).startsWith(Told.ids(failed).toArray(String[]::new));
        assertThat(Told.ids(twice)).doesNotHaveDuplicates();
        assertThat(Told.values(twice)).containsExactly("items=\"1\"@good");
    }

    private long started(String key, String steps) {
        rig.publish(ChamelioRig.document(key, "", ITEMS, steps));
        return rig.initiate(key, NOTHING);
    }
}
