package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmitTest {

    private static World emitting(String with) {
        return World.of("- e: { emit: { event: { with: " + with + " } } }\n")
                .with("{\"id\": 7, \"none\": null}")
                .run();
    }

    @Test
    void w8_theOutputIsTheEventWithWhatWasLeftOutFilledIn() {
        var world =
                emitting(
                        "{ source: '${ \"https://a.example/\\(.id)\" }', type: sold,"
                                + " data: { n: '${ .id }' } }");

        var event = world.result();
        assertThat(world.emitted()).containsExactly(event);
        assertThat(event.path("id").textValue())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        World.assertJson(
                event,
                "{\"specversion\": \"1.0\", \"id\": "
                        + event.path("id")
                        + ", \"time\": \"2026-05-28T12:00:00Z\","
                        + " \"source\": \"https://a.example/7\", \"type\": \"sold\","
                        + " \"data\": {\"n\": 7}}");
    }

    @Test
    void whatTheAuthorSaysIsKept() {
        var event =
                emitting(
                                "{ id: one, source: 'https://a.example', type: sold, time:"
                                        + " '2030-01-31T09:00:00Z', subject: s, priority: 5, none:"
                                        + " '${ .none }', data: null }")
                        .result();

        World.assertJson(
                event,
                "{\"specversion\": \"1.0\", \"id\": \"one\","
                        + " \"time\": \"2030-01-31T09:00:00Z\", \"source\": \"https://a.example\","
                        + " \"type\": \"sold\", \"subject\": \"s\", \"priority\": 5,"
                        + " \"data\": null}");
    }

    @Test
    void twoEventsHaveTwoIds() {
        var world =
                World.of(
                                """
                                - a: { emit: { event: { with: { source: 'https://a.example', type: t } } } }
                                - b: { emit: { event: { with: { source: 'https://a.example', type: t } } } }
                                """)
                        .run();

        assertThat(world.emitted().stream().map(event -> event.path("id").textValue()))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void anEventThatIsNoneIsAnErrorAndIsNotSent() {
        for (var with :
                new String[] {
                    "{ source: '${ .none }', type: t }",
                    "{ source: 'https://a.example', type: '${ .id }' }",
                    "{ source: 'https://a.example', type: t, subject: '${ .id }' }",
                    "{ source: 'https://a.example', type: t, extra: { a: 1 } }",
                    "{ source: 'https://a.example', type: '${ \" \" }' }"
                }) {
            var world = emitting(with);

            assertThat(world.error().type()).as(with).endsWith("/validation");
            assertThat(world.emitted()).isEmpty();
        }
    }

    @Test
    void eventsAreSentEvenWhenTheRunFailsLater() {
        var world =
                World.of(
                                """
                                - a: { emit: { event: { with: { source: 'https://a.example', type: t } } } }
                                - b: { raise: { error: { type: 'https://e.example/x', status: 500 } } }
                                """)
                        .run();

        assertThat(world.error()).isNotNull();
        assertThat(world.emitted()).hasSize(1);
    }
}
