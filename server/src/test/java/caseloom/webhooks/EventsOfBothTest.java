package caseloom.webhooks;

import static caseloom.webhooks.WebhooksRig.body;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.webhook.EventType;
import caseloom.core.webhook.Family;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Which events a change fires, and what exactly they tell. One receiver takes all of both
/// catalogues.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EventsOfBothTest {

    private static final String WAIT = "- pause:\n    wait: { hours: 900 }";

    private final WebhooksRig rig = new WebhooksRig();

    EventsOfBothTest() {
        rig.endpoint();
        EventType.of(Family.CHAMP).forEach(rig::subscription);
    }

    @BeforeEach
    void forget() {
        rig.untilQuiet();
        rig.drain();
    }

    @AfterAll
    void close() {
        rig.close();
    }

    /// The events that came, once nothing is due any more.
    private List<JsonNode> events() {
        rig.untilQuiet();
        var events = new ArrayList<JsonNode>();
        for (var received : rig.drain()) {
            events.add(body(received));
        }
        return events;
    }

    private static List<String> words(List<JsonNode> events, String family) {
        return events.stream()
                .map(event -> event.get("event").textValue())
                .filter(word -> word.startsWith(family))
                .toList();
    }

    private static JsonNode only(List<JsonNode> events, EventType type) {
        var found =
                events.stream()
                        .filter(event -> event.get("event").textValue().equals(type.word()))
                        .toList();
        assertThat(found).as(type.word()).hasSize(1);
        return found.getFirst();
    }

    private static List<String> members(JsonNode node) {
        return node.properties().stream().map(one -> one.getKey()).toList();
    }

    @Test
    void c73_c151_c152_aCreationFiresCreatedOnly() {
        rig.create(rig.publish(WAIT), "{}");

        var events = events();

        assertThat(words(events, "case.")).isEmpty();
        assertThat(words(events, "workflow_run.")).isEmpty();
        assertThat(words(events, "flows.")).contains("flows.tasks.created");
    }

    @Test
    void l244_l245_l246_l255_l256_createdTellsTheTaskAsItBegins() {
        var task = rig.create(rig.publish(WAIT), "{\"attributes\":{\"amount\":40.50}}");

        var data = only(events(), EventType.TASK_CREATED).get("data");

        assertThat(members(data))
                .containsExactly(
                        "task_id",
                        "workflow_id",
                        "workflow_name",
                        "workflow_version",
                        "initiated_by",
                        "current_step",
                        "variables");
        assertThat(data.get("task_id").textValue()).isEqualTo(Long.toString(task));
        assertThat(data.get("workflow_id").textValue()).startsWith("flow_");
        assertThat(data.get("workflow_name").textValue()).startsWith("Flow ");
        assertThat(data.get("workflow_version").intValue()).isEqualTo(1);
        assertThat(data.get("initiated_by").textValue()).isEqualTo("admin@acme.example");
        assertThat(data.get("current_step").toString())
                .isEqualTo(
                        "{\"step_id\":\"intake_step\",\"step_name\":\"Intake\","
                                + "\"assignee\":\"admin@acme.example\"}");
        assertThat(data.get("variables").toString()).isEqualTo("{\"amount\":40.5}");
    }

    @Test
    void l257_l258_onlyMovesFromStepToStepFire() {
        rig.create(
                rig.publish(
                        """
                        - first:
                            call: add-note
                            with: { text: one }
                        - second:
                            call: add-note
                            with: { text: two }
                        """),
                "{}");

        var moves =
                events().stream()
                        .filter(one ->
                                one.get("event").textValue().equals("flows.tasks.step_change"))
                        .map(one -> one.get("data"))
                        .toList();

        assertThat(moves).hasSize(2);
        assertThat(moves.get(0).at("/previous_step/step_id").textValue()).isEqualTo("intake_step");
        assertThat(moves.get(0).at("/previous_step/outcome").textValue()).isEqualTo("submitted");
        assertThat(members(moves.get(1)))
                .containsExactly(
                        "task_id", "workflow_id", "workflow_name", "previous_step", "current_step");
        assertThat(moves.get(1).get("previous_step").toString())
                .isEqualTo(
                        "{\"step_id\":\"first\",\"step_name\":\"first\","
                                + "\"completed_by\":\"admin@acme.example\","
                                + "\"completed_at\":\""
                                + rig.seconds()
                                + "\",\"outcome\":\"completed\"}");
        assertThat(moves.get(1).get("current_step").toString())
                .isEqualTo(
                        "{\"step_id\":\"second\",\"step_name\":\"second\","
                                + "\"assignee\":\"admin@acme.example\"}");
    }

    @Test
    void l259_l260_completedTellsWhatWentInAndWhatCameOut() {
        var steps =
                """
                - pause:
                    wait: { minutes: 90 }
                - total:
                    call: set-attributes
                    with: { total: '${ .amount * 2 }' }
                """;
        rig.create(rig.publish(steps), "{\"attributes\":{\"amount\":21}}");
        rig.untilQuiet();
        rig.drain();

        rig.pass(Duration.ofMinutes(90));

        var data =
                only(rig.untilEvent(EventType.TASK_COMPLETED), EventType.TASK_COMPLETED)
                        .get("data");
        assertThat(members(data))
                .containsExactly(
                        "task_id",
                        "workflow_id",
                        "workflow_name",
                        "initiated_by",
                        "completed_at",
                        "duration_hours",
                        "variables",
                        "outputs");
        assertThat(data.get("duration_hours").toString()).isEqualTo("1.5");
        assertThat(data.get("variables").toString()).isEqualTo("{\"amount\":21}");
        assertThat(data.get("outputs").toString()).isEqualTo("{\"total\":42}");
    }

    @Test
    void l151_l261_l262_c152_cancellingFiresCanceledAndTheCaseCloses() {
        var id = rig.create(rig.publish("- pause:\n    wait: { hours: 1 }"), "{}");
        rig.untilQuiet();
        rig.drain();

        rig.cancel(id);

        var events = events();
        assertThat(words(events, "workflow_run.")).isEmpty();
        assertThat(words(events, "case.")).containsExactly("case.closed");
        var data = only(events, EventType.TASK_CANCELED).get("data");
        assertThat(members(data))
                .containsExactly(
                        "task_id",
                        "workflow_id",
                        "workflow_name",
                        "initiated_by",
                        "canceled_by",
                        "canceled_at",
                        "step_at_cancellation");
        assertThat(data.get("step_at_cancellation").toString())
                .isEqualTo("{\"step_id\":\"pause\",\"step_name\":\"pause\"}");
        assertThat(data.has("reason")).isFalse();
    }

    @Test
    void c153_c154_aCompletedRunIsToldBeforeItsClosedCase() {
        rig.create(rig.publish("- n:\n    call: add-note\n    with: { text: x }"), "{}");

        rig.untilQuiet();

        var ids =
                rig.log().reversed().stream()
                        .map(Delivery::event)
                        .filter(word -> !word.startsWith("flows."))
                        .toList();
        assertThat(ids.subList(ids.size() - 2, ids.size()))
                .containsExactly("workflow_run.completed", "case.closed");
    }

    @Test
    void c155_c156_c157_c163_c164_aRunEventIsAsPublished() {
        var id =
                rig.create(
                        rig.publish("- n:\n    call: add-note\n    with: { text: x }"),
                        "{\"subject\":\"S\",\"attributes\":{\"amount\":1}}");

        var event = only(events(), EventType.RUN_COMPLETED);

        var at = rig.seconds();
        assertThat(event.toString())
                .isEqualTo(
                        "{\"event\":\"workflow_run.completed\",\"timestamp\":\""
                                + at
                                + "\",\"data\":{\"workflow_run\":{\"id\":"
                                + id
                                + ",\"workflow_id\":"
                                + rig.workflowOf(id)
                                + ",\"status\":\"completed\",\"input\":{\"case_id\":"
                                + id
                                + ",\"subject\":\"S\",\"attributes\":{\"amount\":1}},"
                                + "\"output\":{},\"created_at\":\""
                                + at
                                + "\",\"updated_at\":\""
                                + at
                                + "\"}}}");
    }

    @Test
    void c159_c160_c162_c165_aCaseEventIsAsPublished() {
        var id =
                rig.create(
                        rig.publish(
                                """
                                - set:
                                    call: set-attributes
                                    with: { reason: because }
                                """),
                        "{\"subject\":\"S\",\"attributes\":{\"amount\":1}}");

        var event = only(events(), EventType.CASE_CLOSED);

        var at = rig.seconds();
        assertThat(event.toString())
                .isEqualTo(
                        "{\"event\":\"case.closed\",\"timestamp\":\""
                                + at
                                + "\",\"data\":{\"case\":{\"id\":"
                                + id
                                + ",\"subject\":\"S\",\"status\":\"closed\",\"workflow_id\":"
                                + rig.workflowOf(id)
                                + ",\"attributes\":{\"amount\":1,\"reason\":\"because\"},"
                                + "\"created_at\":\""
                                + at
                                + "\",\"updated_at\":\""
                                + at
                                + "\"}}}");
    }

    @Test
    void c153_c158_c161_l244_aFailureFiresBothOfChampAndNoneOfChamelio() {
        rig.create(
                rig.publish(
                        """
                        - broken:
                            raise:
                              error:
                                type: https://example.com/errors/no-stock
                                status: 400
                                title: Nothing left
                        """),
                "{}");

        var events = events();

        assertThat(words(events, "workflow_run.")).containsExactly("workflow_run.failed");
        assertThat(words(events, "case.")).containsExactly("case.error");
        assertThat(words(events, "flows.tasks.co")).isEmpty();
        var run = only(events, EventType.RUN_FAILED).at("/data/workflow_run");
        assertThat(run.get("status").textValue()).isEqualTo("failed");
        assertThat(run.at("/output/error/code").textValue()).isEqualTo("no_stock");
        assertThat(only(events, EventType.CASE_ERROR).at("/data/case/status").textValue())
                .isEqualTo("error");
    }

    @Test
    void c152_eachMoveIntoClosedFiresAndCustomStatusesDoNot() {
        rig.create(
                rig.publish(
                        """
                        - a:
                            call: set-status
                            with: { status: Closed }
                        - b:
                            call: set-status
                            with: { status: Waiting }
                        - c:
                            call: set-status
                            with: { status: Closed }
                        """),
                "{}");

        assertThat(words(events(), "case.")).containsExactly("case.closed", "case.closed");
    }

    @Test
    void l242_l243_l265_l266_aRunWithoutACaseFiresRunAndTaskEvents() {
        rig.start(rig.publishPlain("- n:\n    call: add-note\n    with: { text: x }"), "{}");

        var events = events();

        assertThat(words(events, "workflow_run.")).containsExactly("workflow_run.completed");
        assertThat(words(events, "case.")).isEmpty();
        assertThat(words(events, "flows.tasks."))
                .contains("flows.tasks.created", "flows.tasks.completed");
    }

    @Test
    void l244_l253_l254_aNewVersionAndTheEndOfAWorkflowAreTold() {
        var document = rig.document(WAIT);
        var workflow = rig.server().publish(rig.acme(), document);
        assertThat(events()).isEmpty();

        var again = rig.server().push(rig.acme(), document);
        rig.node().workflows().publish(rig.acme().caller(), again, "Waits longer.");
        rig.node().workflows().delete(rig.acme().caller(), workflow);
        rig.node().posts().herald().hint();

        var events = rig.untilEvent(EventType.WORKFLOW_DELETED);
        var version = only(events, EventType.WORKFLOW_NEW_VERSION).get("data");
        assertThat(members(version))
                .containsExactly(
                        "workflow_id",
                        "workflow_name",
                        "new_version",
                        "previous_version",
                        "published_by",
                        "changelog");
        assertThat(version.get("changelog").textValue()).isEqualTo("Waits longer.");
        assertThat(version.get("new_version").intValue()).isEqualTo(2);
        assertThat(version.get("published_by").textValue()).isEqualTo("admin@acme.example");
        var deleted = only(events, EventType.WORKFLOW_DELETED).get("data");
        assertThat(members(deleted))
                .containsExactly("workflow_id", "workflow_name", "deleted_by", "last_version");
        assertThat(deleted.get("last_version").intValue()).isEqualTo(2);
    }

    @Test
    void c176_c177_c178_eventsOfOneCaseGoOutInTheirOrder() {
        var steps = new StringBuilder();
        for (var i = 0; i < 20; i++) {
            steps.append("- s" + i + ":\n    call: add-note\n    with: { text: x }\n");
        }
        var id = rig.create(rig.publish(steps.toString()), "{}");
        rig.untilQuiet();

        var sent =
                rig.drain().stream()
                        .map(WebhooksRig::body)
                        .filter(one -> one.get("event").textValue().startsWith("flows.tasks."))
                        .filter(one ->
                                one.at("/data/task_id").textValue().equals(Long.toString(id)))
                        .map(one -> one.at("/data/current_step/step_id").asText("end"))
                        .toList();

        assertThat(sent).hasSize(22);
        assertThat(sent.getFirst()).isEqualTo("intake_step");
        for (var i = 0; i < 20; i++) {
            assertThat(sent.get(i + 1)).isEqualTo("s" + i);
        }
    }
}
