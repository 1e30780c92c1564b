package caseloom.models;

import caseloom.calls.NotYet;
import caseloom.calls.ServiceCalls;
import caseloom.core.cases.OrganizationId;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Makes the requests of one conversation: within what the model may use up, and again where the
/// service cannot take one now. For one thread.
final class Asking {

    /// Texts have rarely less than three characters in a token.
    private static final int CHARACTERS_OF_TOKEN = 3;

    private final Means means;
    private final OrganizationId organization;
    private final Model model;
    private Usage used = Usage.NONE;
    private int requests;

    /// What all conversations are made with.
    record Means(
            ServiceCalls calls,
            Models models,
            InstantSource clock,
            Patience patience,
            ModelsSettings settings) {}

    Asking(Means means, OrganizationId organization, Model model) {
        this.means = means;
        this.organization = organization;
        this.model = model;
    }

    /// What was used up so far.
    Usage used() {
        return used;
    }

    int requests() {
        return requests;
    }

    /// Makes one request.
    ///
    /// @param key the same whenever it is made again
    /// @throws NotYet when nothing was asked yet and the rate limit has no room for it now
    Reply ask(ObjectNode body, String key) {
        var size = (Json.write(body).length() + CHARACTERS_OF_TOKEN - 1) / CHARACTERS_OF_TOKEN;
        var reserved = new Usage(size, model.terms().limits().answerTokens());
        for (var attempt = 1; ; attempt++) {
            if (!means.models().reserve(organization, model, reserved)) {
                return limit("what `" + model.connectionName() + "` may use up in a day is used");
            }
            var answer = sent(body, key, reserved);
            if (attempt >= means.settings().attemptsMost() || !mayGoBetter(answer)) {
                return reply(answer);
            }
            means.patience().pause(pause(answer, attempt));
        }
    }

    /// What was reserved for a request that no model has answered is given back, unless the model
    /// may be answering it still.
    private Answer sent(ObjectNode body, String key, Usage reserved) {
        Answer answer;
        try {
            answer = made(body, key);
        } catch (NotYet e) {
            means.models().settle(organization, model, reserved, Usage.NONE);
            throw e;
        }
        var usage =
                switch (answer) {
                    case Answer.Response response when isGood(response) ->
                            ChatJson.usage(response.content(), reserved);
                    case Answer.Unreachable(var timeout, _) when timeout -> reserved;
                    default -> Usage.NONE;
                };
        means.models().settle(organization, model, reserved, usage);
        used = used.plus(usage);
        return answer;
    }

    /// The first request waits for its turn outside, later ones here: what was said is kept.
    private Answer made(ObjectNode body, String key) {
        var call =
                new Effect.CallConnection(
                        0,
                        key,
                        model.connectionName(),
                        "POST",
                        ChatJson.PATH,
                        Json.object().put("Accept", "application/json"),
                        body);
        return inTurn(() -> {
            var answer = means.calls().connection(organization, call);
            requests++;
            return answer;
        });
    }

    /// Does it, at once or when its turn comes.
    ///
    /// @throws NotYet when nothing was asked yet, or its turn comes too late
    <T> T inTurn(Supplier<T> work) {
        try {
            return work.get();
        } catch (NotYet e) {
            var wait = Duration.between(means.clock().instant(), e.at());
            if (requests == 0 || wait.compareTo(means.settings().waitMost()) > 0) {
                throw e;
            }
            means.patience().pause(wait);
            return work.get();
        }
    }

    private static boolean isGood(Answer.Response response) {
        return response.status() / 100 == 2;
    }

    private static boolean mayGoBetter(Answer answer) {
        return switch (answer) {
            case Answer.Response response -> response.status() == 429 || response.status() >= 500;
            case Answer.Unreachable(var timeout, _) -> !timeout;
            default -> false;
        };
    }

    private Duration pause(Answer answer, int attempt) {
        var settings = means.settings();
        var usual = settings.pause().multipliedBy(1L << (attempt - 1));
        var asked = answer instanceof Answer.Response response ? asked(response) : Duration.ZERO;
        var longer = asked.compareTo(usual) > 0 ? asked : usual;
        return longer.compareTo(settings.waitMost()) > 0 ? settings.waitMost() : longer;
    }

    private static Duration asked(Answer.Response response) {
        var seconds = response.headers().path("retry-after").asText();
        return seconds.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }

    private Reply reply(Answer answer) {
        if (!(answer instanceof Answer.Response response) || !isGood(response)) {
            return new Reply.Over(answer);
        }
        return ChatJson.said(response.content())
                .<Reply>map(said -> said)
                .orElseGet(() -> new Reply.Over(noModel(response.content())));
    }

    private static Answer noModel(JsonNode content) {
        var text = Json.write(content);
        return new Answer.Unreachable(
                false,
                "the service answered as no model does: "
                        + text.substring(0, Math.min(text.length(), 200)));
    }

    private static Reply limit(String why) {
        return new Reply.Over(new Answer.Refused(Answer.Why.LIMIT, why));
    }
}
