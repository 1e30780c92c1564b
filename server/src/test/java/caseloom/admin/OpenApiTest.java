package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

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
}
