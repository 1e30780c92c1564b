package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import caseloom.core.definition.Complaint;
import caseloom.core.definition.DocumentOf;
import caseloom.core.definition.Reading;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Plays every story under `stories`: a document, what is given and what happens, and what must
/// come of it. `StoryBook` says how they are written.
class StoriesTest {

    private static final String HEAD =
            """
            document: { dsl: '1.0.3', namespace: stories, name: a-story, version: '1.0.0',
              metadata: { statuses: [Waiting, Refused] } }
            """;

    @TestFactory
    Stream<DynamicNode> stories() {
        return StoryBook.topics().entrySet().stream()
                .map(topic ->
                        dynamicContainer(
                                topic.getKey(),
                                topic.getValue().stream()
                                        .map(story ->
                                                dynamicTest(title(story), () -> play(story)))));
    }

    private static String title(JsonNode story) {
        return story.path("story").asText("a story without a title");
    }

    private static void play(JsonNode story) {
        var reading = DocumentOf.read(document(story));
        var expected = story.path("then");
        assertThat(expected.size()).as("what comes of it").isPositive();
        said(expected.path("warned"), reading, Complaint.Severity.WARNING);
        said(expected.path("refused"), reading, Complaint.Severity.ERROR);
        if (!expected.has("refused")) {
            var definition =
                    reading.definition()
                            .orElseThrow(() -> new AssertionError(reading.complaints().toString()));
            var world = new StoryWorld(definition, story);
            world.play(input(story));
            new StoryEnd(world, expected).check();
        }
    }

    /// What `.` starts with.
    private static JsonNode input(JsonNode story) {
        if (story.has("input")) {
            return story.get("input");
        }
        return story.has("case") ? story.get("case") : Json.object();
    }

    static String document(JsonNode story) {
        return story.has("document")
                ? story.get("document").textValue()
                : HEAD
                        + story.path("head").asText("")
                        + "do:\n"
                        + story.path("do").asText("").indent(2);
    }

    private static void said(JsonNode wanted, Reading reading, Complaint.Severity severity) {
        var told =
                reading.complaints().stream()
                        .filter(one -> one.severity() == severity)
                        .map(one -> one.pointer() + " " + one.message())
                        .toList();
        wanted.forEach(text ->
                assertThat(told).anySatisfy(one -> assertThat(one).contains(text.textValue())));
        assertThat(told).as("nothing else is said").hasSize(wanted.size());
    }
}
