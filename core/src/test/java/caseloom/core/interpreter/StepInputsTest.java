package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What a story tells of what went into a step.
class StepInputsTest {

    private static JsonNode detail(World world, String event, String step) {
        var entry =
                world.story().stream()
                        .filter(one -> one.event().equals(event) && step.equals(one.step()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("not told: " + world.lines()));
        return Objects.requireNonNullElse(entry.detail(), Json.object());
    }

    @Test
    void aCallTellsItsRequestAndMasksSecrets() {
        var world =
                World.ofDocument(
                                """
                                document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                                use: { secrets: [shop] }
                                do:
                                  - ask:
                                      call: http
                                      with:
                                        method: post
                                        endpoint: https://x.example/orders
                                        query: { n: '${ .n }' }
                                        headers: { X-Key: '${ $secrets.shop }' }
                                        body: { n: '${ .n }', key: '${ $secrets.shop }' }
                                """)
                        .with("{\"n\": 5}")
                        .begin();

        World.assertJson(
                detail(world, "step.waiting", "/do/0/ask"),
                """
                { "call": "POST https://x.example/orders",
                  "request": {
                    "method": "POST", "uri": "https://x.example/orders?n=***",
                    "headers": { "X-Key": "***" }, "body": { "n": 5, "key": "***" } } }
                """);
    }

    @Test
    void theAddressOfADescriptionIsToldWithoutTheValuesOfItsQuery() {
        var world =
                World.of(
                                """
                                - ask:
                                    call: openapi
                                    with:
                                      document: { endpoint: 'https://x.example/api.json?key=abc' }
                                      operationId: find
                                      parameters: { n: '${ .n }' }
                                """)
                        .with("{\"n\": 5}")
                        .begin();

        World.assertJson(
                detail(world, "step.waiting", "/do/0/ask").path("request"),
                """
                { "operation": "find", "description": "https://x.example/api.json?key=***",
                  "parameters": { "n": 5 } }
                """);
    }

    @Test
    void aFunctionTellsWhatItWasCalledWith() {
        var world =
                World.of(
                                """
                                - mail:
                                    call: send-mail
                                    with: { to: a@b.example, subject: '${ .title }', text: Hello }
                                """)
                        .with("{\"title\": \"News\"}")
                        .begin();

        World.assertJson(
                detail(world, "step.waiting", "/do/0/mail").path("request"),
                "{\"to\": \"a@b.example\", \"subject\": \"News\", \"text\": \"Hello\"}");
    }

    @Test
    void aRunOfAnotherWorkflowTellsItsInput() {
        var world =
                World.of(
                                """
                                - sub:
                                    run:
                                      workflow: { namespace: t, name: other, version: '1.0.0', input: { n: '${ .n }' } }
                                """)
                        .with("{\"n\": 5}")
                        .begin();

        World.assertJson(
                detail(world, "step.waiting", "/do/0/sub").path("request"),
                "{\"workflow\": \"other\", \"input\": {\"n\": 5}}");
    }

    @Test
    void whatDoesNotFitIsMarkedAndTheRestIsShown() {
        var world =
                World.of(
                                """
                                - ask:
                                    call: http
                                    with:
                                      method: post
                                      endpoint: https://x.example/
                                      body: '${ . }'
                                """)
                        .with("{\"text\": \"" + "x".repeat(5000) + "\"}")
                        .begin();

        var request = detail(world, "step.waiting", "/do/0/ask").path("request");
        assertThat(request.path("uri").asText()).isEqualTo("https://x.example/");
        assertThat(request.path("body").path("cut").asBoolean()).isTrue();
        assertThat(request.path("body").path("size").asInt()).isBetween(5000, 5100);
    }

    @Test
    void setAndSwitchTellTheirDataUnlessThatIsTheCase() {
        var world =
                World.of(
                                """
                                - first: { set: { n: 1 } }
                                - second: { set: { n: '${ .n + 1 }' } }
                                - third: { switch: [ { big: { when: .n > 1, then: end } } ] }
                                """)
                        .with("{\"n\": 0}")
                        .run();

        assertThat(detail(world, "step.completed", "/do/0/first").has("data")).isFalse();
        World.assertJson(
                detail(world, "step.completed", "/do/1/second").path("data"), "{\"n\": 1}");
        World.assertJson(
                detail(world, "step.completed", "/do/2/third"),
                "{\"case\": \"big\", \"data\": {\"n\": 2}}");
    }

    @Test
    void aStepThatFailsBeforeItAskedTellsItsData() {
        var world =
                World.of("- first: { set: { n: x } }\n- second: { set: { n: '${ .n - 1 }' } }\n")
                        .run();

        var failed = detail(world, "step.failed", "/do/1/second");
        World.assertJson(failed.path("data"), "{\"n\": \"x\"}");
        assertThat(failed.path("error").path("type").asText()).endsWith("/expression");
    }

    @Test
    void aCallThatFailsHasToldItsRequestAlready() {
        var world =
                World.of(
                                """
                                - first: { set: { n: 1 } }
                                - ask: { call: http, with: { method: get, endpoint: 'https://x.example/' } }
                                """)
                        .run();

        assertThat(detail(world, "step.failed", "/do/1/ask").has("data")).isFalse();
        assertThat(detail(world, "step.waiting", "/do/1/ask").has("request")).isTrue();
    }
}
