package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StreamRoutesTest {

    private static final String CASE = "{\"attributes\": {\"amount\": 1}}";

    private static final String ANYTHING = "data: {\"many\":true,\"cases\":[]}";

    private final AdminRig rig = new AdminRig();
    private final String token = rig.tenant("acme", false).token();
    private final AdminClient acme = rig.client(token);
    private final AdminClient other = rig.client(rig.tenant("other", false).token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void whoWatchesIsToldWhichCasesOfTheOrganizationChanged() throws Exception {
        acme.publish(Documents.waiting("waiting"));
        other.publish(Documents.waiting("waiting"));
        try (var all = new Stream("/stream")) {
            assertThat(all.next()).isEqualTo(ANYTHING);
            other.post("/workflows/waiting/cases", CASE);
            rig.refreshLists();
            var number = acme.post("/workflows/waiting/cases", CASE).id();
            rig.refreshLists();

            assertThat(all.named()).isEqualTo("data: {\"many\":false,\"cases\":[" + number + "]}");
        }
    }

    @Test
    void whoWatchesOneCaseHearsOfNoOther() throws Exception {
        acme.publish(Documents.waiting("one"));
        var number = acme.post("/workflows/one/cases", CASE).id();
        rig.refreshLists();
        try (var one = new Stream("/stream?case=" + number)) {
            assertThat(one.next()).isEqualTo(ANYTHING);
            acme.post("/workflows/one/cases", CASE);
            rig.refreshLists();
            acme.post("/runs/" + number + "/cancel", "");
            rig.refreshLists();

            assertThat(one.named()).isEqualTo("data: {\"many\":false,\"cases\":[" + number + "]}");
        }
    }

    @Test
    void nobodyWatchesWithoutAToken() {
        assertThat(rig.client("adm_none").get("/stream").status()).isEqualTo(401);
        assertThat(acme.get("/stream?case=x").fault()).isEqualTo("case");
    }

    /// The lines of data of a stream.
    private final class Stream implements AutoCloseable {

        private final HttpClient http = HttpClient.newHttpClient();
        private final BufferedReader lines;

        private Stream(String path) throws IOException, InterruptedException {
            var request =
                    HttpRequest.newBuilder(URI.create(rig.address() + AdminApi.PREFIX + path))
                            .header("Authorization", "Bearer " + token)
                            .build();
            var answer = http.send(request, BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("text/event-stream; charset=utf-8");
            lines =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        private String next() throws IOException {
            var line = lines.readLine();
            while (!line.startsWith("data:")) {
                line = lines.readLine();
            }
            return line;
        }

        /// The next that names cases.
        private String named() throws IOException {
            var line = next();
            while (line.equals(ANYTHING)) {
                line = next();
            }
            return line;
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }
}
