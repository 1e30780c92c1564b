package caseloom.models;

import caseloom.Client;
import caseloom.Reply;
import caseloom.cases.HistoryEntry;
import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import caseloom.events.FlowRig;
import caseloom.outbound.Receiver;
import caseloom.outbound.Receiver.Behaviour;
import caseloom.outbound.Receiver.Received;
import caseloom.runs.RunRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A server, and a service that speaks as OpenAI-compatible ones do and says what it is told to.
final class ModelRig implements AutoCloseable {

    static final String CHAT = "/v1/chat/completions";

    private final FlowRig flow =
            new FlowRig(
                    "OUTBOUND_ALLOW=127.0.0.1",
                    "MODELS_PAUSE=PT0.01S",
                    "MODELS_TURNS_MOST=4",
                    "MODELS_LOOKUP_MOST=200");
    private final Receiver service = Receiver.start();
    private final Client admin;

    ModelRig() {
        admin = flow.http().as(flow.server().administrator(flow.acme()));
        good(
                admin.post(
                        "/api/v1/connections",
                        """
                        {"name": "brain", "base_url": "URL",
                         "authentication": {"type": "bearer", "token": "grep-me-token"}}
                        """
                                .replace("URL", service.url("/v1"))));
    }

    FlowRig flow() {
        return flow;
    }

    Receiver service() {
        return service;
    }

    Client admin() {
        return admin;
    }

    static Reply good(Reply reply) {
        if (reply.status() / 100 != 2) {
            throw new AssertionError("refused: " + reply);
        }
        return reply;
    }

    /// The connection leads to a model with these terms beside its name.
    ModelRig model(String terms) {
        var body = (ObjectNode) Json.stored(terms);
        good(
                admin.send(
                        "PUT",
                        "/api/v1/connections/brain/model",
                        BodyPublishers.ofByteArray(Json.bytes(body.put("name", "small-1")))));
        return this;
    }

    /// The service gives these answers, one after the other, and the last one ever again.
    ModelRig answers(Behaviour... answers) {
        var asked = new AtomicInteger();
        service.on(CHAT, _ -> answers[Math.min(asked.getAndIncrement(), answers.length - 1)]);
        return this;
    }

    /// The model says this.
    static Behaviour says(String content) {
        var message = Json.object().put("role", "assistant").put("content", content);
        return said(message, "stop");
    }

    /// The model wants these queries, each a tool and its arguments.
    static Behaviour wants(String... calls) {
        var message = Json.object().put("role", "assistant").putNull("content");
        var wanted = message.putArray("tool_calls");
        for (var index = 0; index < calls.length; index += 2) {
            wanted.addObject()
                    .put("id", "call" + index)
                    .put("type", "function")
                    .putObject("function")
                    .put("name", calls[index])
                    .put("arguments", calls[index + 1]);
        }
        return said(message, "tool_calls");
    }

    static Behaviour said(ObjectNode message, String finish) {
        var answer = Json.object();
        answer.putArray("choices").addObject().put("finish_reason", finish).set("message", message);
        answer.putObject("usage").put("prompt_tokens", 100).put("completion_tokens", 10);
        return new Behaviour.Answer(
                200, Map.of("Content-Type", "application/json"), Json.write(answer));
    }

    static Behaviour fails(int status) {
        return new Behaviour.Answer(status, Map.of(), "");
    }

    /// What the model was asked, in order.
    List<Received> asked() {
        return service.received().stream().filter(one -> one.path().equals(CHAT)).toList();
    }

    JsonNode asked(int index) {
        return Json.stored(asked().get(index).body());
    }

    /// Runs a workflow of one step that asks with this `with`, to its end.
    Ran ask(String with, RunStatus status) {
        var steps =
                """
                  - ask:
                      call: ask-model
                      with:
                WITH
                  - keep: { call: set-attributes, with: { answer: '${ . }' } }
                """
                        .replace("WITH\n", with.indent(8));
        var workflow = flow.publish("asking", steps);
        var number = flow.open(workflow, "{\"text\": \"Ada & Co\"}");
        return new Ran(flow.ended(flow.runOf(number), status), flow.story(number));
    }

    /// What became of a run.
    record Ran(RunRecord run, List<HistoryEntry> story) {

        /// What the model answered, as the case keeps it.
        JsonNode answer() {
            return detail("attributes.changed").path("set").path("answer");
        }

        JsonNode told() {
            return detail("function.performed");
        }

        JsonNode detail(String event) {
            return story.stream()
                    .filter(entry -> entry.event().equals(event))
                    .map(HistoryEntry::detail)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + event + " in " + story));
        }

        String error() {
            return detail("run.failed").toString();
        }
    }

    @Override
    public void close() {
        flow.close();
        service.close();
    }
}
