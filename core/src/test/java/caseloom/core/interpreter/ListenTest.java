package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a `listen` waits for, and when it has enough.
class ListenTest {

    private static World listening(String to) {
        return World.of("- l: { listen: { to: " + to + " } }\n").with("{\"id\": 7}").begin();
    }

    static List<String> heard(World world) {
        return world.listeners().values().stream()
                .map(one -> one.type() + " " + one.from() + " " + one.value())
                .toList();
    }

    @Test
    void w9_theOutputIsAlwaysAnArray() {
        var world = listening("{ one: { with: { type: paid } } }");
        assertThat(heard(world)).containsExactly("paid null null");
        assertThat(world.listeners().values()).allMatch(one -> one.since().equals(World.NOON));

        world.event(5, "paid", "{\"amount\": 3}");

        World.assertJson(world.result(), "[{\"amount\": 3}]");
        assertThat(world.listeners()).isEmpty();
        assertThat(world.lines())
                .containsSubsequence(
                        "step.waiting /do/0/l", "event.received /do/0/l", "step.completed /do/0/l");
    }

    @Test
    void w16_eventsCountFromTheCreationOfTheCaseThoughTheFirstDecisionComesLate() {
        var steps = "- l: { listen: { to: { one: { with: { type: paid } } } } }\n";
        var first = World.of(steps).first().later(Duration.ofSeconds(9)).begin();
        var again = World.of(steps).later(Duration.ofSeconds(9)).begin();

        assertThat(first.listeners().values().iterator().next().since()).isEqualTo(World.NOON);
        assertThat(again.listeners().values().iterator().next().since())
                .isEqualTo(World.NOON.plusSeconds(9));
    }

    @Test
    void anEventThatDoesNotFitIsIgnored() {
        var world = listening("{ one: { with: { type: paid, data: { amount: 3 } } } }");

        assertThat(world.event(5, "sent", "{\"amount\": 3}").standing())
                .isInstanceOf(Standing.Ignored.class);
        assertThat(world.event(6, "paid", "{\"amount\": 4}").standing())
                .isInstanceOf(Standing.Ignored.class);
        assertThat(world.event(7, "paid", "{\"amount\": 3.0, \"more\": 1}").standing())
                .isInstanceOf(Standing.Completed.class);
    }

    @Test
    void anExpressionInAFilterIsAConditionOrAValue() {
        var world =
                listening(
                        "{ one: { with: { data: '${ .amount > 5 and .id == $input.id }', type: '${"
                                + " \"pa\" + \"id\" }' } } }");
        assertThat(heard(world)).containsExactly("null null null");

        world.event(1, "paid", "{\"amount\": 5, \"id\": 7}");
        assertThat(world.standing()).isInstanceOf(Standing.Ignored.class);
        world.event(2, "paid", "{\"amount\": 6, \"id\": 8}");
        assertThat(world.standing()).isInstanceOf(Standing.Ignored.class);
        world.event(3, "paid", "\"an expression fails on this\"");
        assertThat(world.standing()).isInstanceOf(Standing.Ignored.class);
        world.event(4, "paid", "{\"amount\": 6, \"id\": 7}");

        World.assertJson(world.result(), "[{\"amount\": 6, \"id\": 7}]");
    }

    @Test
    void allWaitsForOneEventOfEachFilter() {
        var world = listening("{ all: [ { with: { type: a } }, { with: { type: b } } ] }");

        world.event(3, "b", "\"b3\"");
        assertThat(heard(world)).containsExactly("a null null");
        assertThat(world.event(4, "b", "\"b4\"").standing()).isInstanceOf(Standing.Ignored.class);
        world.event(5, "a", "\"a5\"");

        World.assertJson(world.result(), "[\"b3\", \"a5\"]");
    }

    @Test
    void anyTakesTheFirstThatFitsAFilterAndAnythingWithoutFilters() {
        var any = listening("{ any: [ { with: { type: a } }, { with: { type: b } } ] }");
        World.assertJson(any.event(1, "b", "1").result(), "[1]");

        var all = listening("{ any: [] }");
        assertThat(heard(all)).containsExactly("null null null");
        World.assertJson(all.event(1, "whatever", "2").result(), "[2]");
    }

    @Test
    void w31_anyUntilABareConditionOverWhatWasTaken() {
        var world = listening("{ any: [ { with: { type: a } } ], until: '(. | length) == 3' }");

        world.event(1, "a", "1").event(2, "a", "2").event(3, "a", "3");

        World.assertJson(world.result(), "[1, 2, 3]");
    }

    @Test
    void anyUntilAnEventThatIsNotTakenItself() {
        var world =
                listening(
                        "{ any: [ { with: { type: a } } ], until: { one: { with: { type: stop } } }"
                                + " }");
        assertThat(heard(world)).containsExactly("a null null", "stop null null");

        world.event(1, "a", "1").event(2, "a", "2").event(3, "stop", "3");

        World.assertJson(world.result(), "[1, 2]");
    }

    @Test
    void anyUntilSomeEventsHaveAllCome() {
        var world =
                listening(
                        "{ any: [], until: { all: [ { with: { type: x } }, { with: { type: y } } ] }"
                                + " }");

        world.event(1, "x", "1").event(2, "x", "2").event(3, "y", "3");

        World.assertJson(world.result(), "[2]");
    }

    @Test
    void aFailingConditionIsRaisedByTheStep() {
        var world = listening("{ any: [], until: '.[0].a | length > 0' }");

        world.event(1, "a", "5");

        assertThat(world.error().type()).endsWith("/expression");
        assertThat(world.listeners()).isEmpty();
    }

    @Test
    void correlationComparesWhatTheEventHasWithWhatIsExpected() {
        var world =
                listening(
                        "{ one: { with: { type: paid }, correlate: { order: { from: .data.order,"
                                + " expect: '${ .id }' } } } }");
        assertThat(heard(world)).containsExactly("paid .data.order 7");

        assertThat(world.event(1, "paid", "{\"order\": 8}").standing())
                .isInstanceOf(Standing.Ignored.class);
        assertThat(world.event(2, "paid", "{}").standing()).isInstanceOf(Standing.Ignored.class);
        world.event(3, "paid", "{\"order\": 7.00}");

        World.assertJson(world.result(), "[{\"order\": 7.00}]");
    }

    @Test
    void aCorrelationThatExpectsNothingIsAnError() {
        var world =
                listening(
                        "{ one: { with: { type: paid }, correlate: { order: { from: .data.order,"
                                + " expect: '${ .nothing }' } } } }");

        assertThat(world.error().detail()).contains("`order`");
    }

    @Test
    void w17_theFirstValueSeenIsExpectedOfTheOthersForOneActivation() {
        var world =
                World.of(
                                """
                                - twice:
                                    for: { in: '[1, 2]' }
                                    do:
                                      - l:
                                          listen:
                                            to:
                                              all:
                                                - { with: { type: a }, correlate: { order: { from: .data.order } } }
                                                - { with: { type: b }, correlate: { order: { from: .data.order } } }
                                          export: { as: '($context.all // []) + . | { all: . }' }
                                output: { as: '$context.all' }
                                """
                                        .replace("output: {", "- out: { set: '${ $context }' }\n#"))
                        .begin();

        world.event(1, "a", "{\"order\": 1}");
        assertThat(world.event(2, "b", "{\"order\": 2}").standing())
                .isInstanceOf(Standing.Ignored.class);
        world.event(3, "b", "{\"order\": 1}");
        world.event(4, "b", "{\"order\": 2}");
        world.event(5, "a", "{\"order\": 2}");

        World.assertJson(
                world.result(),
                "{\"all\": [{\"order\": 1}, {\"order\": 1}, {\"order\": 2}, {\"order\": 2}]}");
    }

    @Test
    void theSameEventCountsOnce() {
        var world = listening("{ any: [], until: '(. | length) == 2' }").event(1, "a", "1");

        assertThat(world.event(1, "a", "1").standing()).isInstanceOf(Standing.Ignored.class);
        world.event(2, "a", "2");

        World.assertJson(world.result(), "[1, 2]");
    }
}
