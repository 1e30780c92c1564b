package caseloom.core.interpreter;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.cases.Statuses;
import caseloom.core.definition.CaseSource;
import caseloom.core.definition.Definition;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Plays a document as a run would go, with samples in place of everything outside: no service is
/// called, nobody is asked, nothing is stored, and time passes in leaps. The same arguments always
/// give the same result. An object is for one play, on one thread.
public final class TestRun {

    /// Happenings before a test run is cut off.
    public static final int TURNS_MOST = 1_000;

    /// Moves that a test run may make.
    public static final int STEPS_MOST = 2_000;

    /// Entries about steps in the story of a test run.
    public static final int ENTRIES_MOST = 1_000;

    private static final RunId RUN = new RunId(1);

    private final Interpreter interpreter;
    private final Definition definition;
    private final Samples samples;
    private final Map<Integer, Effect> effects = new LinkedHashMap<>();
    private final Map<Integer, Instant> timers = new TreeMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final List<Entry> story = new ArrayList<>();
    private CaseView view;
    private RunState state = RunState.ended();
    private Standing standing = new Standing.Ignored(null);
    private Instant now;
    private long events;

    /// What a test run begins with, and what comes from outside.
    ///
    /// @param answers by JSON Pointer of the step: what it is answered with, one after the other;
    ///   the last one stays, but an event comes once
    public record Samples(
            String subject,
            ObjectNode attributes,
            Map<String, List<ObjectNode>> answers,
            Instant now) {

        public Samples {
            answers = Map.copyOf(answers);
        }
    }

    /// Where a test run came to.
    ///
    /// @param standing `Parked` when it waits for what no sample was given for, `Again` when it was
    ///   cut off
    /// @param wanted what it waits for
    /// @param at the moment that it came to
    public record Result(
            List<Entry> story, Standing standing, CaseView view, List<Wanted> wanted, Instant at) {

        public Result {
            story = List.copyOf(story);
            wanted = List.copyOf(wanted);
        }
    }

    /// Something that comes from outside.
    ///
    /// @param step JSON Pointer of the step that waits for it
    /// @param kind `http`, `openapi`, `connection`, `case`, `run`, `function`, `approval`, `input`,
    ///   `signature`, `callback` or `event`
    /// @param request what would be asked, for people to read; secrets are not filled in
    public record Wanted(String step, String kind, ObjectNode request) {}

    private TestRun(Definition definition, Samples samples) {
        this.interpreter = new Interpreter(InterpreterLimits.ofTestRuns());
        this.definition = definition;
        this.samples = samples;
        this.now = samples.now();
        this.view =
                new CaseView(
                        new CaseId(RUN.value()),
                        definition.head().source() != CaseSource.NONE,
                        definition.head().name(),
                        1,
                        samples.subject(),
                        Statuses.OPEN,
                        samples.attributes(),
                        null,
                        samples.now());
    }

    /// Plays until the run ends, wants what no sample was given for, or is cut off.
    public static Result play(Definition definition, Samples samples) {
        return new TestRun(definition, samples).play();
    }

    private Result play() {
        take(interpreter.begin(definition, RUN, view, samples.attributes(), moment()));
        var turns = 0;
        while (turns < TURNS_MOST && turn()) {
            turns++;
        }
        var cut = turns == TURNS_MOST && standing instanceof Standing.Parked;
        return new Result(
                story,
                cut ? new Standing.Again() : standing,
                view,
                cut ? List.of() : wanted(),
                now);
    }

    /// False when nothing more happens by itself.
    private boolean turn() {
        if (standing instanceof Standing.Again) {
            return resume(new Happening.Continued());
        }
        if (!(standing instanceof Standing.Parked)) {
            return false;
        }
        var open = progress().activations();
        for (var activation : open) {
            var happening = of(activation);
            if (happening != null && resume(happening)) {
                return true;
            }
        }
        var patient = open.stream().noneMatch(one -> wanted(one) != null);
        return (patient || open.stream().anyMatch(this::late)) && nextTimer();
    }

    private Progress progress() {
        return StateReader.read(definition, state);
    }

    /// What the outside says to that activation; null when it does not wait for the outside, or
    /// there is no sample.
    private @Nullable Happening of(Activation activation) {
        var effect = effects.get(activation.id);
        if (effect != null) {
            var sample = SampleAnswers.needed(effect) ? next(activation) : Json.object();
            return sample == null
                    ? null
                    : new Happening.Answered(
                            activation.id, SampleAnswers.answer(effect, sample, now));
        }
        return switch (activation.work) {
            case Work.Calling _ -> said(activation, next(activation));
            case Work.Listening listening when listening.round() == null -> heard(next(activation));
            case Work.Listening _,
                    Work.Starting _,
                    Work.Body _,
                    Work.Loop _,
                    Work.Trying _,
                    Work.Pausing _,
                    Work.Catching _,
                    Work.Waiting _,
                    Work.Asking _,
                    Work.Branching _ ->
                    null;
        };
    }

    private @Nullable Happening said(Activation activation, @Nullable ObjectNode sample) {
        return sample == null
                ? null
                : new Happening.CalledBack(
                        activation.id, SampleAnswers.said(activation.step, sample, now));
    }

    private @Nullable Happening heard(@Nullable ObjectNode sample) {
        if (sample == null) {
            return null;
        }
        events++;
        return new Happening.EventArrived(events, SampleAnswers.event(events, sample, now));
    }

    /// The sample for what the activation waits for, which is used with that; null when there is
    /// none, or time is to pass first.
    private @Nullable ObjectNode next(Activation activation) {
        var given = samples.answers().getOrDefault(activation.pointer(), List.of());
        var index = used.getOrDefault(activation.pointer(), 0);
        var once = activation.work instanceof Work.Listening;
        if (given.isEmpty() || (once && index >= given.size())) {
            return null;
        }
        var sample = given.get(Math.min(index, given.size() - 1));
        if (SampleAnswers.isLate(sample)) {
            return null;
        }
        used.put(activation.pointer(), index + 1);
        return sample;
    }

    /// Whether the next sample for the activation is that time passes; it is used with that, the
    /// last one too.
    private boolean late(Activation activation) {
        var given = samples.answers().getOrDefault(activation.pointer(), List.of());
        var index = used.getOrDefault(activation.pointer(), 0);
        if (wanted(activation) == null
                || index >= given.size()
                || !SampleAnswers.isLate(given.get(index))) {
            return false;
        }
        used.put(activation.pointer(), index + 1);
        return true;
    }

    private List<Wanted> wanted() {
        if (!(standing instanceof Standing.Parked)) {
            return List.of();
        }
        var wanted = new ArrayList<Wanted>();
        for (var activation : progress().activations()) {
            var one = wanted(activation);
            if (one != null) {
                wanted.add(one);
            }
        }
        return wanted;
    }

    private @Nullable Wanted wanted(Activation activation) {
        return SampleRequests.of(activation, effects.get(activation.id));
    }

    private boolean nextTimer() {
        var next = timers.entrySet().stream().min(Comparator.comparing(Map.Entry::getValue));
        if (next.isEmpty()) {
            return false;
        }
        var due = next.get().getValue();
        now = due.isAfter(now) ? due : now;
        return resume(new Happening.TimerDue(next.get().getKey()));
    }

    private boolean resume(Happening happening) {
        var decision = interpreter.resume(definition, RUN, state, view, happening, moment());
        if (decision.standing() instanceof Standing.Ignored) {
            return false;
        }
        take(decision);
        return true;
    }

    private Moment moment() {
        return new Moment(now, RUN.value());
    }

    private void take(Decision decision) {
        standing = decision.standing();
        state = decision.state();
        view = decision.view();
        story.addAll(decision.entries());
        decision.drop().forEach(effects::remove);
        decision.start().forEach(effect -> effects.put(effect.activation(), effect));
        decision.clear().forEach(timers::remove);
        decision.set().forEach(timer -> timers.put(timer.id(), timer.due()));
    }
}
