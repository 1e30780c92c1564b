package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 4.2: the schema of a version.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowSchemaTest {

    private static final String STEPS =
            """
            do:
              - first step!:
                  set: { a: 1 }
              - 'intake_step':
                  set: { a: 1 }
              - choose:
                  switch:
                    - any: { then: outer }
              - outer:
                  do:
                    - first step!: { set: { a: 1 } }
                    - loop:
                        for: { in: '[1]' }
                        do:
                          - inner: { wait: { seconds: 1 } }
                    - careful:
                        try:
                          - risky: { raise: { error: { type: https://e.example, status: 500 } } }
                        catch:
                          do:
                            - mend: { call: add-note, with: { text: mended } }
              - judge:
                  metadata: { stepType: review }
                  call: add-note
                  with: { text: judged }
            """;

    private final ChamelioRig rig = new ChamelioRig();

    @BeforeAll
    void publish() {
        rig.publish(
                ChamelioRig.document(
                                "whole",
                                "paper, note",
                                "paper: { type: string, title: Contract, x-type: file,"
                                        + " description: The contract to review,"
                                        + " x-allowed-extensions: [pdf, docx] },"
                                        + " note: { type: string, minLength: 2, maxLength: 9,"
                                        + " pattern: '^[a-z]+$' },"
                                        + " amount: { type: number, minimum: 0.50, maximum: 100 },"
                                        + " size: { enum: [small, large] },"
                                        + " free: { type: array, maxItems: 3 },"
                                        + " sheet: { type: string, x-type: file }")
                        .replace("metadata:", "summary: Review of contracts\n  metadata:")
                        .replaceFirst("(?s)do:.*", STEPS));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l72_theSchemaHasItsMembersInOrder() {
        var body = ChamelioRig.json(rig.get("/workflows/whole/1/schema"), 200);
        var schema = body.get("workflow_schema");

        assertThat(names(body)).containsExactly("workflow_schema");
        assertThat(names(schema))
                .containsExactly(
                        "workflow_id",
                        "workflow_name",
                        "version",
                        "description",
                        "is_active",
                        "variables",
                        "steps");
        assertThat(schema.get("workflow_id").textValue()).isEqualTo("whole");
        assertThat(schema.get("workflow_name").textValue()).isEqualTo("Title of whole");
        assertThat(schema.get("description").textValue()).isEqualTo("Review of contracts");
        assertThat(schema.get("is_active").booleanValue()).isTrue();
        assertThat(schema.get("variables").get(0))
                .hasToString(
                        "{\"variable_id\":\"paper\",\"variable_name\":\"Contract\","
                                + "\"type\":\"file\",\"required\":true,"
                                + "\"description\":\"The contract to review\","
                                + "\"validation\":{\"allowed_extensions\":[\"pdf\",\"docx\"]}}");
        assertThat(names(schema.at("/steps/0")))
                .containsExactly("step_id", "step_name", "step_type", "description");
    }

    @Test
    void l73_theVersionIsAnIntegerAndWithoutRulesThereIsNoValidation() {
        assertThat(rig.schema("whole", "latest").get("version").isInt()).isTrue();
        assertThat(variable(5).has("validation")).isFalse();
        assertThat(variable(4).has("validation")).isFalse();
    }

    @Test
    void l74_onlyTheRulesOfTheSchemaAreThere() {
        assertThat(variable(1).get("validation"))
                .hasToString("{\"min_length\":2,\"max_length\":9,\"pattern\":\"^[a-z]+$\"}");
        assertThat(variable(2).get("validation")).hasToString("{\"min\":0.5,\"max\":100}");
        assertThat(variable(3).get("validation"))
                .hasToString("{\"options\":[\"small\",\"large\"]}");
        assertThat(variable(3).get("description").textValue()).isEmpty();
    }

    @Test
    void l75_l274_stepsAreListedInTheirOrderWithoutMereContainers() {
        var steps = rig.schema("whole", "1").get("steps");

        assertThat(steps.findValuesAsText("step_id"))
                .containsExactly(
                        "intake_step",
                        "first_step_",
                        "intake_step_2",
                        "choose",
                        "first_step__2",
                        "inner",
                        "risky",
                        "mend",
                        "judge");
        assertThat(steps.findValuesAsText("step_name"))
                .containsExactly(
                        "Intake",
                        "first step!",
                        "intake_step",
                        "choose",
                        "first step!",
                        "inner",
                        "risky",
                        "mend",
                        "judge");
        assertThat(steps.findValuesAsText("step_type"))
                .containsExactly(
                        "intake",
                        "agent",
                        "agent",
                        "condition",
                        "agent",
                        "agent",
                        "agent",
                        "agent",
                        "review");
    }

    @Test
    void l76_errorsOfTheSchemaCall() {
        assertThat(rig.get("/workflows/whole/x/schema").status()).isEqualTo(400);
        assertThat(rig.http().get("/workflows/whole/1/schema").status()).isEqualTo(401);
        assertThat(rig.get("/workflows/none/1/schema").status()).isEqualTo(404);
    }

    private JsonNode variable(int at) {
        return rig.schema("whole", "1").get("variables").get(at);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
