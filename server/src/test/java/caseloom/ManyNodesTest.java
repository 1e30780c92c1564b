package caseloom;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.access.NewKey;
import caseloom.access.NewToken;
import caseloom.audit.Actor;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What each API says of a body with more values than one may have.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ManyNodesTest {

    private static final String DOCUMENT =
            """
            document:
              dsl: '1.0.3'
              namespace: tests
              name: open
              version: '1.0.0'
              metadata: { source: direct, key: open }
            input:
              schema: { document: { type: object, properties: { free: {} } } }
            do:
              - rest: { wait: { hours: 1 } }
            """;

    private final TestServer server = TestServer.start("HTTP_BODY_NODES=1000");
    private final TestServer.Tenant acme = server.tenant("acme");
    private final Client http = Client.of(server.node().address(), acme.token());
    private final String cases =
            "/api/external/v1/workflows/" + server.publish(acme, DOCUMENT).value() + "/cases";

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theCasesApiSaysThatItIsTooLarge() {
        var fit = http.post(cases, "{\"attributes\":{\"a\":" + list("1", 900) + "}}");
        var refused = http.post(cases, "{\"attributes\":{\"a\":" + list("1", 1_000) + "}}");

        assertThat(fit.status()).isEqualTo(201);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text())
                .isEqualTo(
                        "{\"error\":\"body_too_large\","
                                + "\"message\":\"The request body is larger than 1048576 bytes.\"}");
    }

    @Test
    void theChamelioApiSaysThatItIsTooLarge() {
        var fit = initiate("{\"variables\":[],\"more\":" + list("[]", 900) + "}");
        var refused = initiate("{\"variables\":[],\"more\":" + list("[]", 1_000) + "}");

        assertThat(fit.status()).isEqualTo(200);
        isTooLarge(refused);
    }

    @Test
    void whatIsWrongWithABodyCountsForIt() {
        assertThat(initiate("{\"variables\":" + list("1", 100) + "}").at("/detail")).hasSize(100);
        isTooLarge(initiate("{\"variables\":" + list("1", 200) + "}"));
    }

    @Test
    void theJsonInATextCountsForIt() {
        assertThat(free(list("1", 900)).status()).isEqualTo(200);
        isTooLarge(free(list("1", 1_000)));
    }

    @Test
    void ourOwnApiSaysHowManyThereMayBe() {
        var owner = acme.organization().administrator().id();
        var token =
                server.node()
                        .tokens()
                        .create(
                                Actor.system(acme.organization().id()),
                                NewToken.installation("tests", owner));

        var refused =
                http.as(token.value())
                        .post("/api/v1/members", "{\"email\":" + list("1", 1_000) + "}");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.at("/type").textValue()).isEqualTo("urn:caseloom:problem:too-large");
        assertThat(refused.at("/detail").textValue())
                .isEqualTo("The request body has more than 1000 values and names of members.");
    }

    private Reply free(String json) {
        return initiate(
                "{\"variables\":[{\"variable_id\":\"free\",\"type\":\"text\",\"value\":\""
                        + json
                        + "\"}]}");
    }

    private Reply initiate(String body) {
        var owner = acme.organization().administrator().id();
        var key =
                server.node()
                        .keys()
                        .create(
                                Actor.system(acme.organization().id()),
                                new NewKey("tests", owner, 0, null));
        return http.anonymous()
                .post("/workflows/open/latest/initiate", body, "X-API-Key: " + key.value());
    }

    private static void isTooLarge(Reply reply) {
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.text()).isEqualTo("{\"detail\":\"Request body too large\"}");
    }

    private static String list(String item, int count) {
        return "[" + String.join(",", Collections.nCopies(count, item)) + "]";
    }
}
