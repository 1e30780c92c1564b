package caseloom;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.admin.Documents;
import caseloom.db.TestDatabase;
import caseloom.s3.StandInS3;
import caseloom.vault.TestVault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of 200 MB goes into a server process whose heap holds less than half of it, and comes
/// back, for each of the stores that take such files.
final class LargeFilesTest {

    private static final String READY = "Caseloom is ready at ";
    private static final String HEAP = "-Xmx96m";
    private static final int PIECE = 1_000_000;
    private static final int PIECES = 200;
    private static final String BOUNDARY = "limit";

    @TempDir Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aLargeFilePassesThroughASmallHeapIntoAFolder() throws Exception {
        passes(Map.of());
    }

    @Test
    void aLargeFilePassesThroughASmallHeapIntoABucket() throws Exception {
        try (var storage = new StandInS3()) {
            var settings = new HashMap<String, String>();
            for (var setting : storage.settings()) {
                var parts = setting.split("=", 2);
                settings.put("CASELOOM_" + parts[0], parts[1]);
            }

            passes(settings);

            assertThat(storage.objects()).isEqualTo(1);
        }
    }

    private void passes(Map<String, String> settings) throws Exception {
        var sent = folder.resolve("large.bin");
        write(sent);
        try (var server =
                ChildJvm.start(folder, Main.class, environment(settings), "start", "--empty")) {
            var address = server.line(READY).substring(READY.length()).strip();
            var token = Files.readString(folder.resolve("data/admin-token")).strip();
            var calls = new Calls(http, URI.create(address), "Bearer " + token);

            var content = upload(calls, sent);

            var whole = calls.send(calls.get(content), BodyHandlers.ofInputStream());
            assertThat(whole.statusCode()).isEqualTo(200);
            try (var expected = Files.newInputStream(sent);
                    var got = whole.body()) {
                assertSame(expected, got);
            }
            assertRanges(calls, content, sent);
            assertThat(server.terminate()).isZero();
            assertThat(server.err()).doesNotContain("OutOfMemoryError", " ERROR ", "secret-of");
        }
    }

    /// Gives the path of its bytes.
    private static String upload(Calls calls, Path file) throws Exception {
        calls.post("/api/v1/workflows", Documents.waiting("waiting"));
        calls.post("/api/v1/workflows/1/publish", "");
        var created = calls.post("/api/v1/workflows/1/cases", "{\"attributes\":{\"amount\":1}}");
        var number = firstId(created);
        var form =
                calls.get("/api/v1/cases/" + number + "/files")
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(
                                BodyPublishers.concat(
                                        BodyPublishers.ofString(
                                                "--limit\r\nContent-Disposition: form-data;"
                                                        + " name=\"file\"; filename=\"large.bin\""
                                                        + "\r\n\r\n"),
                                        BodyPublishers.ofFile(file),
                                        BodyPublishers.ofString("\r\n--limit--\r\n")));
        var stored = calls.send(form, BodyHandlers.ofString());
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        return "/api/v1/cases/" + number + "/files/" + firstId(stored.body()) + "/content";
    }

    private static String firstId(String json) {
        return json.replaceFirst("(?s)^.*?\"id\":([0-9]+).*$", "$1");
    }

    private static void assertRanges(Calls calls, String content, Path sent) throws Exception {
        for (var from : new long[] {0, 99_999_999, 199_999_000}) {
            var range = "bytes=" + from + "-" + (from + 999);
            var part =
                    calls.send(
                            calls.get(content).header("Range", range), BodyHandlers.ofByteArray());
            assertThat(part.statusCode()).isEqualTo(206);
            try (var in = Files.newInputStream(sent)) {
                in.skipNBytes(from);
                assertThat(part.body()).isEqualTo(in.readNBytes(1_000));
            }
        }
    }

    private static void assertSame(InputStream expected, InputStream got) throws IOException {
        for (var piece = 0; piece <= PIECES; piece++) {
            assertThat(Arrays.equals(expected.readNBytes(PIECE), got.readNBytes(PIECE)))
                    .as("piece " + piece)
                    .isTrue();
        }
    }

    private static void write(Path file) throws IOException {
        var random = new SplittableRandom(7);
        var bytes = new byte[PIECE];
        try (var out = Files.newOutputStream(file)) {
            for (var piece = 0; piece < PIECES; piece++) {
                random.nextBytes(bytes);
                out.write(bytes);
            }
        }
    }

    /// Calls with a token.
    private record Calls(HttpClient http, URI address, String token) {

        HttpRequest.Builder get(String path) {
            return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", token);
        }

        String post(String path, String body) throws IOException, InterruptedException {
            var request = get(path).POST(BodyPublishers.ofString(body));
            var reply = send(request, BodyHandlers.ofString());
            assertThat(reply.statusCode()).as(reply.body()).isLessThan(300);
            return reply.body();
        }

        <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler)
                throws IOException, InterruptedException {
            return http.send(request.build(), handler);
        }
    }

    private Map<String, String> environment(Map<String, String> settings) {
        var database = TestDatabase.empty();
        var environment = new HashMap<>(settings);
        environment.put("JAVA_TOOL_OPTIONS", HEAP);
        environment.put("CASELOOM_DATA", folder.resolve("data").toString());
        environment.put("CASELOOM_PORT", "0");
        environment.put("CASELOOM_HOST", "127.0.0.1");
        environment.put("CASELOOM_HTTP_BODY_MEMORY", "16000000");
        environment.put("CASELOOM_MASTER_KEY", TestVault.MASTER_KEY);
        environment.put("CASELOOM_DATABASE_URL", database.url());
        environment.put("CASELOOM_DATABASE_USER", database.user());
        environment.put("CASELOOM_DATABASE_PASSWORD", database.password());
        return environment;
    }
}
