package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.Seeds;
import caseloom.core.definition.Complaint.Severity;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DefinitionsPropertyTest {

    private static final String SIGNS = "{}[]:,&*!|>'\"%@`#-?\n\t $\\0aé\uD83D";

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "5",
                    "-1.5",
                    "\"\"",
                    "\"text\"",
                    "\"end\"",
                    "\"${ .a }\"",
                    "\"${ .a\\n| .b }\"",
                    "\"PT5S\"",
                    "\"https://a.example/{b}\"",
                    "[]",
                    "{}",
                    "[1]",
                    "{\"a\": 1}",
                    "[{\"x\": {\"set\": {\"a\": 1}}}]");

    private final List<String> goods =
            Documents.blocks("/caseloom/core/definition/well-formed.txt").entrySet().stream()
                    .filter(block -> block.getKey().startsWith("good"))
                    .map(Map.Entry::getValue)
                    .toList();

    @Test
    void noTextMakesTheReaderFail() {
        Seeds.forAll(random -> {
            var text = scribbled(goods.get(random.nextInt(goods.size())), random);

            var reading = Documents.read(text);

            var refused =
                    reading.complaints().stream().anyMatch(one -> one.severity() == Severity.ERROR);
            assertThat(reading.definition().isPresent()).as(text).isEqualTo(!refused);
            assertThat(reading.complaints()).allMatch(one -> one.line() > 0 && one.column() > 0);
            assertThat(Documents.definitions().pinned(text)).isNotNull();
        });
    }

    @Test
    void whatIsAcceptedIsValidAgainstTheOfficialSchema() {
        var official = OfficialSchemaTest.official();
        Seeds.forAll(random -> {
            var text = goods.get(random.nextInt(goods.size()));
            var document = changed(tree(text), random);

            if (Documents.read(Json.write(document)).definition().isPresent()) {
                var found = official.validate(Json.write(document), InputFormat.JSON);
                assertThat(found).as(Json.write(document)).isEmpty();
            }
        });
    }

    private static JsonNode tree(String text) {
        return new YamlText(DefinitionLimits.USUAL, new Complaints(1))
                .read(text)
                .orElseThrow()
                .json();
    }

    /// A few letters removed, doubled or replaced.
    private static String scribbled(String text, RandomGenerator random) {
        var letters = new StringBuilder(text);
        for (var times = random.nextInt(1, 4); times > 0; times--) {
            var at = random.nextInt(letters.length());
            var to = Math.min(letters.length(), at + random.nextInt(1, 12));
            switch (random.nextInt(3)) {
                case 0 -> letters.delete(at, to);
                case 1 -> letters.insert(at, letters.substring(at, to));
                default -> letters.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
        }
        return letters.toString();
    }

    /// One value anywhere in the document removed, or another put in its place.
    private static JsonNode changed(JsonNode document, RandomGenerator random) {
        var places = new ArrayList<Runnable>();
        collect(document, places, random);
        places.get(random.nextInt(places.size())).run();
        return document;
    }

    private static void collect(JsonNode node, List<Runnable> places, RandomGenerator random) {
        if (node instanceof ObjectNode object) {
            for (var name : List.copyOf(object.properties())) {
                places.add(() -> object.remove(name.getKey()));
                places.add(() -> object.set(name.getKey(), value(random)));
                places.add(() -> object.set(name.getKey() + "x", object.remove(name.getKey())));
                collect(name.getValue(), places, random);
            }
            places.add(() -> object.set("added", value(random)));
        }
        if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                var at = i;
                places.add(() -> array.remove(at));
                places.add(() -> array.set(at, value(random)));
                collect(array.get(i), places, random);
            }
        }
    }

    private static JsonNode value(RandomGenerator random) {
        return Json.stored(VALUES.get(random.nextInt(VALUES.size())));
    }
}
