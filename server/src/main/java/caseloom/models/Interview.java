package caseloom.models;

import caseloom.calls.NotYet;
import caseloom.calls.ServiceCalls;
import caseloom.connections.Queries;
import caseloom.core.cases.OrganizationId;
import caseloom.core.interpreter.Answer;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;

/// Asks the models that connections lead to. Safe to share.
public final class Interview {

    private final Asking.Means means;
    private final Queries queries;

    /// @param calls makes the requests, on connections only
    public Interview(
            Models models,
            ServiceCalls calls,
            Queries queries,
            Ground ground,
            ModelsSettings settings) {
        this.means = new Asking.Means(calls, models, ground.clock(), ground.patience(), settings);
        this.queries = queries;
    }

    /// The time, and how it is waited for.
    public record Ground(InstantSource clock, Patience patience) {}

    ModelsSettings settings() {
        return means.settings();
    }

    /// Asks the model of a connection. Answered with `Gave`, which tells the whole conversation, or
    /// as a step is whose call went wrong.
    ///
    /// @param key the same whenever the same is asked again
    /// @throws Unfit when a tool names no query
    /// @throws NotYet when a rate limit has no room for it now
    Answer asked(OrganizationId organization, Question question, String key) throws Unfit {
        var found = means.models().find(organization, question.connection());
        if (found.isEmpty()) {
            return new Answer.Refused(
                    Answer.Why.UNKNOWN,
                    "the connection `"
                            + question.connection()
                            + "` leads to no model: `caseloom model set` says which one");
        }
        var model = found.get();
        var lookups = Lookups.of(means.calls(), queries, organization, question.tools());
        var asking = new Asking(means, organization, model);
        var conversation = new Conversation(asking, settings(), question, lookups, key);
        return switch (conversation.have(model.terms())) {
            case Answer.Gave(var output, _) ->
                    new Answer.Gave(output, told(model, asking, conversation));
            case Answer other -> other;
        };
    }

    private ObjectNode told(Model model, Asking asking, Conversation conversation) {
        var used = asking.used();
        var told =
                Json.object()
                        .put("connection", model.connectionName())
                        .put("model", model.terms().name())
                        .put("requests", asking.requests())
                        .put("input_tokens", used.input())
                        .put("output_tokens", used.output());
        var cost = model.terms().limits().prices().of(used);
        if (cost.signum() > 0) {
            told.put("cost", cost.stripTrailingZeros());
        }
        told.set("messages", conversation.talk().record(settings().recordMost()));
        return told;
    }
}
