package caseloom.models;

import caseloom.calls.NotYet;
import caseloom.core.interpreter.Answer;
import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import caseloom.core.schema.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A conversation with a model: from the question to an answer that satisfies its schema, or to why
/// there is none. For one thread.
final class Conversation {

    private static final Pattern FENCED =
            Pattern.compile("(?s)\\s*```(?:json)?\\s*(.*?)\\s*```\\s*");
    private static final int VIOLATIONS_TOLD = 20;
    private static final int LOOKUPS_OF_TURN = 20;

    private final Asking asking;
    private final ModelsSettings settings;
    private final Question question;
    private final Lookups lookups;
    private final Talk talk;
    private final String key;
    private int repairs;

    Conversation(
            Asking asking,
            ModelsSettings settings,
            Question question,
            Lookups lookups,
            String key) {
        this.asking = asking;
        this.settings = settings;
        this.question = question;
        this.lookups = lookups;
        this.talk = Talk.about(question);
        this.key = key;
    }

    Talk talk() {
        return talk;
    }

    /// Has it to its end: `Gave` without what is told of it, or what the step raises.
    ///
    /// @throws NotYet when nothing was asked yet and the rate limit has no room for it now
    Answer have(ModelTerms terms) {
        try {
            for (var turn = 1; turn <= settings.turnsMost(); turn++) {
                var ended = turn(terms, turn);
                if (ended.isPresent()) {
                    return ended.get();
                }
            }
        } catch (NotYet e) {
            return late(e);
        }
        return refused(
                Answer.Why.LIMIT,
                "the model came to no answer in " + settings.turnsMost() + " requests");
    }

    /// To begin anew each time would cost without an end.
    private Answer late(NotYet late) {
        if (asking.requests() == 0) {
            throw late;
        }
        return refused(
                Answer.Why.LIMIT,
                "a rate limit has no room for the rest of the conversation before " + late.at());
    }

    private Optional<Answer> turn(ModelTerms terms, int turn) {
        var output = question.output();
        var request =
                ChatJson.request(
                        terms,
                        talk.messages(),
                        lookups.described(),
                        output == null ? null : output.source());
        return switch (asking.ask(request, key + "/" + turn)) {
            case Reply.Over(var answer) -> Optional.of(answer);
            case Reply.Said(var message, var whole) -> {
                talk.heard(message);
                yield whole
                        ? said(message, turn)
                        : Optional.of(
                                refused(
                                        Answer.Why.LIMIT,
                                        "the model's answer has more than "
                                                + terms.limits().answerTokens()
                                                + " tokens"));
            }
        };
    }

    private Optional<Answer> said(ObjectNode message, int turn) {
        var wanted = message.path("tool_calls");
        if (wanted.isArray() && !wanted.isEmpty()) {
            return lookUp(wanted, turn);
        }
        if (message.path("refusal").isTextual()) {
            return Optional.of(
                    refused(
                            Answer.Why.DECLINED,
                            "the model refused: " + cut(message.path("refusal").textValue())));
        }
        return answered(message.path("content").asText());
    }

    private Optional<Answer> lookUp(JsonNode wanted, int turn) {
        if (wanted.size() > LOOKUPS_OF_TURN) {
            return Optional.of(
                    refused(Answer.Why.LIMIT, "the model asks for " + wanted.size() + " queries"));
        }
        for (var index = 0; index < wanted.size(); index++) {
            var call = wanted.get(index);
            var place = key + "/" + turn + "." + (index + 1);
            var result = asking.inTurn(() -> lookups.made(call.path("function"), place));
            talk.lookedUp(
                    call,
                    result.length() > settings.lookupMost()
                            ? "error: the result has more than "
                                    + settings.lookupMost()
                                    + " characters; ask for less"
                            : result);
        }
        return Optional.empty();
    }

    private Optional<Answer> answered(String content) {
        var output = question.output();
        if (output == null) {
            return content.isBlank()
                    ? again("the answer is empty")
                    : gave(TextNode.valueOf(content));
        }
        var fenced = FENCED.matcher(content);
        var text = fenced.matches() ? fenced.group(1) : content;
        try {
            var value = Json.read(text.getBytes(StandardCharsets.UTF_8));
            var violations = output.check(value);
            return violations.isEmpty() ? gave(value) : again(told(violations));
        } catch (JsonFault e) {
            return again("it is no JSON: " + e.getMessage());
        }
    }

    private static String told(List<Violation> violations) {
        return violations.stream()
                .limit(VIOLATIONS_TOLD)
                .map(one -> (one.path().isEmpty() ? "the value" : one.path()) + " " + one.error())
                .collect(Collectors.joining("; "));
    }

    private Optional<Answer> again(String why) {
        if (repairs == settings.repairsMost()) {
            return Optional.of(
                    refused(
                            Answer.Why.INVALID,
                            "the model's answer does not fit `output`: " + cut(why)));
        }
        repairs++;
        talk.say("user", "Your answer cannot be used: " + why + ". Answer again, in full.");
        return Optional.empty();
    }

    private static Optional<Answer> gave(JsonNode output) {
        return Optional.of(new Answer.Gave(output, Json.object()));
    }

    private static Answer refused(Answer.Why why, String message) {
        return new Answer.Refused(why, message);
    }

    private static String cut(@Nullable String text) {
        var told = text == null ? "" : text;
        return told.length() > 500 ? told.substring(0, 500) + "..." : told;
    }
}
