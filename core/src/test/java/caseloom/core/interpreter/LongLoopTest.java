package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongLoopTest {

    private static World looping(String in) {
        return World.of(
                        "- l:\n    for: { in: '"
                                + in
                                + "' }\n    do: [ { w: { wait: PT1S } }, { s: { set: { n: '${"
                                + " (.n // 0) + $item }' } } } ]\n")
                .with("{}");
    }

    @Test
    void theItemsOfALongLoopAreNotStoredWhereTheyAreSurelyTheSameAgain() {
        var world = looping("[range(100000)]").begin();

        assertThat(world.state().length()).isLessThan(500);
        world.nextTimer().nextTimer();
        assertThat(world.state().length()).isLessThan(500);
    }

    @Test
    void theyAreTheSameUntilTheEnd() {
        var world = looping("[range(300)]").run();

        World.assertJson(world.result(), "{\"n\": 44850}");
    }

    @Test
    void aLoopInALoopSeesTheItemOfTheOuterOne() {
        var world =
                World.of(
                                """
                                - outer:
                                    for: { each: o, in: '[range(2)]' }
                                    do:
                                      - inner:
                                          for: { in: '[range(150)] | map(. + 1000 * $o)' }
                                          do: [ { w: { wait: PT1S } }, { s: { set: { n: '${ (.n // 0) + $item }' } } } ]
                                """)
                        .run();

        World.assertJson(world.result(), "{\"n\": 172350}");
    }

    @Test
    void whatMayBecomeDifferentIsStored() {
        for (var in :
                new String[] {
                    "[range(1000)] | map(. + ($context | length))",
                    "[range(1000)] | map(. + now)",
                    "[range(1000)] | map($runtime.metadata.case.status)"
                }) {
            assertThat(looping(in).begin().state()).as(in).contains("\"items\"");
        }
    }

    @Test
    void itemsThatMustBeStoredAreBounded() {
        var world =
                World.of(
                                "- l: { for: { in: '[range(100000)] | map(. + now)' }, do: [ { w: { wait:"
                                        + " PT1S } } ] }\n")
                        .within(LimitsTest.limits(30, 100))
                        .run();

        assertThat(world.error().detail()).contains("larger than 2000 bytes");
    }
}
