package caseloom.http;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies of all kinds, and what a connection is good for afterwards.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyReadingTest {

    private static final String HEAD = "POST /echo/body HTTP/1.1\nHost: x\n";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\n\n";
    private static final String NEXT = "GET /echo/next HTTP/1.1\nHost: x\n\n";

    private final HttpRig rig = new HttpRig().open();

    @AfterAll
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\n\nhello",
                "Transfer-Encoding: chunked\n\n5\nhello\n0\n\n",
                "Transfer-Encoding: chunked\n\n2\nhe\n1\nl\n02\nlo\n0\n\n",
                "transfer-encoding: Chunked\n\n5;name=value\nhello\n0\n\n"
            })
    void aWholeBodyIsReadAndTheConnectionGoesOn(String body) {
        try (var wire = rig.wire()) {
            assertThat(wire.lines(HEAD + body + NEXT).reply().text()).isEqualTo("hello");
            assertThat(wire.reply().text()).startsWith("GET /echo/next");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0;last\n\n", "0\nTrailer: x\nAnother: y\n\n", "000\n\n"})
    void trailersAreDroppedWithTheConnection(String end) {
        try (var wire = rig.wire()) {
            var reply = wire.lines(CHUNKED + "5\nhello\n" + end).reply();

            assertThat(reply.text()).isEqualTo("hello");
            assertThat(reply.header("Connection")).contains("close");
        }
    }

    @Test
    void chunksMayArriveInAnyPieces() {
        try (var wire = rig.wire()) {
            for (var c : (CHUNKED + "5\nhello\n3\nabc\n0\n\n").toCharArray()) {
                wire.lines(String.valueOf(c));
            }

            assertThat(wire.reply().text()).isEqualTo("helloabc");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\nhello\n0\n\n",
                "-5\nhello\n0\n\n",
                "5 5\nhello\n0\n\n",
                "\nhello\n0\n\n",
                "5\nhelloX\n0\n\n",
                "80000000\nhello",
                "fffffffffffffffff\nhello"
            })
    void brokenChunksAreTold(String body) {
        try (var wire = rig.wire()) {
            var reply = wire.lines(CHUNKED + body).halfClose().reply();

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text()).isEqualTo("broken");
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void aChunkThatIsAnnouncedTooLongIsNotWaitedFor() {
        try (var wire = rig.wire()) {
            var reply =
                    wire.lines(CHUNKED + "7fffffff\n" + "x".repeat(HttpRig.BODY_MOST + 1)).reply();

            assertThat(reply.text()).isEqualTo("too large");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 50\n\nhello", "Transfer-Encoding: chunked\n\n5\nhel"})
    void aTruncatedBodyIsTold(String body) {
        try (var wire = rig.wire()) {
            assertThat(wire.lines(HEAD + body).halfClose().reply().text()).isEqualTo("broken");
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void whoWaitsForContinueIsToldToGoOn() {
        for (var framing : List.of("Content-Length: 5\n\n", "Transfer-Encoding: chunked\n\n")) {
            try (var wire = rig.wire()) {
                wire.lines(HEAD + "Expect: 100-continue\n" + framing);
                assertThat(wire.reply().status()).isEqualTo(100);

                wire.lines(framing.startsWith("C") ? "hello" : "5\nhello\n0\n\n");
                assertThat(wire.reply().text()).isEqualTo("hello");
                assertThat(wire.lines(NEXT).reply().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void whoWaitsForContinueWithTooMuchIsToldAtOnce() {
        try (var wire = rig.wire()) {
            var reply =
                    wire.lines(HEAD + "Expect: 100-continue\nContent-Length: 100001\n\n").reply();

            assertThat(reply.text()).isEqualTo("too large");
            assertThat(reply.header("Connection")).contains("close");
        }
    }

    @Test
    void aSmallBodyThatNobodyReadsIsDropped() {
        var post = "POST /echo/unread HTTP/1.1\nHost: x\nContent-Length: 5\n\nhello";
        try (var wire = rig.wire()) {
            assertThat(wire.lines(post + post + NEXT).reply().text()).startsWith("POST");
            assertThat(wire.reply().text()).startsWith("POST");
            assertThat(wire.reply().text()).startsWith("GET");
        }
    }

    @Test
    void aLargeBodyThatNobodyReadsEndsTheConnectionAndTheAnswerArrives() {
        var length = 20 * 1024 * 1024;
        for (var framing :
                List.of(
                        "Content-Length: " + length + "\n\n",
                        "Transfer-Encoding: chunked\n\n" + Integer.toHexString(length) + "\n")) {
            try (var wire = rig.wire()) {
                wire.lines("POST /echo/unread HTTP/1.1\nHost: x\n" + framing);
                wire.bytes(new byte[length]);

                var reply = wire.reply();
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.header("Connection")).contains("close");
            }
        }
    }

    @Test
    void aRequestThatWantsTheConnectionToEndIsObeyed() {
        try (var wire = rig.wire()) {
            var reply = wire.lines("GET /echo HTTP/1.1\nHost: x\nConnection: close\n\n").reply();

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Connection")).contains("close");
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void bodiesTogetherHaveABound() {
        try (var small = new HttpRig("HTTP_BODY_MEMORY=1048576").open();
                var first = small.wire();
                var second = small.wire()) {
            var body = "x".repeat(100_000);
            var request = "POST /echo/wait HTTP/1.1\nHost: x\nContent-Length: 100000\n\n";
            var wires = new ArrayList<Wire>();
            for (var i = 0; i < 10; i++) {
                wires.add(small.wire().lines(request + body));
            }
            small.echo.entered.acquireUninterruptibly(10);

            var refused = first.lines(request + body).reply();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).contains("5");

            small.echo.mayGo.countDown();
            wires.forEach(wire -> assertThat(wire.reply().status()).isEqualTo(200));
            assertThat(second.lines(request + body).reply().status()).isEqualTo(200);
            wires.forEach(Wire::close);
        }
    }

    @Test
    void queriesAreDecodedForgivingly() {
        var query = Query.of("a=1&b=%41+b&a=2&=x&c&%zz=%4&d=%C3%BC&e==");

        assertThat(query.get("a")).contains("2");
        assertThat(query.get("b")).contains("A b");
        assertThat(query.get("")).contains("x");
        assertThat(query.get("c")).contains("");
        assertThat(query.get("%zz")).contains("%4");
        assertThat(query.get("d")).contains("ü");
        assertThat(query.get("e")).contains("=");
        assertThat(query.get("f")).isEmpty();
    }

    @Test
    void headHasNoBodyButItsLength() {
        try (var wire = rig.wire()) {
            Reply head = wire.lines("HEAD /echo HTTP/1.1\nHost: x\n\n").replyWithoutBody();

            assertThat(head.header("Content-Length")).contains("13");
            assertThat(wire.lines(NEXT).reply().text()).startsWith("GET");
        }
    }
}
