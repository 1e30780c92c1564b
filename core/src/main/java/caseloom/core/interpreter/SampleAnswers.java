package caseloom.core.interpreter;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.cases.Statuses;
import caseloom.core.definition.Function;
import caseloom.core.definition.Step;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Turns samples of a test run into what the outside would say. They are read leniently: what a
/// sample leaves out is what it usually is.
final class SampleAnswers {

    /// Of whoever says something in a test run and is not named.
    private static final String SOMEBODY = "somebody@example.com";

    private static final long MADE = 2;

    private SampleAnswers() {}

    /// Whether time is to pass before the outside says anything.
    static boolean isLate(ObjectNode sample) {
        return sample.path("late").asBoolean(false);
    }

    /// Whether nobody could guess the answer: what only begins something is answered without a
    /// sample.
    static boolean needed(Effect effect) {
        return switch (effect) {
            case Effect.CallHttp _,
                    Effect.CallOpenApi _,
                    Effect.CallConnection _,
                    Effect.GetCase _ ->
                    true;
            case Effect.CallFunction call -> call.function() != Function.REQUEST_SIGNATURE;
            case Effect.RunWorkflow run -> run.await();
            case Effect.CreateCase _,
                    Effect.OpenCallback _,
                    Effect.RequestApproval _,
                    Effect.RequestSignature _,
                    Effect.RemindPeople _ ->
                    false;
        };
    }

    static Answer answer(Effect effect, ObjectNode sample, Instant now) {
        if (sample.has("fails")) {
            return failed(effect, sample.path("fails").asText());
        }
        return switch (effect) {
            case Effect.CallHttp call -> response(call.method(), call.uri(), sample);
            case Effect.CallOpenApi call ->
                    new Answer.Called(
                            Json.object(), response("GET", call.description().uri(), sample));
            case Effect.CallConnection call -> response(call.method(), call.path(), sample);
            case Effect.GetCase asked ->
                    new Answer.Found(Optional.of(found(asked.id(), sample.path("gives"), now)));
            case Effect.CreateCase wanted -> new Answer.Created(created(wanted, now));
            case Effect.RunWorkflow run ->
                    run.await()
                            ? new Answer.Ended(given(sample))
                            : new Answer.Started(new RunId(MADE));
            case Effect.OpenCallback open ->
                    new Answer.CallbackOpened("https://callback.invalid/" + open.activation());
            case Effect.RequestApproval _, Effect.RequestSignature _ -> new Answer.Asked();
            case Effect.RemindPeople _ -> new Answer.Reminded(List.of(SOMEBODY));
            case Effect.CallFunction call ->
                    new Answer.Gave(
                            call.function() == Function.REQUEST_SIGNATURE
                                    ? sealed()
                                    : given(sample),
                            Json.object());
        };
    }

    private static Answer failed(Effect effect, String how) {
        var told = "The sample of the test run says so.";
        if (effect instanceof Effect.RunWorkflow) {
            return new Answer.Faulted(Errors.communication(500, "The workflow failed", told));
        }
        if (effect instanceof Effect.GetCase) {
            return new Answer.Found(Optional.empty());
        }
        return switch (how) {
            case "timeout" -> new Answer.Unreachable(true, told);
            case "refused" -> new Answer.Refused(Answer.Why.DECLINED, told);
            default -> new Answer.Unreachable(false, told);
        };
    }

    private static Answer.Response response(String method, String uri, ObjectNode sample) {
        var body = sample.hasNonNull("body") ? sample.get("body") : NullNode.instance;
        var bytes = body.isTextual() ? body.textValue() : Json.write(body);
        return new Answer.Response(
                method,
                uri,
                sample.path("status").asInt(200),
                sample.path("headers").isObject() ? sample.get("headers") : Json.object(),
                body,
                Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode given(ObjectNode sample) {
        return Objects.requireNonNullElse(sample.get("gives"), NullNode.instance);
    }

    private static CaseView found(long id, JsonNode given, Instant now) {
        return new CaseView(
                new CaseId(given.path("id").asLong(id)),
                true,
                given.path("workflow").asText("sample"),
                1,
                given.path("subject").asText("Case " + id),
                given.path("status").asText(Statuses.OPEN),
                given.path("attributes") instanceof ObjectNode object ? object : Json.object(),
                null,
                now);
    }

    private static CaseView created(Effect.CreateCase wanted, Instant now) {
        return new CaseView(
                new CaseId(MADE),
                true,
                wanted.workflow(),
                1,
                Objects.requireNonNullElse(wanted.subject(), "Case " + MADE),
                Statuses.OPEN,
                wanted.attributes(),
                null,
                now);
    }

    private static ObjectNode sealed() {
        var output = Json.object();
        output.putArray("documents").addObject().put("file", "file_1");
        return output;
    }

    /// What people, or whoever uses a callback, say to that step.
    static JsonNode said(Step step, ObjectNode sample, Instant now) {
        if (!(step instanceof Step.CallFunction call) || !call.function().asksPeople()) {
            return given(sample);
        }
        var by = sample.path("by").asText(SOMEBODY);
        var said = Json.object().put("by", by).put("at", now.toString());
        said.set("values", values(sample));
        return switch (call.function()) {
            case REQUEST_APPROVAL -> approval(said, sample);
            case REQUEST_SIGNATURE -> signature(said, sample);
            default -> said;
        };
    }

    private static ObjectNode values(ObjectNode sample) {
        return sample.path("values") instanceof ObjectNode object ? object : Json.object();
    }

    private static ObjectNode approval(ObjectNode said, ObjectNode sample) {
        var decision =
                Json.object()
                        .put("approved", sample.path("approved").asBoolean(true))
                        .put("comment", sample.path("comment").asText(null))
                        .put("by", said.path("by").asText());
        said.setAll(decision);
        said.putArray("decisions").add(decision);
        return said;
    }

    private static ObjectNode signature(ObjectNode said, ObjectNode sample) {
        var by = said.path("by").asText();
        said.putObject("started").put("by", by).set("values", values(sample));
        if (sample.has("fails")) {
            said.putObject("declined").put("by", by).put("reason", "sample");
        }
        said.putArray("signatures").addObject().put("by", by).put("at", said.path("at").asText());
        return said;
    }

    /// The event of a sample, which has at least a `type`, as an envelope.
    static ObjectNode event(long number, ObjectNode sample, Instant now) {
        var event =
                Json.object()
                        .put("specversion", "1.0")
                        .put("id", "sample-" + number)
                        .put("source", "/test-run")
                        .put("time", now.toString());
        event.setAll(sample);
        return event;
    }
}
