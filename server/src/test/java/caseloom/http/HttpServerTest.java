package caseloom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Start, stop, slow peers, overload.
class HttpServerTest {

    private static final String GET = "GET /echo HTTP/1.1\nHost: x\n\n";

    @Test
    void beforeItIsOpenOnlyThoseThatAlwaysAnswerDo() {
        try (var rig = new HttpRig()) {
            try (var wire = rig.wire()) {
                var reply = wire.lines(GET).reply();
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.header("Retry-After")).contains("5");
            }
            try (var wire = rig.wire()) {
                assertThat(wire.lines("GET /always HTTP/1.1\nHost: x\n\n").reply().status())
                        .isEqualTo(404);
            }
            rig.open();
            try (var wire = rig.wire()) {
                assertThat(wire.lines(GET).reply().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void requestsInFlightEndWhenItStops() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var rig = new HttpRig().open();
                var wire = rig.wire()) {
            wire.lines("GET /echo/wait HTTP/1.1\nHost: x\n\n");
            rig.echo.entered.acquire();

            var stopping = threads.submit(rig.server::close);
            rig.echo.mayGo.countDown();

            assertThat(wire.reply().status()).isEqualTo(200);
            assertThat(wire.closed()).isTrue();
            stopping.get();
        }
    }

    @Test
    void aRequestThatDoesNotEndInTimeIsInterrupted() {
        var rig = new HttpRig("HTTP_STOP_WITHIN=PT0.2S").open();
        try (var wire = rig.wire()) {
            wire.lines("GET /echo/wait HTTP/1.1\nHost: x\n\n");
            rig.echo.entered.acquireUninterruptibly();

            rig.close();

            rig.echo.interrupted.acquireUninterruptibly();
            // An answer may still get out before the end.
            wire.rest();
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void itMayBeClosedTwice() {
        var rig = new HttpRig().open();

        rig.close();
        rig.close();
    }

    @Test
    void requestsBeyondTheLimitAreRefusedForNow() {
        try (var rig = new HttpRig("HTTP_REQUESTS_AT_ONCE=1").open();
                var first = rig.wire();
                var second = rig.wire()) {
            first.lines("GET /echo/wait HTTP/1.1\nHost: x\n\n");
            rig.echo.entered.acquireUninterruptibly();

            var refused = second.lines(GET).reply();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).contains("5");

            rig.echo.mayGo.countDown();
            assertThat(first.reply().status()).isEqualTo(200);
            assertThat(second.lines(GET).reply().status()).isEqualTo(200);
        }
    }

    @Test
    void aPeerThatDoesNotFinishItsBodyLosesItsConnection() {
        try (var rig = new HttpRig().open();
                var wire = rig.wire()) {
            wire.lines(
                    """
                    POST /echo/body HTTP/1.1
                    Host: x
                    Expect: 100-continue
                    Content-Length: 50

                    """);
            assertThat(wire.reply().status()).isEqualTo(100);
            wire.lines("hello");
            rig.untilItWaitsFor(1);

            rig.clock.forward(Duration.ofSeconds(31));

            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void aPeerThatDoesNotFinishItsHeadLosesItsConnection() {
        try (var rig = new HttpRig().open();
                var wire = rig.wire()) {
            wire.lines("GET /echo HTTP/1.1\nHost: x\nX-Half: ");
            rig.untilItWaitsFor(1);

            rig.clock.forward(Duration.ofSeconds(31));

            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void aPeerThatDoesNotTakeItsAnswerLosesItsConnection() {
        try (var rig = new HttpRig().open();
                var wire = rig.wire()) {
            wire.lines("GET /echo/big HTTP/1.1\nHost: x\n\n");

            rig.untilItWaitsFor(1);

            rig.clock.forward(Duration.ofSeconds(31));

            rig.untilItWaitsFor(0);
            assertThat(wire.rest()).isLessThan(64 * 1024 * 1024);
        }
    }

    @Test
    void aSettledConnectionIsNotHurtByTime() {
        try (var rig = new HttpRig().open();
                var wire = rig.wire()) {
            assertThat(wire.lines(GET).reply().status()).isEqualTo(200);
            rig.clock.forward(Duration.ofHours(1));
            assertThat(wire.lines(GET).reply().status()).isEqualTo(200);
        }
    }
}
