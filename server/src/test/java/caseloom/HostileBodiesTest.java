package caseloom;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.db.TestDatabase;
import caseloom.vault.TestVault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies of 50 MiB that would become trees of gigabytes, many at once, sent to a server process
/// with a small heap.
final class HostileBodiesTest {

    private static final String READY = "Caseloom is ready at ";
    private static final int MIB = 1024 * 1024;
    private static final int LONGEST = 50 * MIB;
    private static final int AT_ONCE = 3;

    /// A file of the largest size needs 137 MiB as body, text and bytes.
    private static final int MEMORY = 160 * MIB;

    private static final String ATTRIBUTES =
            "{\"attributes\":[{\"key\":\"amount\",\"value\":\"42\"},"
                    + "{\"key\":\"reason\",\"value\":\"late\"}]";

    private static final List<String> ITEMS = List.of("[]", "{}", "1", "{\"a\":{}}", "{\"key\":1}");

    @TempDir Path folder;

    @Test
    void aSmallHeapOutlivesManyOfThemAndStillTakesAFileOfTheLargestSize() throws Exception {
        try (var server = ChildJvm.start(folder, Main.class, environment(), "start");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var key = "X-API-Key: " + server.line("ca_").strip();
            var address = server.line(READY).substring(READY.length()).strip();
            var client = Client.of(URI.create(address), "").anonymous();

            for (var item : ITEMS) {
                var body = filled("{\"attributes\":[" + item, "," + item, "]}");
                for (var reply : threads.invokeAll(copies(client, key, body))) {
                    assertThat(statusOf(reply)).as(item).isIn(413, 503);
                }
            }
            var members = filled(ATTRIBUTES + ",\"a\":{\"\":1", ",\"\":[]", "}}");
            assertThat(initiate(client, key, members).status()).isEqualTo(413);

            assertThat(initiate(client, key, file()).text()).contains("\"task_id\"");
            assertThat(client.get("/metrics").text()).contains("caseloom_http_body_memory 0.0");
            assertThat(server.terminate()).isZero();
            assertThat(server.err()).doesNotContain("OutOfMemoryError", " ERROR ");
        }
    }

    private static List<Callable<Reply>> copies(Client client, String key, byte[] body) {
        var calls = new ArrayList<Callable<Reply>>();
        for (var i = 0; i < AT_ONCE; i++) {
            calls.add(() -> initiate(client, key, body));
        }
        return calls;
    }

    private static int statusOf(Future<Reply> reply) throws Exception {
        return reply.get().status();
    }

    private static Reply initiate(Client client, String key, byte[] body) {
        return client.post("/workflows/refund_request/latest/initiate-flexible", body, key);
    }

    /// As long as a body may be.
    private static byte[] filled(String begin, String piece, String end) {
        var bytes = new byte[LONGEST];
        Arrays.fill(bytes, (byte) ' ');
        var at = put(bytes, 0, begin);
        while (at + piece.length() + end.length() <= LONGEST) {
            at = put(bytes, at, piece);
        }
        put(bytes, at, end);
        return bytes;
    }

    private static byte[] file() {
        return filled(
                ATTRIBUTES + ",\"files\":[{\"filename\":\"a.bin\",\"base64_content\":\"",
                "AAAA",
                "\"}]}");
    }

    private static int put(byte[] bytes, int at, String text) {
        var piece = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(piece, 0, bytes, at, piece.length);
        return at + piece.length;
    }

    private Map<String, String> environment() {
        var database = TestDatabase.empty();
        var environment = new HashMap<String, String>();
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx" + 2 * MEMORY);
        environment.put("CASELOOM_DATA", folder.resolve("data").toString());
        environment.put("CASELOOM_PORT", "0");
        environment.put("CASELOOM_HOST", "127.0.0.1");
        environment.put("CASELOOM_HTTP_BODY_MEMORY", Integer.toString(MEMORY));
        environment.put("CASELOOM_MASTER_KEY", TestVault.MASTER_KEY);
        environment.put("CASELOOM_DATABASE_URL", database.url());
        environment.put("CASELOOM_DATABASE_USER", database.user());
        environment.put("CASELOOM_DATABASE_PASSWORD", database.password());
        return environment;
    }
}
