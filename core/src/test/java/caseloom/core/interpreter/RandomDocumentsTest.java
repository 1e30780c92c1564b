package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.Seeds;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.definition.Definition;
import caseloom.core.definition.DocumentOf;
import caseloom.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whatever a document says and whatever happens to its run: a decision can be made again, a state
/// survives being stored, nobody is left waiting for nothing, and nothing is left after the end.
class RandomDocumentsTest {

    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");
    private static final RunId RUN = new RunId(7);
    private static final int TURNS = 40;

    private static final InterpreterLimits SHORT =
            new InterpreterLimits(
                    4, 300, 100, 1000, 4096, 100_000, 10_000, 100, 6, 20, Duration.ofDays(100));

    private final Interpreter interpreter = new Interpreter(SHORT);

    @Test
    void aRunOfAnyDocumentKeepsItsPromises() {
        Seeds.forAll(random -> {
            var document = RandomDocument.of(random);
            try {
                new Life(random, DocumentOf.yaml(document)).live();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(document, e);
            }
        });
    }

    private final class Life {

        private final RandomGenerator random;
        private final Definition definition;
        private final TreeSet<Integer> timers = new TreeSet<>();
        private final Map<Integer, Effect> asking = new TreeMap<>();
        private final TreeSet<Integer> listeners = new TreeSet<>();
        private final TreeSet<Integer> calling = new TreeSet<>();
        private Instant now = NOON;
        private CaseView view =
                new CaseView(
                        new CaseId(3), true, "t", 1, "A case", "Open", Json.object(), null, NOON);
        private RunState state = RunState.ended();
        private Standing standing = new Standing.Ignored(null);

        Life(RandomGenerator random, Definition definition) {
            this.random = random;
            this.definition = definition;
        }

        void live() {
            take(
                    interpreter.begin(definition, RUN, view, view.attributes(), new Moment(now, 1)),
                    null);
            for (var turn = 0; turn < TURNS; turn++) {
                now = now.plusSeconds(random.nextInt(4000));
                turn(happening(), new Moment(now, random.nextLong()));
            }
        }

        private void turn(Happening happening, Moment moment) {
            var text = Json.write(state.stored());
            var reread = new RunState(Json.stored(text));
            if (!state.isEnded()) {
                var written = StateWriter.write(StateReader.read(definition, reread));
                assertThat(Json.write(written.stored())).isEqualTo(text);
            }

            var first = interpreter.resume(definition, RUN, state, view, happening, moment);
            var second = interpreter.resume(definition, RUN, reread, view, happening, moment);

            assertThat(Told.decision(second)).hasToString(Told.decision(first).toString());
            assertThat(Json.write(state.stored())).as("the old state is untouched").isEqualTo(text);
            take(first, happening);
        }

        private void take(Decision decision, @Nullable Happening by) {
            if (decision.standing() instanceof Standing.Ignored) {
                assertThat(standing instanceof Standing.Again && by instanceof Happening.Continued)
                        .as("there was more to do")
                        .isFalse();
                assertThat(decision.state()).isSameAs(state);
                return;
            }
            standing = decision.standing();
            state = decision.state();
            view = decision.view();
            dropped(decision);
            decision.set().forEach(timer -> assertThat(timers.add(timer.id())).isTrue());
            decision.start()
                    .forEach(
                            effect -> assertThat(asking.put(effect.activation(), effect)).isNull());
            decision.hear().forEach(one -> assertThat(listeners.add(one.id())).isTrue());
            if (by instanceof Happening.Answered(var id, Answer answer)
                    && (answer instanceof Answer.CallbackOpened
                            || answer instanceof Answer.Asked)) {
                calling.add(id);
                calling.removeAll(decision.close());
            }
            var waits =
                    !timers.isEmpty()
                            || !asking.isEmpty()
                            || !listeners.isEmpty()
                            || !calling.isEmpty();
            switch (standing) {
                case Standing.Parked _ -> assertThat(waits).as("it waits for something").isTrue();
                case Standing.Completed _, Standing.Failed _ ->
                        assertThat(waits).as("nothing is left after the end").isFalse();
                case Standing.Again _, Standing.Ignored _ -> {}
            }
        }

        private void dropped(Decision decision) {
            assertThat(timers).containsAll(decision.clear());
            assertThat(asking.keySet()).containsAll(decision.drop());
            assertThat(listeners).containsAll(decision.deaf());
            timers.removeAll(decision.clear());
            decision.drop().forEach(asking::remove);
            listeners.removeAll(decision.deaf());
            calling.removeAll(decision.close());
        }

        /// Mostly what the run waits for, sometimes anything.
        private Happening happening() {
            var choices = new ArrayList<Happening>();
            if (standing instanceof Standing.Again) {
                return new Happening.Continued();
            }
            choices.add(new Happening.Retried());
            choices.add(new Happening.Continued());
            choices.add(new Happening.TimerDue(random.nextInt(1, 40)));
            choices.add(new Happening.CalledBack(random.nextInt(1, 40), Json.object()));
            timers.forEach(timer -> choices.add(new Happening.TimerDue(timer)));
            asking.values()
                    .forEach(effect -> choices.addAll(List.of(answered(effect), answered(effect))));
            calling.forEach(id -> choices.add(new Happening.CalledBack(id, Json.object())));
            listeners.forEach(_ -> choices.addAll(List.of(event(), event(), event())));
            return choices.get(random.nextInt(choices.size()));
        }

        private Happening event() {
            var number = random.nextInt(1, 20);
            var type = "t" + random.nextInt(3);
            var envelope = World.envelope(number, type, "{\"k\": " + random.nextInt(2) + "}");
            return new Happening.EventArrived(number, envelope);
        }

        private Happening answered(Effect effect) {
            var answer =
                    switch (effect) {
                        case Effect.OpenCallback _ ->
                                new Answer.CallbackOpened("https://c.example/x");
                        case Effect.RequestApproval _, Effect.RequestSignature _ ->
                                new Answer.Asked();
                        case Effect.RemindPeople _ -> new Answer.Reminded(List.of("a@b.c"));
                        case Effect.RunWorkflow run when !run.await() ->
                                new Answer.Started(new RunId(9));
                        case Effect.RunWorkflow _ ->
                                random.nextBoolean()
                                        ? new Answer.Ended(Json.object())
                                        : new Answer.Cancelled();
                        case Effect.CallHttp _ ->
                                World.ok(random.nextInt(3) == 0 ? 503 : 200, "{\"a\": 1.50}");
                        case Effect.GetCase _,
                                Effect.CreateCase _,
                                Effect.CallOpenApi _,
                                Effect.CallConnection _ ->
                                new Answer.Refused(Answer.Why.UNKNOWN, "no");
                        case Effect.CallFunction _ -> new Answer.Gave(Json.object(), Json.object());
                    };
            return new Happening.Answered(effect.activation(), answer);
        }
    }
}
