package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetriedTest {

    private static final String TWO_CALLS =
            """
            - count: { call: set-attributes, with: { runs: '${ (.runs // 0) + 1 }' } }
            - get:
                input: { from: '{ runs: .runs }' }
                call: http
                with: { method: get, endpoint: 'https://x.example/{runs}' }
            """;

    @Test
    void theFailedStepIsDoneAgainAndTheStepsBeforeItAreNot() {
        var world = World.of(TWO_CALLS).run();
        var failed = (Standing.Failed) world.standing();
        assertThat(failed.error().instance()).isEqualTo("/do/1/get");
        assertThat(world.view().status()).isEqualTo("Error");

        world.resume(new Happening.Retried());

        assertThat(world.view().status()).isEqualTo("Open");
        var again = (Effect.CallHttp) world.effects().values().iterator().next();
        assertThat(again.uri()).isEqualTo("https://x.example/1");
        world.service(_ -> World.ok(200, "{}")).goOn();
        assertThat(world.view().status()).isEqualTo("Closed");
        assertThat(world.lines())
                .containsExactly(
                        "run.started",
                        "attributes.changed /do/0/count",
                        "step.waiting /do/1/get",
                        "step.failed /do/1/get",
                        "run.failed",
                        "status.changed",
                        "run.started /do/1/get",
                        "status.changed",
                        "step.waiting /do/1/get",
                        "step.completed /do/1/get",
                        "run.completed",
                        "status.changed");
    }

    @Test
    void theStepGetsANewActivationSoThatOldAnswersDoNotCount() {
        var world = World.of(TWO_CALLS).begin();
        var first = world.effects().values().iterator().next();
        world.answer(first);
        assertThat(world.error()).isNotNull();

        assertThat(world.answer(first).standing()).isInstanceOf(Standing.Ignored.class);
        world.resume(new Happening.Retried());

        assertThat(world.effects().keySet()).doesNotContain(first.activation());
    }

    @Test
    void timeLimitsAroundTheStepBeginAnew() {
        var world =
                World.of(
                                """
                                - outer:
                                    timeout: { after: PT10M }
                                    do:
                                      - get: { call: http, with: { method: get, endpoint: 'https://x.example/' } }
                                """)
                        .run();

        world.later(Duration.ofDays(3)).resume(new Happening.Retried());

        assertThat(world.timers().values()).containsExactly(world.now().plusSeconds(600));
    }

    @Test
    void afterTheDocumentsTimeoutTheStepThatWasWaitingIsDoneAgain() {
        var world =
                World.ofDocument(
                                """
                                document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                                timeout: { after: PT1H }
                                do:
                                  - get: { call: http, with: { method: get, endpoint: 'https://x.example/' } }
                                """)
                        .begin()
                        .nextTimer();
        assertThat(world.effects()).isEmpty();

        world.resume(new Happening.Retried());

        assertThat(world.effects()).hasSize(1);
        assertThat(world.timers()).hasSize(1);
    }

    @Test
    void aRunThatFailedBeforeItsFirstStepBeginsAgain() {
        var world =
                World.ofDocument(
                                """
                                document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                                input: { from: '.n | error' }
                                do:
                                  - a: { set: { x: 1 } }
                                """)
                        .with("{\"n\": \"no\"}")
                        .run();
        assertThat(world.error().type()).endsWith("/expression");
        assertThat(world.error().instance()).isNull();

        world.resume(new Happening.Retried());

        assertThat(world.error().type()).endsWith("/expression");
    }

    @Test
    void aRunWhoseResultFailedTriesItsResultAgain() {
        var world =
                World.ofDocument(
                                """
                                document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                                do:
                                  - a: { call: add-note, with: { text: hello } }
                                output: { as: '"no" | error' }
                                """)
                        .run();

        world.resume(new Happening.Retried());

        assertThat(world.error().type()).endsWith("/expression");
        assertThat(world.lines()).containsOnlyOnce("note.added /do/0/a");
    }

    @Test
    void aFailureThatTheShellFindsCanBeRetriedToo() {
        var world = World.of(TWO_CALLS).begin();
        var first = world.effects().values().iterator().next();

        world.failFromOutside().resume(new Happening.Retried());

        assertThat(world.effects().keySet()).doesNotContain(first.activation()).hasSize(1);
    }

    @Test
    void w18_afterTheDocumentsTimeoutAWaitKeepsItsMoment() {
        var world =
                World.ofDocument(
                                """
                                document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                                timeout: { after: PT1H }
                                do:
                                  - w: { wait: PT2H }
                                """)
                        .begin()
                        .nextTimer();

        world.resume(new Happening.Retried());

        assertThat(world.timers().values())
                .containsExactlyInAnyOrder(
                        World.NOON.plusSeconds(7200), World.NOON.plusSeconds(7200));
    }
}
