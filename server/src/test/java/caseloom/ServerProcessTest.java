package caseloom;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.db.TestDatabase;
import caseloom.vault.TestVault;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as a process: what an operator and a newcomer see of it.
final class ServerProcessTest {

    private static final String READY = "Caseloom is ready at ";

    @TempDir Path folder;

    @Test
    void theFirstStartGreetsWithALineToPasteAndLaterOnesKeepQuiet() throws Exception {
        String token;
        String created;
        try (var first = started(Map.of())) {
            var paste = first.line("curl -s -X POST ");
            token = word(paste, "api_[A-Za-z0-9_-]{43}");
            created = pasted(paste);
            assertThat(created).contains("\"status\":\"Open\"");
            awaitClosed(first.line("curl -s http"));
            assertThat(first.line("ca_").strip()).matches("ca_[A-Za-z0-9_-]{32}");
            assertThat(status(first, "/healthz")).isEqualTo(200);
            assertThat(status(first, "/readyz")).isEqualTo(200);
            assertThat(status(first, "/metrics")).isEqualTo(200);

            assertThat(first.terminate()).isZero();
            assertThat(first.err()).doesNotContain("api_", "adm_", "ca_", " ERROR ");
        }
        assertThat(folder.resolve("data/postgres/postmaster.pid")).doesNotExist();

        try (var second = started(Map.of())) {
            second.line(READY);
            second.kill();
        }
        try (var afterKill = started(Map.of())) {
            var address = afterKill.line(READY).substring(READY.length());
            var url = address + "/api/external/v1/workflows/1/cases/1";
            assertThat(get(url, token)).contains("\"status\":\"Closed\"", "\"priority\":\"high\"");
            // That it is ready, and where the dashboard is, or that there is none.
            assertThat(afterKill.out().lines()).hasSize(2);
            assertThat(afterKill.terminate()).isZero();
        }
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefusedWithOneLine() {
        try (var first = started(external())) {
            first.line(READY);

            try (var second = started(external())) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.err().lines()).hasSize(1);
                assertThat(second.err())
                        .contains("another Caseloom server")
                        .contains("CASELOOM_DATA");
            }
        }
    }

    @Test
    void wrongSettingsEndTheStartWithAllComplaints() {
        try (var server = started(Map.of("CASELOOM_PROT", "80", "CASELOOM_ENGINE_LEASE", "soon"))) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.err().lines())
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("caseloom: CASELOOM_"));
        }
    }

    @Test
    void aDatabaseThatRefusesUsEndsTheStartWithOneLine() {
        var wrong = new HashMap<>(external());
        wrong.put("CASELOOM_DATABASE_PASSWORD", "correct-horse");
        try (var server = started(wrong)) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.err().lines()).hasSize(1);
            assertThat(server.err())
                    .contains("password authentication failed")
                    .doesNotContain("correct-horse");
        }
    }

    @Test
    void aTakenPortEndsTheStartWithOneLineAndLeavesNothingRunning() throws IOException {
        try (var taken = new ServerSocket(0);
                var server =
                        started(
                                with(
                                        external(),
                                        "CASELOOM_PORT",
                                        Integer.toString(taken.getLocalPort())))) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.err().lines().filter(line -> line.startsWith("caseloom: ")))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void theLogIsJsonOnRequest() {
        try (var server = started(with(external(), "CASELOOM_LOG", "json"))) {
            server.line(READY);

            assertThat(server.terminate()).isZero();
            assertThat(server.err().lines())
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        }
    }

    @Test
    void anythingElseThanStartIsWrongUsage() {
        try (var server = ChildJvm.start(folder, Main.class, Map.of(), "begin")) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.err()).startsWith("usage: ");
        }
    }

    private ChildJvm started(Map<String, String> settings) {
        var environment = with(settings, "CASELOOM_DATA", folder.resolve("data").toString());
        environment.putIfAbsent("CASELOOM_PORT", "0");
        return ChildJvm.start(folder, Main.class, environment, "start");
    }

    /// A database outside of the server.
    static Map<String, String> external() {
        var address = TestDatabase.empty();
        return Map.of(
                "CASELOOM_MASTER_KEY", TestVault.MASTER_KEY,
                "CASELOOM_DATABASE_URL", address.url(),
                "CASELOOM_DATABASE_USER", address.user(),
                "CASELOOM_DATABASE_PASSWORD", address.password());
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        var more = new HashMap<>(map);
        more.put(name, value);
        return more;
    }

    /// As a newcomer would: in a shell.
    private static String pasted(String line) throws IOException, InterruptedException {
        var shell = new ProcessBuilder(List.of("sh", "-c", line.strip())).start();
        var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return said;
    }

    private static void awaitClosed(String line) {
        Probe.until(
                "the case is closed",
                () -> {
                    try {
                        return pasted(line).contains("\"status\":\"Closed\"");
                    } catch (IOException | InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    private static int status(ChildJvm server, String path)
            throws IOException, InterruptedException {
        var address = server.line(READY).substring(READY.length());
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address + path)).build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static String get(String url, String token) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private static String word(String line, String pattern) {
        return Pattern.compile(pattern).matcher(line).results().findFirst().orElseThrow().group();
    }
}
