package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.core.json.Json;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

    private final AdminRig rig = new AdminRig();

    @BeforeAll
    void start() {
        rig.tenant("acme", true);
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void theDocumentDescribesEveryRouteAndNoOther() {
        var routes =
                rig.api().routes().stream()
                        .map(route -> route.method() + " " + route.path())
                        .toList();

        assertThat(new Description().operations()).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void theDocumentIsServedWithoutAToken() {
        var reply = rig.client("").get("/openapi.json");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void anAnswerThatTheDocumentDoesNotAllowIsCaught() {
        var headers =
                HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (_, _) -> true);
        var description = new Description();

        for (var body : List.of("{}", "{\"next\": null, \"items\": [{\"id\": \"1\"}]}")) {
            var reply = new AdminClient.Reply(200, headers, Json.stored(body));
            assertThatThrownBy(() -> description.check("GET", "/workflows", reply))
                    .isInstanceOf(AssertionError.class);
        }
        var unknown = new AdminClient.Reply(418, headers, Json.object());
        assertThatThrownBy(() -> description.check("GET", "/workflows", unknown))
                .isInstanceOf(AssertionError.class);
    }
}
