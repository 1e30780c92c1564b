package caseloom.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.Wire;
import caseloom.admin.FormBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Uploads that break off, lie about themselves, or bring too much: each gets one clear answer, or
/// none where nobody listens, and nothing of it stays.
final class UploadAttacksTest {

    private static final int MOST = 300_000;

    private final UploadRig rig =
            new UploadRig(
                    "FILES_UPLOAD_MOST=" + MOST,
                    "FILES_UPLOAD_FILES_MOST=3",
                    "FILES_IN_DATABASE_MOST=1000");

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aConnectionThatEndsInTheMiddleLeavesNothing() {
        for (var framing : new String[] {"Content-Length: 250000", "Transfer-Encoding: chunked"}) {
            try (var wire = Wire.to(rig.address())) {
                begin(wire, framing);
                Probe.until("bytes are on their way", () -> rig.inFolder() > 0);
            }
            rig.untilNothingIsLeft();
        }
    }

    @Test
    void aPeerThatStandsStillIsGivenUpAndLeavesNothing() {
        try (var wire = Wire.to(rig.address())) {
            begin(wire, "Content-Length: 250000");
            Probe.until("bytes are on their way", () -> rig.inFolder() > 0);

            Probe.until(
                    "the peer is given up",
                    () -> {
                        rig.forward(Duration.ofSeconds(31));
                        return rig.inFolder() == 0;
                    });

            assertThat(wire.closed()).isTrue();
        }
        rig.untilNothingIsLeft();
    }

    @Test
    void anUploadThatTakesTooLongIsGivenUpHoweverBusyItIs() {
        try (var slow = new UploadRig("FILES_UPLOAD_WITHIN=PT1M", "HTTP_PEER_PATIENCE=PT10H");
                var wire = Wire.to(slow.address())) {
            wire.lines(slow.head("Content-Length: 10000000"));
            wire.bytes(
                    FormBody.file("a.txt", "x".repeat(2_000_000))
                            .toString()
                            .getBytes(StandardCharsets.UTF_8));
            Probe.until("bytes are on their way", () -> slow.inFolder() > 0);

            Probe.until(
                    "the upload is given up",
                    () -> {
                        slow.forward(Duration.ofSeconds(61));
                        return slow.inFolder() == 0;
                    });

            assertThat(wire.closed()).isTrue();
            slow.untilNothingIsLeft();
        }
    }

    @Test
    void aFileThatIsTooLargeTakesTheOthersWithIt() {
        var reply = rig.upload(FormBody.file("a.txt", "good").with("b.txt", "x".repeat(MOST + 1)));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.at("/errors/0/field").asText()).isEqualTo("file");
        assertThat(reply.at("/errors/0/rule").asText()).contains("at most 300000 bytes");
        rig.untilNothingIsLeft();
        assertThat(rig.upload(FormBody.file("b.txt", "x".repeat(MOST))).status()).isEqualTo(201);
    }

    @Test
    void moreFilesThanAnUploadMayBringAreRefused() {
        var form = FormBody.empty();
        for (var i = 0; i < 4; i++) {
            form.with(i + ".txt", "x".repeat(2_000));
        }

        var reply = rig.upload(form);

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.at("/errors/0/rule").asText()).contains("at most 3 files");
        rig.untilNothingIsLeft();
    }

    @Test
    void thousandsOfPartsEndTheUploadEarly() {
        var form = FormBody.empty();
        for (var i = 0; i < 5_000; i++) {
            form.part("form-data; name=\"f" + i + "\"", "");
        }

        assertThat(rig.upload(form).status()).isEqualTo(422);
    }

    @Test
    void aDeclaredLengthBeyondTheLimitIsRefusedUnread() {
        try (var wire = Wire.to(rig.address())) {
            wire.lines(rig.head("Content-Length: 99999999999\nExpect: 100-continue"));

            var reply = wire.reply();

            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.header("Connection")).contains("close");
        }
    }

    @Test
    void whoeverWaitsIsToldToGoOnOnlyWhenTheUploadIsWelcome() {
        try (var wire = Wire.to(rig.address())) {
            var body = FormBody.file("a.txt", "hello").toString();
            wire.lines(rig.head("Content-Length: " + body.length() + "\nExpect: 100-continue"));

            assertThat(wire.reply().status()).isEqualTo(100);
            assertThat(wire.bytes(body.getBytes(StandardCharsets.UTF_8)).reply().status())
                    .isEqualTo(201);
        }
        try (var wire = Wire.to(rig.address())) {
            var head = rig.head("Content-Length: 100\nExpect: 100-continue");
            wire.lines(head.replaceFirst("/cases/[0-9]+/", "/cases/999999/"));

            assertThat(wire.reply().status()).isEqualTo(404);
        }
    }

    @Test
    void chunksOfAnySizeAreAForm() {
        try (var wire = Wire.to(rig.address())) {
            var body = FormBody.file("a.txt", "x".repeat(100_000)).toString();
            wire.lines(rig.head("Transfer-Encoding: chunked"));
            for (var at = 0; at < body.length(); at += 7_001) {
                var chunk = body.substring(at, Math.min(body.length(), at + 7_001));
                wire.lines(Integer.toHexString(chunk.length()) + "\n");
                wire.bytes(chunk.getBytes(StandardCharsets.UTF_8)).lines("\n");
            }

            assertThat(wire.lines("0\n\n").reply().status()).isEqualTo(201);
            assertThat(wire.lines("GET /healthz HTTP/1.1\nHost: x\n\n").reply().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void brokenChunksAreToldAndLeaveNothing() {
        try (var wire = Wire.to(rig.address())) {
            begin(wire, "Transfer-Encoding: chunked");
            wire.lines("\nnonsense\n");

            assertThat(wire.reply().status()).isEqualTo(400);
        }
        rig.untilNothingIsLeft();
    }

    @Test
    void headsOfPartsWithoutEndAreRefused() {
        var head = "form-data; name=\"file\"; filename=\"" + "a".repeat(100_000) + ".txt\"";

        var reply = rig.upload(FormBody.empty().part(head, "x"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/detail").asText()).contains("4096 bytes");
    }

    @Test
    void whatIsSentAgainWhileItIsStillComingIsToldToWait() {
        try (var wire = Wire.to(rig.address())) {
            var framing = "Content-Length: 250000\nIdempotency-Key: k";
            begin(wire, framing);
            Probe.until("bytes are on their way", () -> rig.inFolder() > 0);

            var second = rig.upload(FormBody.file("a.txt", "x"), "Idempotency-Key: k");

            assertThat(second.status()).isEqualTo(409);
            assertThat(second.at("/detail").asText()).contains("still being handled");
        }
        rig.untilNothingIsLeft();
        assertThat(rig.upload(FormBody.file("a.txt", "x"), "Idempotency-Key: k").status())
                .isEqualTo(201);
    }

    @Test
    void ofTwoNodesThatTakeTheSameOneStoresItAndBothTellTheSame() {
        var other = rig.onAnotherNode();
        var form = FormBody.file("a.txt", "x".repeat(200_000));
        var length = form.toString().length();
        try (var wire = Wire.to(rig.address())) {
            begin(wire, "Content-Length: " + length + "\nIdempotency-Key: k");
            Probe.until("bytes are on their way", () -> rig.inFolder() > 0);

            var second = rig.upload(other, form, "Idempotency-Key: k");
            var rest = form.toString().substring(190_000);
            var first = wire.bytes(rest.getBytes(StandardCharsets.UTF_8)).reply();

            assertThat(second.status()).isEqualTo(201);
            assertThat(first.status()).isEqualTo(201);
            assertThat(first.text()).isEqualTo(second.text());
            assertThat(first.header("Idempotency-Replayed")).contains("true");
        }
        assertThat(rig.rows("files")).isEqualTo(1);
        assertThat(rig.inFolder()).isEqualTo(1);
    }

    /// Sends the first 200,000 bytes of a file, as one chunk or as what they are.
    private void begin(Wire wire, String framing) {
        var body = FormBody.file("a.txt", "x".repeat(200_000)).toString();
        var beginning = body.substring(0, 190_000);
        wire.lines(rig.head(framing));
        if (framing.contains("chunked")) {
            wire.lines(Integer.toHexString(beginning.length()) + "\n");
        }
        wire.bytes(beginning.getBytes(StandardCharsets.UTF_8));
    }
}
