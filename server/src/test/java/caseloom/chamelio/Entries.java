package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Says what a 422 has to look like (L-32, L-33).
final class Entries {

    static final String MISSING = "value_error.missing";

    private Entries() {}

    /// An entry; the place is written as `variables.0.value`, without `body`.
    static String entry(String place, String msg, String type) {
        var entry = Json.object();
        var loc = entry.putArray("loc").add("body");
        for (var part : List.of(place.split("\\."))) {
            if (part.matches("[0-9]+")) {
                loc.add(Integer.parseInt(part));
            } else {
                loc.add(part);
            }
        }
        entry.put("msg", msg).put("type", type);
        return new String(Json.bytes(entry), StandardCharsets.UTF_8);
    }

    /// The answer has these entries in this order and nothing else.
    static void are(Reply reply, String... entries) {
        assertThat(reply.text()).isEqualTo("{\"detail\":[" + String.join(",", entries) + "]}");
        assertThat(reply.status()).isEqualTo(422);
    }
}
