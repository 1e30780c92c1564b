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
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ReplayTest {

    /// Everything that waits, repeats, fails and catches, nested.
    private static final Definition DEFINITION =
            DocumentOf.yaml(
                    """
                    document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                    timeout: { after: P30D }
                    do:
                      - rounds:
                          for: { each: n, in: '[1, 2, 3]' }
                          timeout: { after: P10D }
                          do:
                            - guarded:
                                try:
                                  - get:
                                      call: http
                                      with: { method: get, endpoint: 'https://x.example/a', output: response }
                                      timeout: { after: PT5M }
                                      output: { as: '{ status: .statusCode }' }
                                      export: { as: '$context + { last: .status }' }
                                  - other: { call: get-case, with: { id: 5 } }
                                catch:
                                  errors: { with: { type: 'https://serverlessworkflow.io/spec/1.0.0/errors/communication' } }
                                  retry:
                                    delay: PT10S
                                    backoff: { exponential: {} }
                                    jitter: { from: PT0S, to: PT5S }
                                    limit: { attempt: { count: 3, duration: PT1H } }
                                  do:
                                    - note: { call: add-note, with: { text: '${ "gave up \\($n): \\($error.status)" }' } }
                                    - pause: { wait: PT1H }
                            - count: { call: set-attributes, with: { count: '${ $n }' } }
                    output: { as: '{ last: $context.last, count: .count }' }
                    """);

    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");
    private static final RunId RUN = new RunId(7);
    private static final InterpreterLimits SHORT =
            new InterpreterLimits(
                    3, 200, 100, 1000, 4096, 100_000, 10_000, 100, 100, 1000, Duration.ofDays(100));

    private final Interpreter interpreter = new Interpreter(SHORT);

    @Test
    void theSameHappeningGivesTheSameDecisionFromTheStateAsStored() {
        Seeds.forAll(random -> {
            var life = new Life(random);
            life.live();
            assertThat(life.ended && !life.timers.isEmpty()).isFalse();
            assertThat(life.ended && !life.asking.isEmpty()).isFalse();
        });
    }

    private final class Life {

        private final RandomGenerator random;
        private final TreeSet<Integer> timers = new TreeSet<>();
        private final TreeSet<Integer> asking = new TreeSet<>();
        private Instant now = NOON;
        private CaseView view =
                new CaseView(
                        new CaseId(3), true, "t", 1, "A case", "Open", Json.object(), null, NOON);
        private RunState state = RunState.ended();
        private boolean ended;

        Life(RandomGenerator random) {
            this.random = random;
        }

        void live() {
            var moment = new Moment(now, random.nextLong());
            take(interpreter.begin(DEFINITION, RUN, view, view.attributes(), moment));
            for (var turn = 0; turn < 30; turn++) {
                now = now.plusSeconds(random.nextInt(4000));
                turn(happening(), new Moment(now, random.nextLong()));
            }
        }

        private void turn(Happening happening, Moment moment) {
            var text = Json.write(state.stored());
            var reread = new RunState(Json.stored(text));
            assertThat(Json.write(reread.stored())).isEqualTo(text);

            var first = interpreter.resume(DEFINITION, RUN, state, view, happening, moment);
            var second = interpreter.resume(DEFINITION, RUN, reread, view, happening, moment);

            assertThat(Told.decision(second).toString()).isEqualTo(Told.decision(first).toString());
            assertThat(Json.write(state.stored())).as("the old state is untouched").isEqualTo(text);
            take(first);
        }

        private void take(Decision decision) {
            if (decision.standing() instanceof Standing.Ignored) {
                assertThat(decision.state()).isSameAs(state);
                return;
            }
            state = decision.state();
            view = decision.view();
            assertThat(timers).containsAll(decision.clear());
            assertThat(asking).containsAll(decision.drop());
            timers.removeAll(decision.clear());
            asking.removeAll(decision.drop());
            decision.set().forEach(timer -> assertThat(timers.add(timer.id())).isTrue());
            decision.start()
                    .forEach(effect -> assertThat(asking.add(effect.activation())).isTrue());
            ended =
                    switch (decision.standing()) {
                        case Standing.Completed _, Standing.Failed _ -> true;
                        case Standing.Parked _, Standing.Again _, Standing.Ignored _ -> false;
                    };
        }

        /// Mostly what the run waits for, sometimes anything.
        private Happening happening() {
            var choices = new ArrayList<Happening>();
            choices.add(new Happening.Continued());
            choices.add(new Happening.Continued());
            choices.add(new Happening.Retried());
            choices.add(new Happening.Skipped(null, Json.object().put("status", 1), "member 3"));
            choices.add(new Happening.TimerDue(random.nextInt(1, 40)));
            choices.add(new Happening.Answered(random.nextInt(1, 40), unreachable()));
            timers.forEach(timer -> choices.add(new Happening.TimerDue(timer)));
            asking.forEach(id -> choices.addAll(List.of(answered(id), answered(id), answered(id))));
            return choices.get(random.nextInt(choices.size()));
        }

        private Happening answered(int id) {
            return new Happening.Answered(id, random.nextInt(3) == 0 ? ok(id) : unreachable());
        }

        /// Only calls of services are answered with a response, as the engine does.
        private Answer ok(int id) {
            var wasCall = state.stored().toString().contains("\"kept\"");
            return wasCall && asking.contains(id)
                    ? World.ok(random.nextBoolean() ? 200 : 503, "{\"a\":1.50}")
                    : unreachable();
        }

        private Answer unreachable() {
            return new Answer.Unreachable(random.nextBoolean(), "nobody there");
        }
    }
}
