package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.cases.WorkflowId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 8, and section 8 of the other contract: a task and a case are two views of one record.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneRecordTest {

    private static final String PROPERTIES =
            "name: { type: string }, amount: { type: number }, open: { type: boolean },"
                    + " day: { type: string, format: date }, kind: { enum: [a, b] },"
                    + " paper: { type: string, x-type: file },"
                    + " by: { type: string, x-type: user_entity },"
                    + " rest: { type: object }";

    private final ChamelioRig rig = new ChamelioRig("ENGINE_OPENINGS_AT_ONCE=0");
    private final WorkflowId orders = rig.publish(ChamelioRig.document("orders", "", PROPERTIES));

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c135_theNumbersComeFromOneSequence() {
        var made = rig.champ(orders, "cases", "{}");
        var task = rig.initiate("orders", "{\"variables\":[]}");

        assertThat(task).isGreaterThan(made);
        assertThat(rig.task(made).get("task_id").longValue()).isEqualTo(made);
        assertThat(champCase(task).get("id").longValue()).isEqualTo(task);
    }

    @Test
    void l265_theTaskHasTheNumberOfTheCase() {
        var task = rig.initiate("orders", "{\"variables\":[]}");
        var made = rig.champ(orders, "cases", "{}");

        assertThat(made).isGreaterThan(task);
        assertThat(champCase(task).get("id").longValue()).isEqualTo(task);
        assertThat(rig.task(made).get("task_id").longValue()).isEqualTo(made);
    }

    @Test
    void l266_aTaskOnAWorkflowWithCasesIsAtOnceACase() {
        var number =
                rig.initiate(
                        "orders",
                        ChamelioRig.variables(
                                "name|text|Acme",
                                "amount|number|50000.50",
                                "open|boolean|true",
                                "day|date|2025-01-15",
                                "kind|select|b"));

        var found = champCase(number);

        assertThat(found.get("status").textValue()).isEqualTo("Open");
        assertThat(found.get("subject")).isEqualTo(rig.task(number).get("task_title"));
        assertThat(found.get("subject").textValue()).isEqualTo("Title of orders - Acme");
        assertThat(found.get("attributes").toString())
                .isEqualTo(
                        "{\"name\":\"Acme\",\"amount\":50000.5,\"open\":true,"
                                + "\"day\":\"2025-01-15\",\"kind\":\"b\"}");
        var run = champRun(number);
        assertThat(run.get("status").textValue()).isEqualTo("running");
        assertThat(run.get("input").get("case_id").longValue()).isEqualTo(number);
        assertThat(run.get("input").get("attributes")).isEqualTo(found.get("attributes"));
    }

    @Test
    void c136_aCaseIsAtOnceATask() {
        var body =
                "{\"subject\":\"From the other side\",\"attributes\":{\"amount\":1.50,\"name\":\"Acme\","
                        + "\"more\":1,\"rest\":{\"a\":[1]}}}";
        var number = rig.champ(orders, "cases", body);

        var task = rig.task(number);

        assertThat(task.get("task_title").textValue()).isEqualTo("From the other side");
        assertThat(task.get("metadata").toString()).isEqualTo("{}");
        assertThat(task.get("owner_email").textValue()).isEqualTo("admin@acme.example");
        assertThat(values(task))
                .containsExactly("name=\"Acme\"", "amount=1.5", "rest=\"{\\\"a\\\":[1]}\"");
        assertThat(rig.listed("workflow_id=orders&limit=200")).contains(number);
    }

    @Test
    void l267_aCaseIsPendingAtItsIntakeUntilAWorkerTakesIt() {
        long number;
        try (var hold = new EngineHold(rig.server().database())) {
            number = rig.champ(orders, "cases", "{\"attributes\":{\"name\":\"Acme\"}}");
            hold.untilItWaits();

            var pending = rig.task(number);
            assertThat(pending.get("status").textValue()).isEqualTo("pending");
            assertThat(pending.get("current_step_id").textValue()).isEqualTo("intake_step");
            assertThat(pending.get("current_step_type").textValue()).isEqualTo("intake");
            assertThat(pending.get("step_runs")).hasSize(1);
            assertThat(pending.get("step_runs").get(0).get("status").textValue())
                    .isEqualTo("in_progress");
            assertThat(pending.get("step_runs").get(0).get("variables")).isEmpty();
            assertThat(values(pending)).containsExactly("name=\"Acme\"");
            assertThat(rig.listed("status=pending")).containsExactly(number);
            assertThat(champCase(number).get("status").textValue()).isEqualTo("Open");
        }

        var taken = rig.untilStep(number, "pause");
        assertThat(taken.get("status").textValue()).isEqualTo("in_progress");
        assertThat(taken.get("step_runs").get(0).get("status").textValue()).isEqualTo("completed");
        assertThat(taken.get("step_runs").get(0).get("variables"))
                .isEqualTo(taken.get("variables"));
    }

    @Test
    void l266_anInitiatedTaskIsInProgressBeforeAWorkerTakesIt() {
        try (var hold = new EngineHold(rig.server().database())) {
            var number = rig.initiate("orders", "{\"variables\":[]}");
            hold.untilItWaits();

            var task = rig.task(number);
            assertThat(task.get("status").textValue()).isEqualTo("in_progress");
            assertThat(task.get("step_runs").get(0).get("status").textValue())
                    .isEqualTo("completed");
            assertThat(task.get("current_step_id").textValue()).isEqualTo("pause");
            assertThat(champRun(number).get("status").textValue()).isEqualTo("running");
        }
    }

    @Test
    void l268_aRunIsATaskThoughNoCase() {
        var number =
                rig.champ(
                        orders,
                        "runs",
                        "{\"input\":{\"name\":\"Acme\",\"unknown\":1,\"amount\":2}}");

        var task = rig.untilStep(number, "pause");

        assertThat(task.get("task_title").textValue())
                .matches("API - 2026-[0-9-]{5} [0-9:]{8} UTC");
        assertThat(values(task)).containsExactly("name=\"Acme\"", "amount=2");
        assertThat(task.get("metadata").toString()).isEqualTo("{}");
        assertThat(rig.champ().get(casePath(number)).status()).isEqualTo(404);
        assertThat(rig.post("/tasks/" + number + "/cancel", "").status()).isEqualTo(200);
        assertThat(champRun(number).get("status").textValue()).isEqualTo("cancelled");
    }

    @Test
    void c137_aTaskOnAPlainWorkflowIsNoCase() {
        var plain =
                rig.publish(
                        ChamelioRig.document("plain", "", PROPERTIES)
                                .replace("source: direct", "source: none"));
        var number = rig.initiate("plain", ChamelioRig.variables("amount|number|7.0"));

        var cases = "/api/external/v1/workflows/" + plain.value() + "/cases/" + number;
        assertThat(rig.champ().get(cases).status()).isEqualTo(404);
        var run =
                rig.champ()
                        .get(
                                "/api/external/v1/workflows/"
                                        + plain.value()
                                        + "/runs/"
                                        + rig.runOf(number).value());
        assertThat(run.at("/workflow_run/input").toString()).isEqualTo("{\"amount\":7}");
        assertThat(rig.task(number).get("task_title").textValue()).isEqualTo("Title of plain");
        assertThat(values(rig.task(number))).containsExactly("amount=7");
    }

    @Test
    void l269_aValueThatFitsNoFileOrUserIsShownAsItIs() {
        var number =
                rig.champ(
                        orders,
                        "cases",
                        "{\"attributes\":{\"paper\":\"document_999\",\"by\":\"nobody\"}}");

        assertThat(values(rig.task(number)))
                .containsExactly("paper=\"document_999\"", "by=\"nobody\"");
    }

    @Test
    void c138_theTitleOfTheTaskIsTheSubjectOfTheCaseAlsoWhenAStepChangesIt() {
        var renamed =
                rig.publish(
                        ChamelioRig.document(
                                "renamed",
                                "",
                                "name: { type: string }",
                                """
                                - name it: { call: set-subject, with: { subject: Renamed } }
                                - change: { call: set-attributes, with: { name: Later } }
                                - rest: { wait: { hours: 1 } }
                                """));
        var number = rig.initiate("renamed", ChamelioRig.variables("name|text|First"));

        var task = rig.untilStep(number, "rest");

        var path = "/api/external/v1/workflows/" + renamed.value() + "/cases/" + number;
        var found = rig.champ().get(path).at("/case");
        assertThat(task.get("task_title").textValue()).isEqualTo("Renamed");
        assertThat(found.get("subject").textValue()).isEqualTo("Renamed");
        assertThat(found.get("attributes").toString()).isEqualTo("{\"name\":\"Later\"}");
        assertThat(values(task)).containsExactly("name=\"First\"", "name=\"Later\"");
    }

    @Test
    void c139_theStatusesOfTheViewsFitEachOther() {
        var number = rig.champ(orders, "cases", "{}");
        rig.untilStep(number, "pause");
        assertThat(champCase(number).get("status").textValue()).isEqualTo("Open");

        rig.server().clock().forward(Duration.ofHours(1));

        rig.untilStatus(number, "completed");
        assertThat(champCase(number).get("status").textValue()).isEqualTo("Closed");
        assertThat(champRun(number).get("status").textValue()).isEqualTo("completed");
    }

    @Test
    void c139_aFailedRunIsAFailedTaskAndACaseInError() {
        var failing =
                rig.publish(
                        ChamelioRig.document(
                                "failing",
                                "",
                                "a: {}",
                                "- one: { raise: { error: { type: 'https://x/e', status: 500 } } }\n"));
        var number = rig.champ(failing, "cases", "{}");

        rig.untilStatus(number, "failed");

        var path = "/api/external/v1/workflows/" + failing.value() + "/cases/" + number;
        assertThat(rig.champ().get(path).at("/case/status").textValue()).isEqualTo("Error");
    }

    private String casePath(long number) {
        return "/api/external/v1/workflows/" + orders.value() + "/cases/" + number;
    }

    private JsonNode champCase(long number) {
        return ChamelioRig.json(rig.champ().get(casePath(number)), 200).get("case");
    }

    private JsonNode champRun(long task) {
        var path =
                "/api/external/v1/workflows/" + orders.value() + "/runs/" + rig.runOf(task).value();
        return ChamelioRig.json(rig.champ().get(path), 200).get("workflow_run");
    }

    private static List<String> values(JsonNode task) {
        return task.get("variables")
                .valueStream()
                .map(one -> one.get("variable_id").textValue() + "=" + one.get("value"))
                .toList();
    }
}
