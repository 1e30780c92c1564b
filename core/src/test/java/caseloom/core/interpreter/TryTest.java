package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TryTest {

    private static final String BROKEN =
            """
              - broken: { raise: { error: { type: 'https://e.example/odd', status: 503, title: Odd } } }
            """;

    private static World tried(String handler) {
        return World.of("- t:\n    try:\n" + BROKEN.indent(4) + handler.indent(4))
                .with("{\"n\": 1}");
    }

    @Test
    void w1_withNeitherRetryNorDoTheErrorIsSwallowedAndTheInputIsTheOutput() {
        var world = tried("catch: { errors: { with: { status: 503 } } }").run();

        World.assertJson(world.result(), "{\"n\": 1}");
        assertThat(world.lines()).contains("step.failed /do/0/t/try/0/broken");
    }

    @Test
    void w1_retryComesFirstAndDoWhenThePolicyGivesUp() {
        var world =
                tried(
                                """
                                catch:
                                  retry: { delay: PT10S, backoff: { linear: {} }, limit: { attempt: { count: 3 } } }
                                  do: [ { mend: { set: { mended: true } } } ]
                                """)
                        .run();

        World.assertJson(world.result(), "{\"mended\": true}");
        assertThat(world.now()).isEqualTo(World.NOON.plusSeconds(10 + 20));
        assertThat(world.lines())
                .containsSubsequence(
                        "step.failed /do/0/t/try/0/broken",
                        "step.retrying /do/0/t",
                        "step.failed /do/0/t/try/0/broken",
                        "step.retrying /do/0/t",
                        "step.failed /do/0/t/try/0/broken",
                        "step.completed /do/0/t/catch/do/0/mend");
    }

    @Test
    void w1_aRetryThatGivesUpWithoutDoRaisesTheErrorAgain() {
        var world =
                tried("catch: { retry: { delay: PT1S, limit: { attempt: { count: 2 } } } }").run();

        assertThat(world.error().type()).isEqualTo("https://e.example/odd");
        assertThat(world.error().instance()).isEqualTo("/do/0/t/try/0/broken");
    }

    @Test
    void w2_theErrorIsTheInputOfConditionsAndAVariableInDo() {
        var world =
                tried(
                                """
                                catch:
                                  as: fault
                                  when: .status == 503
                                  do: [ { keep: { set: { title: '${ $fault.title }', n: '${ .n }' } } } ]
                                """)
                        .run();

        World.assertJson(world.result(), "{\"title\": \"Odd\", \"n\": 1}");
    }

    @Test
    void w2_theVariableIsNamedErrorUnlessSaidOtherwise() {
        var world = tried("catch: { do: [ { keep: { set: { e: '${ $error }' } } } ] }").run();

        World.assertJson(
                world.result().get("e"),
                """
                {"type": "https://e.example/odd", "status": 503, "title": "Odd",
                 "instance": "/do/0/t/try/0/broken"}
                """);
    }

    @Test
    void w2_exceptWhenLetsTheErrorThrough() {
        var world = tried("catch: { exceptWhen: .status == 503 }").run();

        assertThat(world.error().status()).isEqualTo(503);
    }

    @Test
    void aCatchThatCannotBeJudgedRaisesThatErrorInstead() {
        var world = tried("catch: { when: .status }").run();

        assertThat(world.error().type()).endsWith("/expression");
        assertThat(world.error().instance()).isEqualTo("/do/0/t");
    }

    @Test
    void w3_theDetailFilterIsAcceptedUnderBothNames() {
        for (var name : new String[] {"detail", "details"}) {
            var world =
                    World.of(
                                    """
                                    - t:
                                        try:
                                          - broken: { raise: { error: { type: 'https://e.example/odd', status: 400, detail: exactly } } }
                                        catch: { errors: { with: { NAME: exactly } } }
                                    """
                                            .replace("NAME", name))
                            .run();

            assertThat(world.standing()).isInstanceOf(Standing.Completed.class);
        }
    }

    @Test
    void anErrorThatDoesNotFitTheFilterGoesThrough() {
        var world = tried("catch: { errors: { with: { status: 404 } } }").run();

        assertThat(world.error().status()).isEqualTo(503);
    }

    @Test
    void anOuterCatchTakesWhatTheInnerOneLetsThrough() {
        var world =
                World.of(
                                """
                                - outer:
                                    try:
                                      - inner:
                                          try:
                                            - broken: { raise: { error: { type: 'https://e.example/odd', status: 503 } } }
                                          catch: { errors: { with: { status: 404 } } }
                                    catch: { do: [ { mend: { set: { status: '${ $error.status }' } } } ] }
                                """)
                        .run();

        World.assertJson(world.result(), "{\"status\": 503}");
    }

    @Test
    void anErrorInACatchIsNotCaughtByTheSameTry() {
        var world =
                tried(
                                """
                                catch:
                                  do: [ { worse: { raise: { error: { type: 'https://e.example/worse', status: 500 } } } } ]
                                """)
                        .run();

        assertThat(world.error().type()).isEqualTo("https://e.example/worse");
    }

    @Test
    void w18_aRetryDelayIsAnAbsoluteMomentInTheState() {
        var world = tried("catch: { retry: { delay: PT1M } }").begin();

        assertThat(world.timers().values()).containsExactly(World.NOON.plusSeconds(60));
        assertThat(world.state()).contains("2026-05-28T12:01:00Z");
    }

    @Test
    void w19_jitterComesFromTheRecordedNumberAlone() {
        var handler = "catch: { retry: { delay: PT10S, jitter: { from: PT1S, to: PT5S } } }";

        var first = tried(handler).begin().timers().values().iterator().next();
        var second = tried(handler).begin().timers().values().iterator().next();

        assertThat(first).isEqualTo(second);
        assertThat(first).isBetween(World.NOON.plusSeconds(11), World.NOON.plusSeconds(15));
    }

    @Test
    void anExponentialBackoffDoublesAndStopsAtTheLongestPause() {
        var most = Duration.ofHours(1);

        assertThat(
                        RetryPolicy.pause(
                                caseloom.core.definition.Retry.Backoff.EXPONENTIAL,
                                Duration.ofSeconds(3),
                                4,
                                Duration.ZERO,
                                most))
                .isEqualTo(Duration.ofSeconds(24));
        assertThat(
                        RetryPolicy.pause(
                                caseloom.core.definition.Retry.Backoff.EXPONENTIAL,
                                Duration.ofDays(3000),
                                1_000_000,
                                Duration.ZERO,
                                most))
                .isEqualTo(most);
    }

    @Test
    void attemptsEndWhenTheirTimeTogetherIsUp() {
        var world = tried("catch: { retry: { delay: PT10S, limit: { duration: PT35S } } }").run();

        assertThat(world.now()).isEqualTo(World.NOON.plusSeconds(30));
        assertThat(world.error().status()).isEqualTo(503);
    }

    @Test
    void retryStopsWhenItsOwnConditionSaysSo() {
        var world = tried("catch: { retry: { when: .status == 404, delay: PT10S } }").run();

        assertThat(world.now()).isEqualTo(World.NOON);
        assertThat(world.error().status()).isEqualTo(503);
    }

    @Test
    void anAttemptThatTakesTooLongIsTriedAgain() {
        var world =
                World.of(
                                """
                                - t:
                                    try:
                                      - slow: { wait: PT1H }
                                    catch:
                                      errors: { with: { type: 'https://serverlessworkflow.io/spec/1.0.0/errors/timeout' } }
                                      retry: { delay: PT1M, limit: { attempt: { count: 2, duration: PT5M } } }
                                      do: [ { mend: { set: { late: true } } } ]
                                """)
                        .run();

        World.assertJson(world.result(), "{\"late\": true}");
        assertThat(world.now()).isEqualTo(World.NOON.plusSeconds(60 * (5 + 1 + 5)));
        assertThat(world.timers()).isEmpty();
    }

    @Test
    void w30_typesAreTheSameByTheirLastSegmentUnderAnyKnownBase() {
        assertThat(
                        Errors.sameType(
                                "https://serverlessworkflow.io/spec/1.0.0/errors/timeout",
                                "https://serverlessworkflow.io/dsl/errors/types/timeout"))
                .isTrue();
        assertThat(
                        Errors.sameType(
                                "https://serverlessworkflow.io/spec/1.0.0/errors/timeout",
                                "https://e.example/errors/timeout"))
                .isFalse();
        assertThat(Errors.sameType("https://e.example/timeout", "https://e.example/timeout"))
                .isTrue();
    }
}
