package caseloom.champ;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.audit.Actor;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.outcome.Outcome;
import caseloom.workflows.WorkflowVersion;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 5: case statuses.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusTest {

    private static final String REST =
            """
            - rest:
                wait: { hours: 1 }
            """;

    /// Moves the case to the status that its attribute `to` names.
    private static final String ASKING =
            """
            - ask:
                call: set-status:1.0.0@default
                with: { status: '${ .to }' }
            """;

    private static final String NOWHERE = "{\"attributes\":{\"to\":\"Nowhere\"}}";

    private final ChampRig rig = new ChampRig();

    @AfterAll
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Open", "Closed", "Error"})
    void c82_threeStatusesAreAlwaysThere(String status) {
        var workflow = rig.publish(rig.steps(setting(status) + REST));
        var number = rig.create(workflow, "{}");

        rig.untilRun(workflow, rig.runOf(number), "running");

        assertThat(status(workflow, number)).isEqualTo(status);
    }

    @Test
    void c83_aWorkflowMayDeclareFurtherStatuses() {
        var workflow =
                rig.publish(declaring("[Awaiting customer]", setting("Awaiting customer") + REST));
        var number = rig.create(workflow, "{}");

        rig.untilCase(workflow, number, "Awaiting customer");
    }

    @Test
    void c84_aCaseIsAlwaysInADeclaredStatus() {
        var workflow = rig.publish(rig.steps(REST + ASKING));
        var number = rig.create(workflow, NOWHERE);
        rig.untilRun(workflow, rig.runOf(number), "running");
        assertThat(status(workflow, number)).isEqualTo("Open");

        rig.server().clock().forward(Duration.ofHours(1));

        rig.untilCase(workflow, number, "Error");
    }

    @Test
    void c85_onlyTheAutomationMovesTheStatus() {
        var workflow = rig.publish(rig.steps(REST));

        var asked = rig.http().post(ChampRig.cases(workflow), "{\"status\":\"Closed\"}");
        var hidden =
                rig.http()
                        .post(ChampRig.cases(workflow), "{\"attributes\":{\"status\":\"Closed\"}}");

        assertThat(asked.at("/error").asText()).isEqualTo("unsupported_key");
        assertThat(hidden.at("/case/status").asText()).isEqualTo("Open");
    }

    @Test
    void c86_namesAreComparedExactly() {
        var workflow = rig.publish(declaring("[Waiting]", ASKING + REST));
        var wrong = rig.create(workflow, "{\"attributes\":{\"to\":\"waiting\"}}");
        var right = rig.create(workflow, "{\"attributes\":{\"to\":\"Waiting\"}}");

        rig.untilCase(workflow, wrong, "Error");
        rig.untilCase(workflow, right, "Waiting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['']",
                "[open]",
                "[CLOSED]",
                "[Error]",
                "[Waiting, waiting]",
                "[Waiting, Waiting]",
                "[TOO_LONG]"
            })
    void c86_namesHave1To100CharactersAndAreUniqueWithoutRegardToCase(String statuses) {
        var document = declaring(statuses.replace("TOO_LONG", "x".repeat(101)), REST);

        assertThat(published(rig.server().push(rig.acme(), document)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void c86_aNameOf100CharactersIsAccepted() {
        rig.publish(declaring("[" + "x".repeat(100) + "]", REST));
    }

    @Test
    void c86_aStatusThatACaseIsInCannotBeRemoved() {
        var document = declaring("[Parked]", setting("Parked") + REST);
        var workflow = rig.publish(document);
        var number = rig.create(workflow, "{}");
        rig.untilCase(workflow, number, "Parked");
        Probe.until("lists show it", () -> rig.count("case_search where status = 'Parked'") > 0);

        rig.server()
                .push(rig.acme(), document.replace("Parked", "Elsewhere").replace("parked", "e"));

        assertThat(published(workflow)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void c87_aStepThatAsksForAnUndeclaredStatusFailsItsRun() {
        var workflow = rig.publish(rig.steps(ASKING));
        var number = rig.create(workflow, NOWHERE);

        var run = rig.untilRun(workflow, rig.runOf(number), "failed");

        assertThat(run.at("/workflow_run/output/error/message").asText()).contains("Nowhere");
    }

    @Test
    void c88_anOpenCaseBecomesClosedWhenItsRunCompletes() {
        var workflow =
                rig.publish(
                        rig.steps(
                                """
                                - note:
                                    set: { a: 1 }
                                """));
        var number = rig.create(workflow, "{}");

        rig.untilCase(workflow, number, "Closed");
        rig.untilRun(workflow, rig.runOf(number), "completed");
    }

    @Test
    void c88_anyOtherStatusThatTheAutomationSetStays() {
        var workflow = rig.publish(declaring("[Waiting]", setting("Waiting")));
        var number = rig.create(workflow, "{}");

        rig.untilRun(workflow, rig.runOf(number), "completed");

        assertThat(status(workflow, number)).isEqualTo("Waiting");
    }

    @Test
    void c89_aCaseBecomesErrorWhenItsRunFails() {
        var workflow = rig.publish(rig.steps(raising()));
        var number = rig.create(workflow, "{}");

        rig.untilCase(workflow, number, "Error");
        rig.untilRun(workflow, rig.runOf(number), "failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Open", "Waiting"})
    void c90_aCaseBecomesClosedWhenItsRunIsCancelled(String before) {
        var workflow = rig.publish(declaring("[Waiting]", setting(before) + REST));
        var number = cancelled(workflow);

        assertThat(status(workflow, number)).isEqualTo("Closed");
    }

    @Test
    void c90_aCaseInErrorStaysThereWhenItsRunIsCancelled() {
        var workflow = rig.publish(rig.steps(setting("Error") + REST));
        var number = cancelled(workflow);

        assertThat(status(workflow, number)).isEqualTo("Error");
    }

    @Test
    void c91_theAutomationOfAFailedCaseMayStartOverWithANewRun() {
        var workflow =
                rig.publish(
                        rig.steps(
                                """
                                - judge:
                                    if: ${ .fails }
                                    raise:
                                      error:
                                        type: https://caseloom.example/errors/judged
                                        status: 400
                                - rest:
                                    wait: { hours: 1 }
                                """));
        var number = rig.create(workflow, "{\"attributes\":{\"fails\":true}}");
        var first = rig.runOf(number);
        rig.untilRun(workflow, first, "failed");
        rig.untilCase(workflow, number, "Error");

        var outcome =
                rig.server()
                        .node()
                        .runs()
                        .retry(Actor.system(rig.acme().organization().id()), new RunId(first));

        assertThat(outcome).isInstanceOf(caseloom.runs.Outcome.Done.class);
        var second = rig.runOf(number);
        assertThat(second).isNotEqualTo(first);
        assertThat(rig.http().get(ChampRig.oneRun(workflow, first)).at("/workflow_run/status"))
                .hasToString("\"failed\"");
        rig.untilRun(workflow, second, "failed");
    }

    private long cancelled(WorkflowId workflow) {
        var number = rig.create(workflow, "{}");
        var run = rig.runOf(number);
        rig.untilRun(workflow, run, "running");
        var outcome =
                rig.server()
                        .node()
                        .runs()
                        .cancel(Actor.system(rig.acme().organization().id()), new RunId(run));
        assertThat(outcome).isInstanceOf(caseloom.runs.Outcome.Done.class);
        return number;
    }

    private String status(WorkflowId workflow, long number) {
        return rig.http().get(ChampRig.oneCase(workflow, number)).at("/case/status").asText();
    }

    private Outcome<WorkflowVersion> published(WorkflowId workflow) {
        return rig.server().node().workflows().publish(rig.acme().caller(), workflow, null);
    }

    private String declaring(String statuses, String steps) {
        return rig.steps(steps)
                .replace("{ source: direct }", "{ source: direct, statuses: " + statuses + " }");
    }

    private static String setting(String status) {
        return """
        - to-NAME:
            call: set-status:1.0.0@default
            with: { status: STATUS }
        """
                .replace("NAME", status.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .replace("STATUS", status);
    }

    private static String raising() {
        return """
        - fail:
            raise:
              error:
                type: https://caseloom.example/errors/judged
                status: 400
                title: Judged unfit
        """;
    }
}
