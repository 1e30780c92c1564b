package caseloom.http;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not HTTP as this server speaks it is answered in JSON, and nothing is let through.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedTest {

    private static final String BAD_REQUEST =
            "{\"error\":\"bad_request\",\"message\":\"The request is not well-formed HTTP.\"}";

    private final HttpRig rig = new HttpRig().open();

    @AfterAll
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\n\n",
                "GET /echo\n\n",
                "\u0000\u0001\u0002\n\n",
                "GET  HTTP/1.1\n\n",
                "GET /echo HTTP/2.0\n\n",
                "GET /echo NONSENSE\n\n",
                "PRI * HTTP/2.0\n\nSM\n\n",
                "G@T /echo HTTP/1.1\nHost: x\n\n",
                "(GET) /echo HTTP/1.1\nHost: x\n\n",
                "GET /echo HTTP/1.1\nno colon\n\n",
                "GET /echo HTTP/1.1\nHost: x\nBad Name: 1\n\n",
                "GET /echo HTTP/1.1\nHost: x\nBad@Name: 1\n\n",
                "GET /echo HTTP/1.1\nHost: x\n: no name\n\n",
                "GET /echo HTTP/1.1\nHost: x\n folded: 1\n\n",
                "POST /echo/body HTTP/1.1\nHost: x\nContent-Length : 5\n\nhello",
                "POST /echo/body HTTP/1.1\nHost: x\nContent-Length: five\n\nhello",
                "POST /echo/body HTTP/1.1\nHost: x\nContent-Length: -5\n\nhello",
                "POST /echo/body HTTP/1.1\nHost: x\nContent-Length: 99999999999999999999\n\nhello",
                "POST /echo/body HTTP/1.1\nHost: x\nContent-Length: 5\nContent-Length: 6\n\nhello",
                """
                POST /echo/body HTTP/1.1
                Host: x
                Content-Length: 5
                Transfer-Encoding: chunked

                5
                hello
                0

                """
            })
    void brokenRequestsAreAnsweredInJsonAndTheConnectionEnds(String request) {
        try (var wire = rig.wire()) {
            var reply = wire.lines(request).reply();

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.header("Content-Type")).contains("application/json; charset=utf-8");
            assertThat(reply.text()).isEqualTo(BAD_REQUEST);
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void aRequestLineThatIsTooLongIsAnswered() {
        var reply =
                once("GET /echo/" + "x".repeat(HttpSettings.REQUEST_LINE_MOST) + " HTTP/1.1\n\n");

        assertThat(reply.status()).isEqualTo(414);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"error\":\"uri_too_long\",\"message\":\"The request line is too long.\"}");
    }

    @Test
    void headersThatAreTooLongAreAnswered() {
        for (var headers :
                List.of(
                        "X-Long: " + "x".repeat(HttpSettings.HEADERS_MOST) + "\n",
                        "X".repeat(HttpSettings.HEADERS_MOST) + ": 1\n",
                        "X-Many: 1234567890\n".repeat(5_000))) {
            assertThat(once("GET /echo HTTP/1.1\nHost: x\n" + headers + "\n").text())
                    .isEqualTo(BAD_REQUEST);
        }
    }

    @Test
    void oldVersionsAreTold() {
        assertThat(once("GET /echo HTTP/1.0\n\n").text())
                .isEqualTo(
                        "{\"error\":\"http_version_not_supported\","
                                + "\"message\":\"This server speaks HTTP/1.1.\"}");
    }

    @Test
    void codingsOnTopOfChunksAreTold() {
        var request =
                """
                POST /echo/body HTTP/1.1
                Host: x
                Transfer-Encoding: gzip
                Transfer-Encoding: chunked

                0

                """;

        assertThat(once(request).status()).isEqualTo(501);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/",
                "/echoes",
                "//echo",
                "/%65cho",
                "/../echo",
                "*",
                "nothing",
                "/%00",
                "/%",
                "/\u0000",
                "/?x=%zz"
            })
    void pathsThatNoDialectTakesAreNotFound(String path) {
        var reply = once("GET " + path + " HTTP/1.1\nHost: x\n\n");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text())
                .isEqualTo("{\"error\":\"not_found\",\"message\":\"The resource was not found.\"}");
    }

    @Test
    void pathsReachTheirDialectAsSent() {
        assertThat(once("GET /echo/a%2Fb/../c//d;e?q=1#f HTTP/1.1\nHost: x\n\n").text())
                .startsWith("GET /echo/a%2Fb/../c//d;e ");
        assertThat(once("GET http://other.example/echo/x?y HTTP/1.1\nHost: x\n\n").text())
                .startsWith("GET /echo/x ");
    }

    @Test
    void headersReachTheirDialectWithTheirMultiplicity() {
        assertThat(
                        once("GET /echo HTTP/1.1\nHost: x\nX-Note: a\nX-Note:  b, c \nx-note:\n\n")
                                .text())
                .isEqualTo("GET /echo [a, b, c, ]");
    }

    @Test
    void theServerDoesNotSayWhatItIs() {
        var reply = once("GET /echo HTTP/1.1\nHost: x\n\n");

        assertThat(reply.headers().keySet())
                .containsExactlyInAnyOrder("content-length", "content-type");
    }

    @Test
    void anUnexpectedFailureIsAnsweredByItsDialectAndTheConnectionGoesOn() {
        try (var wire = rig.wire()) {
            assertThat(wire.lines("GET /echo/fail HTTP/1.1\nHost: x\n\n").reply().text())
                    .isEqualTo("failed");
            assertThat(wire.lines("GET /echo HTTP/1.1\nHost: x\n\n").reply().status())
                    .isEqualTo(200);
        }
    }

    private Reply once(String request) {
        try (var wire = rig.wire()) {
            return wire.lines(request).reply();
        }
    }
}
