package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.definition.Definition;
import caseloom.core.definition.DocumentOf;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One run in a world of its own: a clock moved by hand, services as functions, and a store that
/// keeps the state as text between any two decisions.
final class World {

    static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

    private final Interpreter interpreter;
    private final Definition definition;
    private final List<Entry> story = new ArrayList<>();
    private final Map<Integer, Effect> effects = new LinkedHashMap<>();
    private final Map<Integer, Instant> timers = new TreeMap<>();
    private RunId run = new RunId(7);
    private JsonNode input;
    private Instant now = NOON;
    private long chance = 1;
    private String state = "";
    private CaseView view;
    private Standing standing = new Standing.Ignored(null);
    private Function<Effect.CallHttp, Answer> service =
            call -> new Answer.Unreachable(false, "no service here: " + call.uri());
    private Function<Long, Optional<CaseView>> cases = _ -> Optional.empty();
    private Function<Effect, Answer> shell =
            effect -> {
                throw new AssertionError("nobody answers " + effect);
            };
    private final Map<Integer, Listener> listeners = new TreeMap<>();
    private final List<JsonNode> emitted = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();

    private World(Interpreter interpreter, Definition definition) {
        this.interpreter = interpreter;
        this.definition = definition;
        this.input = Json.object();
        this.view = view(true, Json.object());
    }

    /// A world for the steps below `do:`, each line of them as in a document.
    static World of(String steps) {
        return ofDocument(
                "document: {dsl: '1.0.3', namespace: t, name: t, version: '1.0.0',"
                        + " metadata: {source: direct, statuses: [Waiting]}}\ndo:\n"
                        + steps);
    }

    static World ofDocument(String document) {
        return new World(new Interpreter(InterpreterLimits.USUAL), DocumentOf.yaml(document));
    }

    World within(InterpreterLimits limits) {
        return new World(new Interpreter(limits), definition);
    }

    World with(String attributes) {
        input = Json.stored(attributes);
        if (input instanceof ObjectNode object) {
            view = view(true, object);
        }
        return this;
    }

    /// The run that the case was made with, which has its number.
    World first() {
        run = new RunId(view.id().value());
        return this;
    }

    World withoutCase(String runInput) {
        input = Json.stored(runInput);
        view = view(false, Json.object());
        return this;
    }

    World service(Function<Effect.CallHttp, Answer> answers) {
        service = answers;
        return this;
    }

    World cases(Function<Long, Optional<CaseView>> found) {
        cases = found;
        return this;
    }

    /// Answers what the shell does itself: cases, runs and callbacks to open.
    World shell(Function<Effect, Answer> answers) {
        shell = answers;
        return this;
    }

    private static CaseView view(boolean shown, ObjectNode attributes) {
        return new CaseView(
                new CaseId(3), shown, "refunds", 2, "A case", "Open", attributes, null, NOON);
    }

    /// The first decision alone.
    World begin() {
        return take(interpreter.begin(definition, run, view, input, moment()));
    }

    World resume(Happening happening) {
        var stored = new RunState(Json.stored(state));
        return take(interpreter.resume(definition, run, stored, view, happening, moment()));
    }

    /// From the start until it ends or waits for something that this world does not give.
    World run() {
        begin();
        return goOn();
    }

    World goOn() {
        for (var turns = 0; turns < 10_000; turns++) {
            if (standing instanceof Standing.Again) {
                resume(new Happening.Continued());
            } else if (!(standing instanceof Standing.Parked)) {
                return this;
            } else if (!effects.isEmpty()) {
                answer(effects.values().iterator().next());
            } else {
                nextTimer();
            }
        }
        throw new AssertionError("the run does not end: " + state);
    }

    World answer(Effect effect) {
        return resume(
                new Happening.Answered(
                        effect.activation(),
                        switch (effect) {
                            case Effect.CallHttp call -> service.apply(call);
                            case Effect.GetCase asked -> new Answer.Found(cases.apply(asked.id()));
                            case Effect.CallOpenApi _,
                                    Effect.CallConnection _,
                                    Effect.CreateCase _,
                                    Effect.RunWorkflow _,
                                    Effect.OpenCallback _,
                                    Effect.RequestApproval _,
                                    Effect.RemindPeople _,
                                    Effect.RequestSignature _,
                                    Effect.CallFunction _ ->
                                    shell.apply(effect);
                        }));
    }

    /// An event of that type and data comes.
    World event(long number, String type, String data) {
        return resume(new Happening.EventArrived(number, envelope(number, type, data)));
    }

    static JsonNode envelope(long number, String type, String data) {
        var event = Json.object().put("specversion", "1.0").put("id", "e" + number);
        event.put("source", "https://e.example/").put("type", type);
        event.set("data", Json.stored(data));
        return event;
    }

    World nextTimer() {
        var timer = timers.entrySet().stream().min(Comparator.comparing(Map.Entry::getValue));
        var due = timer.orElseThrow(() -> new AssertionError("waits for nothing: " + state));
        now = due.getValue().isAfter(now) ? due.getValue() : now;
        return resume(new Happening.TimerDue(due.getKey()));
    }

    World later(Duration by) {
        now = now.plus(by);
        return this;
    }

    /// Takes another state for the one that was stored.
    World restore(String stored) {
        state = stored;
        return this;
    }

    /// The shell ends the run as failed; nothing is waited for any more.
    World failFromOutside() {
        state = Json.write(new RunState(Json.stored(state)).asFailed().stored());
        effects.clear();
        timers.clear();
        listeners.clear();
        return this;
    }

    private Moment moment() {
        return new Moment(now, chance++);
    }

    private World take(Decision decision) {
        standing = decision.standing();
        if (standing instanceof Standing.Ignored) {
            return this;
        }
        state = Json.write(decision.state().stored());
        view = decision.view();
        story.addAll(decision.entries());
        decision.drop().forEach(effects::remove);
        decision.start().forEach(effect -> effects.put(effect.activation(), effect));
        decision.clear().forEach(timers::remove);
        decision.set().forEach(timer -> timers.put(timer.id(), timer.due()));
        decision.deaf().forEach(listeners::remove);
        decision.hear().forEach(listener -> listeners.put(listener.id(), listener));
        emitted.addAll(decision.emit());
        closed.addAll(decision.close());
        return this;
    }

    Standing standing() {
        return standing;
    }

    /// The result of a run that must have completed.
    JsonNode result() {
        return completed().result();
    }

    Standing.Completed completed() {
        return switch (standing) {
            case Standing.Completed completed -> completed;
            case Standing.Failed failed -> throw new AssertionError("failed: " + failed.error());
            case Standing.Parked _, Standing.Again _, Standing.Ignored _ ->
                    throw new AssertionError("not at its end: " + standing);
        };
    }

    RunError error() {
        if (standing instanceof Standing.Failed failed) {
            return failed.error();
        }
        throw new AssertionError("not failed: " + standing);
    }

    Definition definition() {
        return definition;
    }

    CaseView view() {
        return view;
    }

    Instant now() {
        return now;
    }

    String state() {
        return state;
    }

    Map<Integer, Effect> effects() {
        return effects;
    }

    Map<Integer, Listener> listeners() {
        return listeners;
    }

    List<JsonNode> emitted() {
        return emitted;
    }

    /// Activations whose callbacks are no longer open.
    List<Integer> closed() {
        return closed;
    }

    Map<Integer, Instant> timers() {
        return timers;
    }

    List<Entry> story() {
        return story;
    }

    /// The story in short, such as `step.completed /do/0/a`.
    List<String> lines() {
        return story.stream()
                .map(e -> e.step() == null ? e.event() : e.event() + " " + e.step())
                .toList();
    }

    /// JSON is the same whatever the order of its members and however its numbers are held.
    static void assertJson(@Nullable JsonNode actual, String expected) {
        var wanted = Json.stored(expected);
        assertThat(actual != null && wanted.equals(World::compared, actual))
                .as(actual + " is " + wanted)
                .isTrue();
    }

    private static int compared(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.equals(other) ? 0 : 1;
    }

    /// A JSON answer of a service.
    static Answer ok(int status, String content) {
        var node = Json.stored(content);
        return new Answer.Response(
                "GET", "https://x.example/", status, Json.object(), node, "eA==");
    }
}
