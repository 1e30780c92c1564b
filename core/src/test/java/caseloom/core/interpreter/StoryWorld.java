package caseloom.core.interpreter;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.definition.Definition;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// The world around the run of one story: it gives the answers and happenings that the story tells,
/// lets time pass, and notes what the run does.
final class StoryWorld {

    static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

    private static final RunId RUN = new RunId(7);
    private static final int TURNS_MOST = 2_000;

    private final Interpreter interpreter = new Interpreter(InterpreterLimits.USUAL);
    private final Definition definition;
    private final Deque<JsonNode> answers = new ArrayDeque<>();
    private final Deque<JsonNode> happenings = new ArrayDeque<>();
    private final Map<Integer, Effect> effects = new LinkedHashMap<>();
    private final Map<Integer, Instant> timers = new TreeMap<>();
    private final StoryNotes notes = new StoryNotes();
    private CaseView view;
    private Standing standing = new Standing.Ignored(null);
    private String state = "";
    private Instant now = NOON;
    private long events;

    StoryWorld(Definition definition, JsonNode story) {
        this.definition = definition;
        var attributes = story.get("case");
        this.view =
                new CaseView(
                        new CaseId(3),
                        attributes != null || !story.has("input"),
                        "refunds",
                        2,
                        "A case",
                        "Open",
                        attributes instanceof ObjectNode object ? object : Json.object(),
                        null,
                        NOON);
        story.path("answers").forEach(answers::add);
        story.path("happenings").forEach(happenings::add);
    }

    /// Plays the story from its beginning as far as it goes.
    void play(JsonNode input) {
        take(interpreter.begin(definition, RUN, view, input, moment()));
        for (var turns = 0; turns < TURNS_MOST && turn(); turns++) {}
    }

    Standing standing() {
        return standing;
    }

    CaseView view() {
        return view;
    }

    StoryNotes notes() {
        return notes;
    }

    Duration passed() {
        return Duration.between(NOON, now);
    }

    /// False when the story is over.
    private boolean turn() {
        return switch (standing) {
            case Standing.Again _ -> resume(new Happening.Continued());
            case Standing.Parked _ -> parked();
            case Standing.Failed _ -> !happenings.isEmpty() && happen(happenings.remove());
            case Standing.Completed _, Standing.Ignored _ -> false;
        };
    }

    private boolean parked() {
        if (!effects.isEmpty() && !answers.isEmpty()) {
            var effect = effects.values().iterator().next();
            effects.remove(effect.activation());
            var answer = answers.remove();
            now = now.plus(Duration.parse(answer.path("after").asText("PT0S")));
            return resume(
                    new Happening.Answered(
                            effect.activation(), StoryAnswers.answer(effect, answer)));
        }
        if (!happenings.isEmpty()) {
            return happen(happenings.remove());
        }
        return nextTimer();
    }

    private boolean happen(JsonNode happening) {
        var named = happening.properties().iterator().next();
        return switch (named.getKey()) {
            case "wait" -> {
                now = now.plus(Duration.parse(named.getValue().textValue()));
                yield true;
            }
            case "timer" -> nextTimer();
            case "retry" -> resume(new Happening.Retried());
            case "event" -> resume(new Happening.EventArrived(++events, named.getValue()));
            case "callback" -> resume(new Happening.CalledBack(notes.callback(), named.getValue()));
            default -> throw new AssertionError("no such happening: " + happening);
        };
    }

    private boolean nextTimer() {
        var next = timers.entrySet().stream().min(Comparator.comparing(Map.Entry::getValue));
        if (next.isEmpty()) {
            return false;
        }
        now = next.get().getValue().isAfter(now) ? next.get().getValue() : now;
        return resume(new Happening.TimerDue(next.get().getKey()));
    }

    private boolean resume(Happening happening) {
        var stored = new RunState(Json.stored(state));
        take(interpreter.resume(definition, RUN, stored, view, happening, moment()));
        return true;
    }

    private Moment moment() {
        return new Moment(now, 1);
    }

    private void take(Decision decision) {
        if (decision.standing() instanceof Standing.Ignored) {
            return;
        }
        standing = decision.standing();
        state = Json.write(decision.state().stored());
        view = decision.view();
        notes.take(decision);
        decision.drop().forEach(effects::remove);
        decision.start().forEach(effect -> effects.put(effect.activation(), effect));
        decision.clear().forEach(timers::remove);
        decision.set().forEach(timer -> timers.put(timer.id(), timer.due()));
    }
}
