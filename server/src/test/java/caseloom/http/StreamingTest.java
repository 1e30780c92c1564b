package caseloom.http;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Answers that are read while they are sent.
final class StreamingTest {

    private static final int MIB = 1024 * 1024;

    @Test
    void theConnectionIsGoodForMore() {
        try (var rig = new HttpRig().open();
                var wire = rig.wire()) {
            rig.echo.source = new Source(3 * MIB + 1);

            var first = wire.lines("GET /echo/stream HTTP/1.1\nHost: x\n\n").reply();
            var second = wire.lines("GET /echo HTTP/1.1\nHost: x\n\n").reply();

            assertThat(first.bytes()).isEqualTo(ones(3 * MIB + 1));
            assertThat(first.header("Transfer-Encoding")).isEmpty();
            assertThat(second.status()).isEqualTo(200);
            assertThat(rig.echo.source.closed).isTrue();
        }
    }

    @Test
    void smallOnesComeWhole() {
        try (var rig = new HttpRig().open();
                var wire = rig.wire()) {
            for (var size : new int[] {0, 1, 4_096, 65_536}) {
                rig.echo.source = new Source(size);

                var reply = wire.lines("GET /echo/stream HTTP/1.1\nHost: x\n\n").reply();

                assertThat(reply.bytes()).isEqualTo(ones(size));
            }
        }
    }

    @Test
    void headTellsTheLengthAndReadsNothing() {
        try (var rig = new HttpRig().open();
                var wire = rig.wire()) {
            rig.echo.source = new Source(MIB);

            var reply = wire.lines("HEAD /echo/stream HTTP/1.1\nHost: x\n\n").replyWithoutBody();

            assertThat(reply.header("Content-Length")).contains("1048576");
            assertThat(rig.echo.source.given()).isZero();
            assertThat(wire.lines("GET /echo HTTP/1.1\nHost: x\n\n").reply().status())
                    .isEqualTo(200);
            Probe.until("the source is closed", () -> rig.echo.source.closed);
        }
    }

    /// A peer that takes nothing: the rest stays unread, and in the end it loses its connection.
    @Test
    void aSourceIsReadOnlyAsFastAsItIsTaken() {
        try (var rig = new HttpRig().open();
                var wire = rig.wire()) {
            var source = new Source(1024 * MIB);
            rig.echo.source = source;
            wire.lines("GET /echo/stream HTTP/1.1\nHost: x\n\n");

            Probe.until(
                    "the peer is given up",
                    () -> {
                        rig.clock.forward(Duration.ofSeconds(31));
                        return source.closed;
                    });

            assertThat(source.given()).isLessThan(64 * MIB);
        }
    }

    @Test
    void aSourceThatEndsTooEarlyBreaksTheConnection() {
        try (var rig = new HttpRig().open();
                var wire = rig.wire()) {
            rig.echo.source = new Source(MIB);
            rig.echo.promised = MIB + 1;

            wire.lines("GET /echo/stream HTTP/1.1\nHost: x\n\n");

            assertThat(wire.rest()).isBetween((long) MIB, MIB + 1_000L);
            Probe.until("the source is closed", () -> rig.echo.source.closed);
        }
    }

    private static byte[] ones(int count) {
        var bytes = new byte[count];
        Arrays.fill(bytes, (byte) 1);
        return bytes;
    }
}
