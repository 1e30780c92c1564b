package caseloom.core.interpreter;

import caseloom.core.cases.CaseView;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The values of `$workflow`, `$task` and `$runtime`, built when an expression asks for them.
final class Descriptors {

    private static final String DSL = "1.0.3";

    /// The language profile, not the release of the server: a replay must not depend on the latter.
    private static final String PROFILE = "1";

    private Descriptors() {}

    static JsonNode workflow(Advance advance) {
        var head = advance.facts.definition().head();
        var node = Json.object().put("id", String.valueOf(advance.facts.run().value()));
        node.putObject("definition")
                .putObject("document")
                .put("dsl", DSL)
                .put("namespace", head.namespace())
                .put("name", head.name())
                .put("version", head.label())
                .put("title", head.title());
        node.set("input", advance.progress.input);
        node.set("startedAt", moment(advance.progress.started));
        return node;
    }

    static JsonNode task(Activation activation, @Nullable JsonNode output) {
        var node =
                Json.object()
                        .put("name", activation.step.common().name())
                        .put("reference", activation.pointer());
        node.set("input", activation.raw());
        if (output != null) {
            node.set("output", output);
        }
        node.set("startedAt", moment(activation.started));
        return node;
    }

    static JsonNode runtime(Advance advance) {
        var view = advance.view;
        var node = Json.object().put("name", "caseloom").put("version", PROFILE);
        var metadata = node.putObject("metadata");
        metadata.set("case", view.shown() ? of(view) : NullNode.instance);
        var callbacks = metadata.putObject("callbacks");
        for (var activation : advance.progress.calling()) {
            if (activation.work instanceof Work.Calling(var url, _) && url != null) {
                callbacks.put(activation.step.common().name(), url);
            }
        }
        return node;
    }

    private static JsonNode of(CaseView view) {
        var node =
                Json.object()
                        .put("id", view.id().value())
                        .put("subject", view.subject())
                        .put("status", view.status())
                        .put("workflow", view.workflow())
                        .put("version", view.version());
        node.set("metadata", view.metadata() == null ? NullNode.instance : view.metadata());
        return node.put("createdAt", view.createdAt().toString());
    }

    private static JsonNode moment(Instant at) {
        var node = Json.object().put("iso8601", at.toString());
        node.putObject("epoch")
                .put("seconds", at.getEpochSecond())
                .put("milliseconds", at.toEpochMilli());
        return node;
    }
}
