package caseloom.core.definition;

import java.util.List;
import java.util.Map;

/// What the language has and Caseloom has not, by name: some of it later, some of it never.
final class Unbuilt {

    static final List<String> CALLS = List.of("grpc", "asyncapi", "a2a", "mcp");

    static final List<String> USE = List.of("extensions", "catalogs");

    private static final Map<String, String> NEVER =
            Map.of(
                    "shell", "shell commands",
                    "script", "scripts",
                    "container", "containers");

    private final Complaints complaints;

    Unbuilt(Complaints complaints) {
        this.complaints = complaints;
    }

    static String notYet(String feature) {
        return "`" + feature + "` is not built yet, so the document cannot be published.";
    }

    static String never(String feature, String what) {
        return "`" + feature + "` is refused: Caseloom never " + what + ".";
    }

    /// Whether `run` is of another program; then that is complained about.
    boolean process(Value.Fields run) {
        var outside = run.fields().keySet().stream().filter(NEVER::containsKey).findFirst();
        outside.ifPresent(word ->
                Form.of(run, "`run`", complaints)
                        .complainAbout(word, never("run: " + word, "runs " + NEVER.get(word))));
        return outside.isPresent();
    }

    /// A call of a protocol other than HTTP.
    void call(Form step, String protocol) {
        var stdio =
                step.get("with") instanceof Value.Fields with
                        && with.get("transport") instanceof Value.Fields transport
                        && transport.fields().containsKey("stdio");
        step.complainAbout(
                "call",
                protocol.equals("mcp") && stdio
                        ? never("call: mcp over stdio", "starts other programs")
                        : notYet("call: " + protocol));
    }

    /// The part of the document's top that only names features: `evaluate`.
    void top(Form document) {
        var evaluate = document.get("evaluate");
        if (evaluate != null) {
            evaluate(Form.of(evaluate, "`evaluate`", complaints).only("language", "mode"));
        }
    }

    private void evaluate(Form evaluate) {
        var mode = evaluate.text("mode");
        var language = evaluate.text("language");
        if (mode != null && mode.text().equals("loose")) {
            complaints.error(
                    mode,
                    never("evaluate.mode: loose", "takes texts without `${ }` for expressions"));
        } else if (language != null && !language.text().equals("jq")) {
            complaints.error(
                    language,
                    never(
                            "evaluate.language: " + language.text(),
                            "speaks another language than jq"));
        } else if (mode != null || language != null) {
            complaints.error(
                    evaluate.fields(),
                    notYet("evaluate") + " Strict jq is what every document has.");
        }
    }
}
