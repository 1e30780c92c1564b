package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.definition.DocumentOf;
import caseloom.core.definition.YamlData;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every word of the language has a story, and every rule a story or a test that is named after it.
class StoriesCoverTest {

    private static final int RULES = 32;

    /// Parts of the official schema that no story can show, since publishing refuses them.
    private static final List<String> REFUSED =
            List.of(
                    // Other protocols.
                    "CallAsyncAPI",
                    "CallGRPC",
                    "CallA2A",
                    "CallMCP",
                    "/$defs/asyncApi",
                    "/$defs/subscriptionIterator",
                    // Other programs.
                    "RunContainer",
                    "RunScript",
                    "RunShell",
                    "/$defs/containerLifetime",
                    "/$defs/processResult",
                    // What the schema forbids by naming it.
                    "/AnyEventUntilConsumed/properties/until",
                    // For later: extensions, catalogs, secrets, other ways to authenticate.
                    "/$defs/extension/",
                    "/$defs/catalog/",
                    "/$defs/secretBased",
                    "DigestAuthenticationProperties",
                    "/$defs/oauth2Token/",
                    "/$defs/oauth2AuthenticationProperties/properties/issuers",
                    "/$defs/oauth2AuthenticationProperties/properties/password",
                    "/$defs/oauth2AuthenticationProperties/properties/subject",
                    "/$defs/oauth2AuthenticationProperties/properties/actor",
                    "/$defs/oauth2AuthenticationProperties/properties/client/properties/assertion");

    @Test
    void thereAreManyStoriesAndNoTwoOfThemHaveOneTitle() {
        var titles = StoryBook.all().stream().map(story -> story.path("story").asText()).toList();

        assertThat(titles).hasSizeGreaterThan(300).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void everyRuleHasAStoryOrATestNamedAfterIt() throws IOException {
        var missing = new TreeSet<Integer>();
        IntStream.rangeClosed(1, RULES).forEach(missing::add);

        StoryBook.all().forEach(story -> story.path("rules").forEach(rule -> drop(missing, rule)));
        missing.removeAll(tested());

        assertThat(missing).isEmpty();
    }

    private static void drop(Set<Integer> missing, JsonNode rule) {
        var number = Integer.valueOf(rule.asText().substring(2));
        assertThat(number).as(rule.asText()).isBetween(1, RULES);
        missing.remove(number);
    }

    /// The rules that test methods begin with, such as `w16_…`.
    private static List<Integer> tested() throws IOException {
        var root = Path.of(System.getProperty("house.root"));
        var name = Pattern.compile("void w(\\d+)_");
        var found = new ArrayList<Integer>();
        for (var module : List.of("core", "server")) {
            try (var files = Files.walk(root.resolve(module + "/src/test/java"))) {
                for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    name.matcher(Files.readString(file))
                            .results()
                            .forEach(one -> found.add(Integer.valueOf(one.group(1))));
                }
            }
        }
        return found;
    }

    @Test
    void everyWordOfTheOfficialSchemaHasAStory() {
        var words = new SchemaWords(read(DocumentOf.kit("workflow-1.0.3.yaml")));
        var missing = new TreeSet<>(words.all());

        StoryBook.all().forEach(story -> missing.removeAll(words.usedBy(document(story))));

        assertThat(missing.stream().filter(word -> REFUSED.stream().noneMatch(word::contains)))
                .isEmpty();
    }

    private static JsonNode document(JsonNode story) {
        return read(StoriesTest.document(story));
    }

    private static JsonNode read(String text) {
        return switch (YamlData.read(text)) {
            case YamlData.Read(var data) -> data;
            case YamlData.Refused _ -> Json.object();
        };
    }
}
