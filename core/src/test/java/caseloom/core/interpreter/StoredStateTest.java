package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.Golden;
import caseloom.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// A state that one release wrote must be read by every later one: this file may gain states, it
/// must never lose one.
class StoredStateTest {

    private static final String FILE = "core/src/test/resources/golden/state-v1.json";

    private static World world() {
        return World.of(
                        """
                        - rounds:
                            for: { each: n, in: '[1, 2]' }
                            timeout: { after: P1D }
                            do:
                              - guarded:
                                  try:
                                    - first: { call: http, with: { method: get, endpoint: 'https://x.example/' } }
                                  catch:
                                    retry: { delay: PT1M, limit: { attempt: { count: 2, duration: PT1H } } }
                                    do:
                                      - second:
                                          call: http
                                          with: { method: get, endpoint: 'https://x.example/', output: response }
                                          input: { from: '{ n: $n }' }
                                          output: { as: '{ code: .statusCode, was: $error.status, n: $n }' }
                        """)
                .with("{\"amount\": 42.50}");
    }

    /// Stopped where the state holds a loop, a `catch` with its error, a time limit and an effect.
    private static World stopped() {
        var world = world().begin();
        world.answer(world.effects().values().iterator().next()).nextTimer();
        return world.answer(world.effects().values().iterator().next());
    }

    @Test
    void theStateIsStoredAsTheFileShows() {
        Golden.compare(FILE, Json.stored(stopped().state()).toPrettyString() + "\n");
    }

    @Test
    void aRunGoesOnFromTheStateInTheFile() throws IOException {
        var file = Path.of(System.getProperty("house.root"), FILE);

        var world =
                stopped()
                        .restore(Json.write(Json.stored(Files.readString(file))))
                        .service(_ -> World.ok(202, "{}"))
                        .goOn();

        World.assertJson(world.result(), "{}");
        assertThat(world.lines())
                .contains("step.completed /do/0/rounds/do/0/guarded/catch/do/0/second");
        World.assertJson(
                world.story().stream()
                        .filter(entry -> "step.completed".equals(entry.event()))
                        .findFirst()
                        .orElseThrow()
                        .detail(),
                "{\"output\": {\"code\": 202, \"was\": 500, \"n\": 1}}");
    }
}
