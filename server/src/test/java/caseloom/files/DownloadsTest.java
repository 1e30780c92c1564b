package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.Reply;
import caseloom.TestServer;
import caseloom.audit.Actor;
import caseloom.core.cases.CaseId;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DownloadsTest {

    private static final String GONE = "{\"detail\":\"Download link not found or expired\"}";

    private static final byte[] SMALL = "%PDF-1.7 0123456789".getBytes(StandardCharsets.UTF_8);

    private final TestServer server = TestServer.start();
    private final TestServer.Tenant acme = server.tenant("acme");
    private final Client http = Client.of(server.node().address(), "").anonymous();

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void l201_theLinkIsAbsoluteAndExpiresAfterFifteenMinutesInWholeSeconds() {
        var link = filing().links().make(kept("a.pdf", SMALL));

        assertThat(link.url()).matches("https://cases\\.example/downloads/[A-Za-z0-9_-]{76}");
        assertThat(link.expiresAt())
                .isEqualTo(now().plus(Duration.ofMinutes(15)).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void l202_theFileIsAnsweredWithItsHeaders() {
        var reply = http.get(path(kept("contract.pdf", SMALL)));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.bytes()).isEqualTo(SMALL);
        assertThat(reply.header("Content-Type")).contains("application/pdf");
        assertThat(reply.header("Content-Length")).contains("19");
        assertThat(reply.header("Content-Disposition"))
                .contains("attachment; filename=\"contract.pdf\"; filename*=UTF-8''contract.pdf");
        assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(reply.header("Cache-Control")).contains("private, no-store");
        assertThat(reply.header("Accept-Ranges")).contains("bytes");
    }

    @Test
    void l202_anyNameIsTold() {
        var reply = http.get(path(kept("Übersicht 100%, 'neu' 中.pdf", SMALL)));

        assertThat(reply.header("Content-Disposition"))
                .contains(
                        "attachment; filename=\"_bersicht 100_, 'neu' _.pdf\";"
                                + " filename*=UTF-8''%C3%9Cbersicht%20100%25%2C%20%27neu%27"
                                + "%20%E4%B8%AD.pdf");
    }

    @Test
    void l202_aLinkWorksAnyNumberOfTimes() {
        var path = path(kept("a.pdf", SMALL));

        for (var i = 0; i < 3; i++) {
            assertThat(http.get(path).bytes()).isEqualTo(SMALL);
        }
    }

    @Test
    void l202_aSingleByteRangeIsAnswered206() {
        var path = path(kept("a.pdf", SMALL));

        var middle = http.get(path, "Range: bytes=9-11");
        var end = http.get(path, "Range: bytes=-2");

        assertThat(middle.status()).isEqualTo(206);
        assertThat(middle.text()).isEqualTo("012");
        assertThat(middle.header("Content-Range")).contains("bytes 9-11/19");
        assertThat(middle.header("Content-Length")).contains("3");
        assertThat(middle.header("Content-Disposition")).isPresent();
        assertThat(middle.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(end.status()).isEqualTo(206);
        assertThat(end.text()).isEqualTo("89");
        assertThat(end.header("Content-Range")).contains("bytes 17-18/19");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1-2,4-5", "bytes=5-4", "pages=1-2"})
    void l202_severalRangesAndMalformedOnesAreAnsweredWithEverything(String range) {
        var reply = http.get(path(kept("a.pdf", SMALL)), "Range: " + range);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.bytes()).isEqualTo(SMALL);
    }

    @Test
    void l202_aRangeBehindTheEndIsAnswered416() {
        var reply = http.get(path(kept("a.pdf", SMALL)), "Range: bytes=19-");

        assertThat(reply.status()).isEqualTo(416);
        assertThat(reply.header("Content-Range")).contains("bytes */19");
        assertThat(reply.bytes()).isEmpty();
    }

    @Test
    void l202_aPartOfAnotherFileIsNotContinued() {
        var path = path(kept("a.pdf", SMALL));
        var tag = http.get(path).header("ETag").orElseThrow();

        var same = http.get(path, "Range: bytes=9-", "If-Range: " + tag);
        var other = http.get(path, "Range: bytes=9-", "If-Range: \"other\"");

        assertThat(same.status()).isEqualTo(206);
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.bytes()).isEqualTo(SMALL);
    }

    @Test
    void l202_headTellsTheSameWithoutTheBytes() {
        var path = path(kept("a.pdf", SMALL));

        var whole = http.get(path);
        var head = http.head(path, "Range: bytes=1-2");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.headers()).isEqualTo(whole.headers());
        assertThat(head.bytes()).isEmpty();
    }

    @Test
    void l202_aLargeFileIsAnsweredWholeAndInParts() {
        var large = new byte[3_000_001];
        new SplittableRandom(7).nextBytes(large);
        var path = path(kept("large.bin", large));

        var whole = http.get(path);
        var part = http.get(path, "Range: bytes=1000000-2999999");

        assertThat(whole.header("Content-Type")).contains("application/octet-stream");
        assertThat(whole.header("Content-Length")).contains("3000001");
        assertThat(whole.bytes()).isEqualTo(large);
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(large, 1_000_000, 3_000_000));
    }

    @Test
    void l203_anExpiredLinkIsNotFound() {
        var path = path(kept("a.pdf", SMALL));

        server.clock().forward(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(http.get(path).status()).isEqualTo(200);

        server.clock().forward(Duration.ofSeconds(1));
        assertGone(http.get(path));
        assertGone(http.get(path, "Range: bytes=0-1"));
        assertThat(http.head(path).status()).isEqualTo(404);
    }

    @Test
    void l203_aLinkWithAnyCharacterChangedIsNotFound() {
        var path = path(kept("a.pdf", SMALL));

        for (var at = "/downloads/".length(); at < path.length(); at++) {
            var other = path.charAt(at) == 'A' ? 'B' : 'A';
            assertGone(http.get(path.substring(0, at) + other + path.substring(at + 1)));
        }
        assertGone(http.get(path + "A"));
        assertGone(http.get(path.substring(0, path.length() - 1)));
        assertGone(http.get(path + "/"));
        assertGone(http.get(path.replace("/downloads/", "/downloads/%2e/")));
        assertGone(http.get("/downloads"));
        assertGone(http.get("/downloads/"));
    }

    @Test
    void l203_aLinkToADeletedFileIsNotFound() {
        var file = kept("a.pdf", SMALL);
        var path = path(file);
        server.database()
                .db()
                .system(tx -> tx.change("delete from files where id = ?", file.number()));

        assertGone(http.get(path));
    }

    @Test
    void l203_aStagedFileIsNotFound() {
        var file = stage("a.pdf", SMALL);

        assertGone(http.get(path(file)));
    }

    @Test
    void l8_anotherMethodIsAnswered405() {
        var path = path(kept("a.pdf", SMALL));

        for (var method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            var reply = http.send(method, path, BodyPublishers.noBody());

            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("Allow")).contains("GET, HEAD");
            assertThat(reply.text()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
        }
    }

    @Test
    void aFileWhoseBytesAreLostIsAFailureOfOurs() {
        var file = kept("a.pdf", SMALL);
        server.database()
                .db()
                .system(tx -> tx.change("delete from file_bytes where file_id = ?", file.number()));

        var reply = http.get(path(file));

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.text()).isEqualTo("{\"detail\":\"Internal server error\"}");
    }

    @Test
    void aLinkOfOneNodeWorksOnAnother() {
        var path = path(kept("large.bin", new byte[300_000]));

        var other = server.join();

        assertThat(http.at(other.address()).get(path).bytes()).hasSize(300_000);
    }

    @Test
    void aLinkOfAClosedOrganizationLeadsNowhereUntilItIsReopened() {
        var path = path(kept("a.pdf", SMALL));
        var organization = acme.organization().id();
        var organizations = server.node().organizations();
        var system = Actor.system(organization);

        TestServer.done(organizations.close(system, organization));
        assertGone(http.get(path));
        TestServer.done(organizations.reopen(system, organization));

        assertThat(http.get(path).bytes()).isEqualTo(SMALL);
    }

    private Filing filing() {
        return server.node().filing();
    }

    private Instant now() {
        return server.clock().instant();
    }

    private FileRecord stage(String name, byte[] content) {
        var organization = acme.organization().id();
        return TestServer.done(
                filing().files()
                        .stage(organization, FileKind.ATTACHMENT, FileName.of(name), content));
    }

    private FileRecord kept(String name, byte[] content) {
        var file = stage(name, content);
        var joining =
                new Joining(
                        file.organization(),
                        new CaseId(1),
                        file.number(),
                        null,
                        "intake_step",
                        now());
        server.database()
                .db()
                .system(tx -> {
                    filing().files().join(tx, List.of(joining));
                    return true;
                });
        return file;
    }

    private String path(FileRecord file) {
        return filing().links().make(file).url().substring(TestServer.PUBLIC_URL.length());
    }

    private static void assertGone(Reply reply) {
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEqualTo(GONE);
        assertThat(reply.header("Content-Type")).contains("application/json");
    }
}
