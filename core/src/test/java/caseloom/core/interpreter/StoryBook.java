package caseloom.core.interpreter;

import caseloom.core.definition.YamlData;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The stories, by topic. Each is a YAML document of its file:
///
/// - `story`: one sentence; `rules`: the rules of the language that it shows
/// - `do`, the steps, perhaps with a `head` before them; or the whole `document`
/// - `case`: its attributes, for a run with a case; or `input`, for one without
/// - `answers`: what calls are answered, one after the other
/// - `happenings`: what else comes about, before time passes by itself
/// - `then`: what comes of it
final class StoryBook {

    private StoryBook() {}

    /// The stories of each folder and file, such as `set/data`.
    static Map<String, List<JsonNode>> topics() {
        var root = Path.of(System.getProperty("house.root"), "core/src/test/resources/stories");
        var topics = new TreeMap<String, List<JsonNode>>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                var name = root.relativize(file).toString().replace(".yaml", "");
                topics.put(name, stories(name, Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no stories", e);
        }
        return topics;
    }

    static List<JsonNode> all() {
        return topics().values().stream().flatMap(List::stream).toList();
    }

    private static List<JsonNode> stories(String topic, String text) {
        var stories = new ArrayList<JsonNode>();
        for (var part : text.split("(?m)^---\\n", -1)) {
            if (!part.isBlank()) {
                stories.add(
                        switch (YamlData.read(part)) {
                            case YamlData.Read(var story) -> story;
                            case YamlData.Refused(var why) ->
                                    throw new AssertionError(topic + ": " + why + "\n" + part);
                        });
            }
        }
        return stories;
    }
}
