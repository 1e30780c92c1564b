package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import caseloom.core.definition.DocumentOf;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The scenarios of the language's own conformance kit, read from beside the house or from where
/// `-Dctk` says.
class ConformanceTest {

    private static final Path KIT =
            Path.of(
                    System.getProperty(
                            "ctk", System.getProperty("house.root", "..") + "/../shared/ctk"));

    /// Scenarios that need a step or an authentication which is refused by name until it is built.
    private static final Set<String> NOT_BUILT =
            Set.of(
                    "Call HTTP Using Basic Authentication",
                    "Call OpenAPI With Content Output",
                    "Call OpenAPI With Response Output");

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    @TestFactory
    Stream<DynamicTest> everyScenarioOfWhatIsBuiltPasses() throws IOException {
        if (!Files.isDirectory(KIT)) {
            return Stream.of(
                    DynamicTest.dynamicTest(
                            "the kit", () -> abort("no conformance kit at " + KIT.normalize())));
        }
        var tests = new ArrayList<DynamicTest>();
        try (var files = Files.list(KIT)) {
            for (var file : files.sorted().toList()) {
                if (file.toString().endsWith(".feature")) {
                    for (var feature : Feature.read(Files.readAllLines(file))) {
                        tests.add(DynamicTest.dynamicTest(feature.name(), () -> play(feature)));
                    }
                }
            }
        }
        return tests.stream();
    }

    private static void play(Feature feature) {
        var text = feature.clauses().getFirst().below();
        if (NOT_BUILT.contains(feature.name())) {
            assertThat(DocumentOf.read(text).definition()).isEmpty();
        }
        assumeTrue(!NOT_BUILT.contains(feature.name()), "not built yet: " + feature.name());
        var world = World.ofDocument(text).withoutCase("{}").service(PetStore::answer);
        for (var clause : feature.clauses().subList(1, feature.clauses().size())) {
            clause(world, clause);
        }
    }

    private static void clause(World world, Feature.Clause clause) {
        var quoted = QUOTED.matcher(clause.text()).results().map(m -> m.group(1)).toList();
        switch (QUOTED.matcher(clause.text()).replaceAll("'x'")) {
            case "the workflow input is:" -> world.withoutCase(yaml(clause.below()).toString());
            case "the workflow is executed" -> world.run();
            case "the workflow should complete" -> assertThat(world.result()).isNotNull();
            case "the workflow should fault" -> assertThat(world.error()).isNotNull();
            case "the workflow should complete with output:" ->
                    World.assertJson(world.result(), yaml(clause.below()).toString());
            case "the workflow should fault with error:" ->
                    World.assertJson(Errors.json(world.error()), yaml(clause.below()).toString());
            case "the workflow output should have a 'x' property with value:" ->
                    World.assertJson(at(world, quoted.getFirst()), yaml(clause.below()).toString());
            case "the workflow output should have a 'x' property containing 1 items" ->
                    assertThat(at(world, quoted.getFirst())).hasSize(1);
            default -> {
                if (clause.text().startsWith("the workflow output should have properties")) {
                    quoted.forEach(path -> assertThat(at(world, path)).as(path).isNotNull());
                } else {
                    order(world, clause.text().split(" "));
                }
            }
        }
    }

    private static void order(World world, String[] words) {
        var ran =
                world.lines().stream()
                        .filter(line -> line.startsWith("step.completed"))
                        .map(line -> line.substring(line.lastIndexOf('/') + 1))
                        .toList();
        switch (String.join(" ", List.of(words).subList(1, 4))) {
            case "should run first" -> assertThat(ran.getFirst()).isEqualTo(words[0]);
            case "should run last" -> assertThat(ran.getLast()).isEqualTo(words[0]);
            case "should run after" ->
                    assertThat(ran.indexOf(words[0])).isGreaterThan(ran.indexOf(words[4]));
            default -> throw new AssertionError("no such clause: " + String.join(" ", words));
        }
    }

    private static JsonNode at(World world, String path) {
        return world.result().at("/" + path.replace('.', '/'));
    }

    private static JsonNode yaml(String text) {
        return json(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    private static JsonNode json(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var object = Json.object();
                map.forEach((key, member) -> object.set(key.toString(), json(member)));
                yield object;
            }
            case List<?> list -> {
                var array = Json.object().arrayNode();
                list.forEach(item -> array.add(json(item)));
                yield array;
            }
            case String text -> Json.object().textNode(text);
            default -> Json.stored(value.toString());
        };
    }
}
