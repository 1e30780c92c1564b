package caseloom.core.definition;

import caseloom.core.definition.Value.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The word that says what a step does, and the members that go with each word.
final class Keywords {

    private static final List<String> EVERY_STEP =
            List.of("if", "input", "output", "export", "timeout", "then", "metadata");

    private static final Map<String, List<String>> OWN =
            Map.ofEntries(
                    Map.entry("call", List.of("call", "with")),
                    Map.entry("do", List.of("do")),
                    Map.entry("for", List.of("for", "while", "do")),
                    Map.entry("raise", List.of("raise")),
                    Map.entry("set", List.of("set")),
                    Map.entry("switch", List.of("switch")),
                    Map.entry("try", List.of("try", "catch")),
                    Map.entry("wait", List.of("wait")),
                    Map.entry("fork", List.of("fork")),
                    Map.entry("emit", List.of("emit")),
                    Map.entry("listen", List.of("listen", "foreach")),
                    Map.entry("run", List.of("run")));

    private static final List<String> WORDS = OWN.keySet().stream().sorted().toList();

    private final Tools tools;

    Keywords(Tools tools) {
        this.tools = tools;
    }

    static List<String> members(String keyword) {
        var members = new ArrayList<>(OWN.getOrDefault(keyword, List.of()));
        members.addAll(EVERY_STEP);
        return members;
    }

    /// The step's keyword, or null after a complaint.
    @Nullable String of(Form step, Field field) {
        if (!(field.value() instanceof Value.Fields)) {
            return null;
        }
        var found = step.names().stream().filter(WORDS::contains).toList();
        if (found.contains("for")) {
            found = found.stream().filter(word -> !word.equals("do")).toList();
        }
        if (found.size() > 1) {
            tools.complaints()
                    .error(
                            field.key(),
                            field.value().pointer(),
                            "A step does one thing, but here stand `"
                                    + String.join("` and `", found)
                                    + "`.");
            return null;
        }
        if (found.isEmpty()) {
            missing(step, field);
            return null;
        }
        return found.getFirst();
    }

    private void missing(Form step, Field field) {
        for (var name : step.names()) {
            var meant = EVERY_STEP.contains(name) ? null : Nearest.to(name, WORDS).orElse(null);
            if (meant != null) {
                step.complainAbout(
                        name,
                        "`" + name + "` is not known in a step. Did you mean `" + meant + "`?");
                return;
            }
        }
        tools.complaints()
                .error(
                        field.key(),
                        field.value().pointer(),
                        "The step does nothing: it needs one of `"
                                + String.join("`, `", WORDS)
                                + "`.");
    }
}
