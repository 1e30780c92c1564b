package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Holds the end of a story against what it must be.
final class StoryEnd {

    private final StoryWorld world;
    private final JsonNode expected;

    StoryEnd(StoryWorld world, JsonNode expected) {
        this.world = world;
        this.expected = expected;
    }

    void check() {
        standing();
        for (var part : expected.properties()) {
            part(part.getKey(), part.getValue());
        }
    }

    /// A story that does not say otherwise ends well.
    private void standing() {
        switch (world.standing()) {
            case Standing.Completed _ ->
                    assertThat(expected.has("error") || expected.has("waiting"))
                            .as("it completed")
                            .isFalse();
            case Standing.Failed(var error, _) ->
                    assertThat(expected.has("error")).as("it failed: " + error).isTrue();
            case Standing.Parked _ -> assertThat(expected.has("waiting")).as("it waits").isTrue();
            case Standing.Again _, Standing.Ignored _ ->
                    throw new AssertionError("no end: " + world.standing());
        }
    }

    private void part(String name, JsonNode wanted) {
        switch (name) {
            case "output" -> same(name, output(), wanted);
            case "error" -> error(wanted);
            case "waiting", "warned", "refused" -> {}
            case "attributes" -> same(name, world.view().attributes(), wanted);
            case "status" -> assertThat(world.view().status()).isEqualTo(wanted.textValue());
            case "subject" -> assertThat(world.view().subject()).isEqualTo(wanted.textValue());
            case "history" -> assertThat(world.notes().history()).isEqualTo(texts(wanted));
            case "tells" -> assertThat(world.notes().history()).containsAll(texts(wanted));
            case "calls" -> all(name, world.notes().calls(), wanted);
            case "emitted" -> all(name, world.notes().emitted(), wanted);
            case "passed" -> assertThat(world.passed()).hasToString(wanted.textValue());
            default -> throw new AssertionError("a story cannot say `" + name + "`");
        }
    }

    private JsonNode output() {
        return switch (world.standing()) {
            case Standing.Completed completed -> completed.result();
            case Standing.Failed _, Standing.Parked _, Standing.Again _, Standing.Ignored _ ->
                    Json.object();
        };
    }

    private void error(JsonNode wanted) {
        if (!(world.standing() instanceof Standing.Failed(var error, _))) {
            throw new AssertionError("it did not fail: " + world.standing());
        }
        var had = Errors.json(error);
        for (var member : wanted.properties()) {
            var text = had.path(member.getKey()).asText();
            switch (member.getKey()) {
                case "type" ->
                        assertThat(
                                        text.equals(member.getValue().asText())
                                                || Errors.last(text)
                                                        .equals(member.getValue().asText()))
                                .as(had.toString())
                                .isTrue();
                case "detail" -> assertThat(text).contains(member.getValue().asText());
                default -> assertThat(text).isEqualTo(member.getValue().asText());
            }
        }
    }

    private static void all(String name, List<JsonNode> had, JsonNode wanted) {
        assertThat(had).as(name).hasSize(wanted.size());
        for (var i = 0; i < had.size(); i++) {
            within(name + " " + i, had.get(i), wanted.get(i));
        }
    }

    /// Every member that is named is as it is said; a text stands for method and address.
    private static void within(String name, JsonNode had, JsonNode wanted) {
        if (wanted.isTextual()) {
            assertThat(had.path("method").asText() + " " + had.path("uri").asText())
                    .isEqualTo(wanted.textValue());
            return;
        }
        wanted.properties().forEach(one -> same(name, had.path(one.getKey()), one.getValue()));
    }

    private static void same(String name, JsonNode had, JsonNode wanted) {
        assertThat(wanted.equals(StoryEnd::compared, had))
                .as(name + ": " + had + " is " + wanted)
                .isTrue();
    }

    /// Numbers are compared by what they are worth.
    private static int compared(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.equals(other) ? 0 : 1;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.textValue()));
        return texts;
    }
}
