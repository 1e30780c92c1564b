package caseloom.core.interpreter;

import static caseloom.core.interpreter.ListenTest.heard;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What becomes of the events that a `listen` took: how they are read, which list they go through,
/// when they are used up.
class HeardEventsTest {

    @Test
    void readSaysWhatOfAnEventIsGiven() {
        var envelope = World.envelope(1, "a", "{\"n\": 1}");

        World.assertJson(
                World.of("- l: { listen: { to: { any: [] }, read: envelope } }\n")
                        .begin()
                        .resume(new Happening.EventArrived(1, envelope))
                        .result(),
                "[" + envelope + "]");
        World.assertJson(
                World.of("- l: { listen: { to: { any: [] }, read: raw } }\n")
                        .begin()
                        .resume(new Happening.EventArrived(1, envelope))
                        .result(),
                "[\"eyJuIjoxfQ==\"]");
    }

    @Test
    void eachEventGoesThroughTheStepsInTheOrderOfArrival() {
        var world =
                World.of(
                                """
                                - l:
                                    listen: { to: { any: [ { with: { type: a } } ], until: { one: { with: { type: stop } } } } }
                                    foreach:
                                      item: e
                                      at: n
                                      do:
                                        - pause: { wait: PT1M }
                                        - keep: { set: { e: '${ $e }', n: '${ $n }', in: '${ . }' } }
                                      output: { as: '. + { out: $n }' }
                                      export: { as: '{ last: $e }' }
                                - after: { set: { all: '${ . }', context: '${ $context }' } }
                                """)
                        .begin();

        world.event(10, "a", "\"x\"");
        assertThat(world.timers()).hasSize(1);
        world.event(12, "a", "\"z\"").event(11, "a", "\"y\"").event(13, "stop", "0");
        assertThat(world.timers()).hasSize(1);
        assertThat(world.listeners()).isEmpty();
        world.goOn();

        World.assertJson(
                world.result(),
                "{\"all\": [{\"e\": \"x\", \"n\": 0, \"in\": \"x\", \"out\": 0},"
                        + " {\"e\": \"y\", \"n\": 1, \"in\": \"y\", \"out\": 1},"
                        + " {\"e\": \"z\", \"n\": 2, \"in\": \"z\", \"out\": 2}],"
                        + " \"context\": {\"last\": \"z\"}}");
    }

    @Test
    void foreachWithoutStepsChangesEachEvent() {
        var world =
                World.of(
                                """
                                - l:
                                    listen: { to: { any: [], until: '(. | length) == 2' } }
                                    foreach: { output: { as: '{ n: ., at: $index }' } }
                                """)
                        .begin();

        world.event(1, "a", "5").event(2, "a", "6");

        World.assertJson(world.result(), "[{\"n\": 5, \"at\": 0}, {\"n\": 6, \"at\": 1}]");
    }

    @Test
    void whenTheConditionHoldsWhatStillWaitsIsNotTaken() {
        var world =
                World.of(
                                """
                                - l:
                                    listen: { to: { any: [], until: '(. | length) == 1' } }
                                    foreach: { do: [ { pause: { wait: PT1M } } ] }
                                - next: { listen: { to: { any: [] } } }
                                """)
                        .begin();

        world.event(1, "a", "1").event(2, "a", "2").nextTimer().event(1, "a", "1");
        assertThat(world.standing()).isInstanceOf(Standing.Ignored.class);
        world.event(2, "a", "2");

        World.assertJson(world.result(), "[2]");
    }

    @Test
    void w16_anEventThatOneListenUsedIsNotGivenToALaterOne() {
        var world =
                World.of(
                                """
                                - one: { listen: { to: { one: { with: { type: a } } } } }
                                - two: { listen: { to: { one: { with: { type: a } } } } }
                                """)
                        .begin()
                        .event(1, "a", "1");
        assertThat(world.listeners()).hasSize(1);

        assertThat(world.event(1, "a", "1").standing()).isInstanceOf(Standing.Ignored.class);
        world.event(2, "a", "2");

        World.assertJson(world.result(), "[2]");
    }

    @Test
    void w16_aListenThatFailedGivesItsEventsBack() {
        var world =
                World.of(
                                """
                                - t:
                                    try: [ { l: { timeout: { after: PT1H }, listen: { to: { any: [], until: '(. | length) == 2' } } } } ]
                                    catch: { retry: { limit: { attempt: { count: 2 } } } }
                                """)
                        .begin()
                        .event(1, "a", "1")
                        .nextTimer();
        assertThat(world.listeners()).hasSize(1);

        world.event(1, "a", "1").event(2, "a", "2");

        World.assertJson(world.result(), "[1, 2]");
    }

    @Test
    void listensBesideEachOtherAllTakeAnEvent() {
        var world =
                World.of(
                                """
                                - f:
                                    fork:
                                      branches:
                                        - a: { listen: { to: { one: { with: { type: x } } } } }
                                        - b: { listen: { to: { any: [] } } }
                                        - c: { listen: { to: { one: { with: { type: y } } } } }
                                """)
                        .begin()
                        .event(1, "x", "1");
        assertThat(world.listeners()).hasSize(1);

        world.event(2, "y", "2");

        World.assertJson(world.result(), "[[1], [1], [2]]");
    }

    @Test
    void ofListensThatCompeteForAnEventTheFirstInTheDocumentWins() {
        var world =
                World.of(
                                """
                                - f:
                                    fork:
                                      compete: true
                                      branches:
                                        - a: { listen: { to: { one: { with: { type: x } } } } }
                                        - b: { listen: { to: { any: [] } } }
                                """)
                        .begin()
                        .event(1, "x", "1");

        World.assertJson(world.result(), "[1]");
        assertThat(world.listeners()).isEmpty();
    }

    @Test
    void aTimeoutEndsTheListening() {
        var world =
                World.of(
                                """
                                - t:
                                    try: [ { l: { timeout: { after: PT1H }, listen: { to: { any: [] } } } } ]
                                    catch: { do: [ { late: { set: { late: true } } } ] }
                                """)
                        .run();

        World.assertJson(world.result(), "{\"late\": true}");
        assertThat(world.listeners()).isEmpty();
    }

    @Test
    void aRetryListensAgainAndKeepsWhatWasTaken() {
        var world =
                World.of(
                                """
                                - f:
                                    fork:
                                      branches:
                                        - a: { listen: { to: { any: [ { with: { type: x } } ], until: '(. | length) == 2' } } }
                                        - b: { listen: { to: { any: [ { with: { type: y } } ], until: '.[0].a | length > 0' } } }
                                """)
                        .begin()
                        .event(1, "x", "1")
                        .event(2, "y", "5");
        assertThat(world.error().type()).endsWith("/expression");
        assertThat(world.listeners()).isEmpty();

        world.resume(new Happening.Retried());
        assertThat(heard(world)).containsExactlyInAnyOrder("x null null", "y null null");
        world.event(1, "x", "1");
        assertThat(world.standing()).isInstanceOf(Standing.Ignored.class);
        world.event(3, "x", "3").event(4, "y", "{\"a\": [1]}");

        World.assertJson(world.result(), "[[1, 3], [{\"a\": [1]}]]");
    }

    @Test
    void aListenTakesNoMoreEventsThanTheLimit() {
        var world =
                World.of("- l: { listen: { to: { any: [], until: 'false' } } }\n")
                        .within(LimitsTest.limits(30, 100))
                        .begin();

        world.event(1, "a", "1").event(2, "a", "2").event(3, "a", "3").event(4, "a", "4");

        assertThat(world.error().type()).endsWith("/runtime");
        assertThat(world.error().detail()).contains("3 events");
    }

    @Test
    void aRunTakesNoMoreEventsThanTheLimit() {
        var world =
                World.of("- l: { listen: { to: { any: [] } }, then: l }\n")
                        .within(LimitsTest.limits(30, 100))
                        .begin();

        for (var number = 1; number <= 6; number++) {
            world.event(number, "a", "1");
        }

        assertThat(world.error().detail()).contains("5 events");
    }
}
