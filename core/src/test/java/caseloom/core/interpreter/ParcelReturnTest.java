package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The example that waits for the outside in three ways.
class ParcelReturnTest {

    private static World returning() throws IOException {
        var file = Path.of(System.getProperty("house.root"), "examples/parcel-return.yaml");
        return World.ofDocument(Files.readString(file))
                .with("{\"order\": \"A-1\", \"reason\": \"too small\"}")
                .shell(_ -> new Answer.CallbackOpened("https://c.example/secret"))
                .service(_ -> World.ok(202, "{}"));
    }

    @Test
    void theCaseIsClosedWhenTheParcelArrivedAndWasInspected() throws IOException {
        var world = returning().begin();
        assertThat(world.view().status()).isEqualTo("On its way back");
        assertThat(world.emitted()).hasSize(1);
        var callback = world.effects().values().iterator().next();
        world.answer(callback);
        var told = (Effect.CallHttp) world.effects().values().iterator().next();
        World.assertJson(
                told.body(), "{\"order\": \"A-1\", \"answer\": \"https://c.example/secret\"}");
        world.answer(told);

        world.event(1, "com.example.parcel.delivered", "{\"order\": \"B-2\"}");
        assertThat(world.standing()).isInstanceOf(Standing.Ignored.class);
        world.event(2, "com.example.parcel.delivered", "{\"order\": \"A-1\", \"place\": \"dock\"}")
                .resume(
                        new Happening.CalledBack(
                                callback.activation(), Json.stored("{\"accepted\": true}")));

        assertThat(world.view().status()).isEqualTo("Closed");
        World.assertJson(
                world.view().attributes(),
                "{\"order\": \"A-1\", \"reason\": \"too small\", \"place\": \"dock\","
                        + " \"accepted\": true}");
    }

    @Test
    void afterAMonthItIsLost() throws IOException {
        var world = returning().run();

        assertThat(world.view().status()).isEqualTo("Lost");
        assertThat(world.listeners()).isEmpty();
        assertThat(world.closed()).hasSize(1);
    }
}
