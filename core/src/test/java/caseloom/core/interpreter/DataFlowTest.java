package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import org.junit.jupiter.api.Test;

class DataFlowTest {

    @Test
    void w10_exportSeesTheTransformedOutput() {
        var world =
                World.of(
                                """
                                - a:
                                    set: { x: 1, y: 2 }
                                    output: { as: '{ x: .x }' }
                                    export: { as: '{ kept: ., same: ($output == .) }' }
                                - b: { set: '${ $context }' }
                                """)
                        .run();

        World.assertJson(world.result(), "{\"kept\": {\"x\": 1}, \"same\": true}");
    }

    @Test
    void w11_noResultIsNullAndSeveralAreAnArray() {
        var world = World.of("- a: { set: { none: '${ empty }', two: '${ 1, 2 }' } }\n").run();

        World.assertJson(world.result(), "{\"none\": null, \"two\": [1, 2]}");
    }

    @Test
    void w32_aValueThatIsOnlyPassedOnStaysExact() {
        var world =
                World.of("- w: { wait: PT1S }\n- a: { set: { m: '${ .n }' } }\n")
                        .with("{\"n\": 12345678901234567890.12345678901234567890}")
                        .run();

        World.assertJson(world.result(), "{\"m\": 12345678901234567890.12345678901234567890}");
    }

    @Test
    void theContextIsAnEmptyObjectAtFirst() {
        var world = World.of("- a: { set: { c: '${ $context }' } }\n").run();

        World.assertJson(world.result(), "{\"c\": {}}");
    }

    @Test
    void theInputVariableIsTheTransformedInputAndTheTaskKnowsTheRawOne() {
        var world =
                World.of(
                                """
                                - a:
                                    input: { from: .n }
                                    set: { input: '${ $input }', raw: '${ $task.input }' }
                                    output: { as: '. + { out: $task.output.raw.n }' }
                                """)
                        .with("{\"n\": 5}")
                        .run();

        World.assertJson(world.result(), "{\"input\": 5, \"raw\": {\"n\": 5}, \"out\": 5}");
    }

    @Test
    void theTaskVariableNamesTheStepAndItsStart() {
        var world = World.of("- a: { set: { t: '${ $task }' } }\n").run();

        World.assertJson(
                world.result().get("t"),
                """
                {"name": "a", "reference": "/do/0/a", "input": {},
                 "startedAt": {"iso8601": "2026-05-28T12:00:00Z",
                  "epoch": {"seconds": 1779969600,
                            "milliseconds": 1779969600000}}}
                """);
    }

    @Test
    void theWorkflowVariableHoldsIdInputAndStart() {
        var world =
                World.of(
                                """
                                - a: { set: { gone: true } }
                                - b:
                                    set:
                                      id: '${ $workflow.id }'
                                      input: '${ $workflow.input }'
                                      name: '${ $workflow.definition.document.name }'
                                      at: '${ $workflow.startedAt.iso8601 }'
                                """)
                        .with("{\"n\": 5}")
                        .run();

        World.assertJson(
                world.result(),
                """
                {"id": "7", "input": {"n": 5}, "name": "t",
                 "at": "2026-05-28T12:00:00Z"}
                """);
    }

    @Test
    void theRuntimeVariableHoldsTheCaseAsItNowIs() {
        var world =
                World.of(
                                """
                                - a: { call: set-status, with: { status: Waiting } }
                                - b: { set: '${ $runtime.metadata.case }' }
                                """)
                        .run();

        World.assertJson(
                world.result(),
                """
                {"id": 3, "subject": "A case", "status": "Waiting",
                 "workflow": "refunds", "version": 2, "metadata": null,
                 "createdAt": "2026-05-28T12:00:00Z"}
                """);
    }

    @Test
    void aRunWithoutACaseHasNoneInTheRuntimeVariable() {
        var world =
                World.of("- a: { set: { c: '${ $runtime.metadata.case }', n: '${ .n }' } }\n")
                        .withoutCase("{\"n\": 1}")
                        .run();

        World.assertJson(world.result(), "{\"c\": null, \"n\": 1}");
    }

    @Test
    void inputThatDoesNotFitItsSchemaIsAValidationError() {
        var world =
                World.of(
                                """
                                - a:
                                    input: { schema: { document: { required: [m] } } }
                                    set: { x: 1 }
                                """)
                        .with("{\"n\": 5}")
                        .run();

        assertThat(world.error().type()).endsWith("/validation");
        assertThat(world.error().instance()).isEqualTo("/do/0/a");
        assertThat(world.error().detail())
                .isEqualTo("object at root is missing required properties: m");
    }

    @Test
    void outputThatDoesNotFitItsSchemaIsAValidationError() {
        var world =
                World.of(
                                """
                                - a:
                                    set: { x: 1 }
                                    output: { as: '{ y: .x }', schema: { document: { required: [x] } } }
                                """)
                        .run();

        assertThat(world.error().type()).endsWith("/validation");
    }

    @Test
    void theDocumentsInputIsTransformedForTheFirstStep() {
        var world =
                World.ofDocument(
                                """
                                document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                                input: { from: .inner }
                                do:
                                  - a: { set: { n: '${ .n }', whole: '${ $workflow.input }' } }
                                """)
                        .with("{\"inner\": {\"n\": 1}}")
                        .run();

        World.assertJson(world.result(), "{\"n\": 1, \"whole\": {\"inner\": {\"n\": 1}}}");
    }

    @Test
    void c132_withoutAnOutputOfItsOwnADocumentShowsNothing() {
        var world = World.of("- a: { set: { x: 1 } }\n").run();

        assertThat(world.completed().output()).isEqualTo(Json.object());
        World.assertJson(world.completed().result(), "{\"x\": 1}");
    }

    @Test
    void c132_anObjectIsShownAsItIsAndAnythingElseAsAResult() {
        World.assertJson(withOutput("'{ y: .x }'").completed().output(), "{\"y\": 1}");
        World.assertJson(withOutput(".x").completed().output(), "{\"result\": 1}");
    }

    private static World withOutput(String as) {
        return World.ofDocument(
                        """
                        document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                        do:
                          - a: { set: { x: 1 } }
                        output: { as: %s }
                        """
                                .replace("%s", as))
                .run();
    }
}
