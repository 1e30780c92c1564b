package caseloom.admin;

import caseloom.core.cases.Subjects;
import caseloom.core.definition.Definition;
import caseloom.core.definition.Reading;
import caseloom.core.interpreter.Entry;
import caseloom.core.interpreter.Standing;
import caseloom.core.interpreter.TestRun;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.workflows.Workflows;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/// Playing a document with samples in place of the outside, so that authors see what it does before
/// they publish it. Nothing is stored and nothing leaves the server.
final class TestRunRoutes {

    /// Answers that one step may be given.
    private static final int ANSWERS_MOST = 100;

    private static final int DOCUMENT_MOST = 1 << 20;

    private final Workflows workflows;
    private final InstantSource clock;
    private final Semaphore room;

    TestRunRoutes(Workflows workflows, InstantSource clock, AdminSettings settings) {
        this.workflows = workflows;
        this.clock = clock;
        this.room = new Semaphore(settings.testRunsAtOnce());
    }

    List<Route> routes() {
        return List.of(Route.post("/workflows/test-run", this::play).always().forEditors());
    }

    private Answer play(Call call) {
        return call.parameters().judged(() -> call.withFields(this::play));
    }

    private Answer play(Fields fields) {
        var document = fields.neededText("document", DOCUMENT_MOST);
        var subject = fields.plainText("subject");
        var now = Objects.requireNonNullElseGet(fields.moment("at"), clock::instant);
        var attributes = fields.object("attributes").orElseGet(Json::object);
        var answers = answers(fields);
        return fields.judged(() -> {
            var reading = workflows.read(document);
            if (reading.definition().isEmpty()) {
                return Wire.ok(unreadable(reading));
            }
            var samples =
                    new TestRun.Samples(
                            Subjects.of(subject.orElse(null), now), attributes, answers, now);
            return played(reading, reading.definition().get(), samples);
        });
    }

    /// What each step is answered with: an object, or a list of such.
    private static Map<String, List<ObjectNode>> answers(Fields fields) {
        var answers = new HashMap<String, List<ObjectNode>>();
        fields.object("answers")
                .ifPresent(all ->
                        all.properties()
                                .forEach(one ->
                                        answers.put(
                                                one.getKey(),
                                                answers(fields, one.getKey(), one.getValue()))));
        return answers;
    }

    private static List<ObjectNode> answers(Fields fields, String step, JsonNode given) {
        var list = new ArrayList<ObjectNode>();
        for (var one : given.isArray() ? given : List.of(given)) {
            if (one instanceof ObjectNode object) {
                list.add(object);
            }
        }
        if (list.size() != (given.isArray() ? given.size() : 1) || list.size() > ANSWERS_MOST) {
            fields.complain(
                    "answers." + step,
                    "It is an object, or a list of at most " + ANSWERS_MOST + " objects.",
                    "Write what the step is answered with, such as {\"status\": 200}.");
        }
        return list;
    }

    private Answer played(Reading reading, Definition definition, TestRun.Samples samples) {
        var violations = definition.attributes().check(samples.attributes());
        if (!violations.isEmpty()) {
            return Problems.invalid(CaseCreation.faults(violations));
        }
        if (!room.tryAcquire()) {
            return Problems.unavailable();
        }
        try {
            var body = wire(TestRun.play(definition, samples));
            body.set("complaints", Wire.complaints(reading.complaints()));
            return Wire.ok(body);
        } finally {
            room.release();
        }
    }

    private static ObjectNode unreadable(Reading reading) {
        var body = Json.object().put("state", "invalid");
        body.putArray("entries");
        body.putArray("waiting");
        body.set("complaints", Wire.complaints(reading.complaints()));
        return body;
    }

    private static ObjectNode wire(TestRun.Result result) {
        var body = Json.object().put("state", state(result.standing()));
        body.set("entries", entries(result.story()));
        body.set("waiting", waiting(result.wanted()));
        switch (result.standing()) {
            case Standing.Completed completed -> body.set("output", completed.output());
            case Standing.Failed failed -> {
                var error = failed.error();
                body.putObject("error")
                        .put("type", error.type())
                        .put("status", error.status())
                        .put("title", error.title())
                        .put("detail", error.detail())
                        .put("step", failed.step());
            }
            case Standing.Parked _, Standing.Again _, Standing.Ignored _ -> {}
        }
        var view = result.view();
        body.putObject("case")
                .put("subject", view.subject())
                .put("status", view.status())
                .set("attributes", view.attributes());
        return body.put("at", result.at().toString());
    }

    private static String state(Standing standing) {
        return switch (standing) {
            case Standing.Completed _ -> "completed";
            case Standing.Failed _ -> "failed";
            case Standing.Parked _ -> "waiting";
            case Standing.Again _, Standing.Ignored _ -> "cut_off";
        };
    }

    private static ArrayNode entries(List<Entry> story) {
        var entries = Json.array();
        for (var entry : story) {
            entries.add(Wire.entry(entry.at(), entry.event(), entry.step(), entry.detail()));
        }
        return entries;
    }

    private static ArrayNode waiting(List<TestRun.Wanted> wanted) {
        var waiting = Json.array();
        for (var one : wanted) {
            waiting.addObject()
                    .put("step", one.step())
                    .put("kind", one.kind())
                    .set("request", one.request());
        }
        return waiting;
    }
}
