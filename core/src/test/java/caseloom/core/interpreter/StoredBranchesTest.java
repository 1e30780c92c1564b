package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.Golden;
import caseloom.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The same promise as in `StoredStateTest`, for what runs beside each other: these files may gain
/// states and stories, they must never lose one.
class StoredBranchesTest {

    private static final String STATE = "core/src/test/resources/golden/state-v1-branches.json";
    private static final String STORY = "core/src/test/resources/golden/branches.txt";

    private static World world() {
        return World.of(
                        """
                        - first: { listen: { to: { one: { with: { type: begin } } } } }
                        - beside:
                            fork:
                              branches:
                                - ended: { set: { n: 1 }, export: { as: '{ ended: true }' } }
                                - orders:
                                    listen:
                                      to:
                                        any:
                                          - with: { type: order, data: '${ .n > 0 }' }
                                            correlate:
                                              shop: { from: .data.shop }
                                              kind: { from: .data.kind, expect: '${ $workflow.input.kind }' }
                                        until: { all: [ { with: { type: stop } }, { with: { type: really } } ] }
                                    foreach:
                                      item: order
                                      do:
                                        - pause: { wait: PT1M }
                                        - seen: { set: '${ $order.n }' }
                                - answer: { call: wait-callback, with: { title: Answer } }
                                - other: { run: { workflow: { namespace: n, name: other, version: latest } } }
                                - loop:
                                    for: { each: n, in: '[range(1000)]' }
                                    do: [ { long: { timeout: { after: P1D }, wait: PT1S } } ]
                        """)
                .with("{\"kind\": \"book\"}")
                .shell(effect ->
                        effect instanceof Effect.OpenCallback
                                ? new Answer.CallbackOpened("https://c.example/secret")
                                : new Answer.Ended(Json.stored("{\"other\": 1}")));
    }

    private static String order(int n, String shop) {
        return "{\"n\": " + n + ", \"shop\": \"" + shop + "\", \"kind\": \"book\"}";
    }

    private static World stopped() {
        var world = world().begin().event(3, "begin", "0");
        return world.answer(world.effects().values().iterator().next())
                .event(5, "order", order(1, "a"))
                .event(6, "order", order(2, "b"))
                .event(7, "order", order(3, "a"))
                .event(8, "stop", "0")
                .nextTimer();
    }

    @Test
    void theStateIsStoredAsTheFileShows() {
        Golden.compare(STATE, Json.stored(stopped().state()).toPrettyString() + "\n");
    }

    @Test
    void theStoryIsToldAsTheFileShows() {
        var world = goneOn(stopped());

        Golden.compare(
                STORY,
                world.story().stream()
                        .filter(entry -> entry.step() == null || !entry.step().contains("/long"))
                        .map(entry ->
                                entry.at()
                                        + " "
                                        + entry.event()
                                        + (entry.step() == null ? "" : " " + entry.step())
                                        + (entry.detail() == null ? "" : " " + entry.detail()))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void aRunGoesOnFromTheStateInTheFile() throws IOException {
        var file = Path.of(System.getProperty("house.root"), STATE);

        var world = goneOn(stopped().restore(Json.write(Json.stored(Files.readString(file)))));

        World.assertJson(world.result(), "[{\"n\": 1}, [1, 3], {\"yes\": 1}, {\"other\": 1}, [0]]");
    }

    /// To the end, with everything that still has to come.
    private static World goneOn(World world) {
        var call = callback(world);
        world.event(9, "really", "0")
                .resume(new Happening.CalledBack(call, Json.stored("{\"yes\": 1}")));
        return world.goOn();
    }

    private static int callback(World world) {
        var found = Json.stored(world.state()).findParent("callback");
        assertThat(found).as("a callback is open").isNotNull();
        return found.path("id").asInt();
    }
}
