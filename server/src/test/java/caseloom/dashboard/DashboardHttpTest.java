package caseloom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.HandClock;
import caseloom.Reply;
import caseloom.http.Answer;
import caseloom.http.Dialect;
import caseloom.http.HttpServer;
import caseloom.http.HttpSettings;
import caseloom.http.Mount;
import caseloom.http.Request;
import caseloom.pages.Pages;
import caseloom.settings.Env;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardHttpTest {

    private static final String SCRIPT = "/app/assets/main-1a2b.js";

    private final HttpServer server = serving("/caseloom/dashboard/bundle/");
    private Client browser;

    @BeforeAll
    void open() {
        browser = opened(server);
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void theRootLeadsPeopleToTheDashboardAndProgramsNowhere() {
        var people = browser.get("/", "Accept: text/html,application/xml;q=0.9");

        assertThat(people.status()).isEqualTo(302);
        assertThat(people.header("Location")).contains("/app/");
        assertThat(browser.get("/").status()).isEqualTo(404);
        assertThat(browser.get("/", "Accept: application/json").text()).isEqualTo("others");
        assertThat(browser.post("/", "{}", "Accept: text/html").text()).isEqualTo("others");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app", "/app/", "/app/cases/17", "/app/index.html", "/app/a.b/c"})
    void everyAddressOfTheDashboardGivesItsPage(String path) {
        var page = browser.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.text()).contains(SCRIPT).doesNotContain("CASELOOM_NONCE");
    }

    @Test
    void thePageAllowsItsOwnScriptsAndTheStylesOfThisAnswerOnly() {
        var first = browser.get("/app/");
        var policy = first.header("Content-Security-Policy").orElseThrow();

        assertThat(policy)
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-")
                .contains("connect-src 'self'", "img-src 'self' data: blob:")
                .contains("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(nonce(first)).hasSize(24).isNotEqualTo(nonce(browser.get("/app/")));
        assertThat(policy).contains("'nonce-" + nonce(first) + "'");
        assertThat(first.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(first.header("Referrer-Policy")).contains("same-origin");
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, deflate, br', br, as if it were brotli",
        "'br;q=0, gzip;q=0.5', gzip, as if it were gzip",
        "deflate, , console.log(\"plain\")"
    })
    void aFileComesInTheBestEncodingThatIsTaken(String accepted, String encoding, String text) {
        var file = browser.get(SCRIPT, "Accept-Encoding: " + accepted);

        assertThat(file.header("Content-Encoding").orElse(null)).isEqualTo(encoding);
        assertThat(file.text()).isEqualTo(text + "\n");
        assertThat(file.header("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(file.header("Vary")).contains("Accept-Encoding");
    }

    @Test
    void aFileWithAHashInItsNameIsKeptForGoodAndAnotherIsAskedForAgain() {
        assertThat(browser.get(SCRIPT).header("Cache-Control"))
                .contains("public, max-age=31536000, immutable");
        var icon = browser.get("/app/icon.svg");

        assertThat(icon.header("Cache-Control")).contains("no-cache");
        var tag = icon.header("ETag").orElseThrow();
        var again = browser.get("/app/icon.svg", "If-None-Match: " + tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(browser.get("/app/icon.svg", "If-None-Match: \"other\"").status())
                .isEqualTo(200);
    }

    @Test
    void aHeadRequestIsAnsweredLikeAGetWithoutTheBody() {
        var head = browser.head(SCRIPT);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).contains("21");
        assertThat(head.bytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/assets/main-9z9z.js",
                "/app/assets/../index.html",
                "/app/assets/%2e%2e/files.txt"
            })
    void anUnknownFileIsNotThePage(String path) {
        assertThat(browser.get(path).status()).isEqualTo(404);
    }

    @Test
    void theListOfFilesIsNoFile() {
        assertThat(browser.get("/app/files.txt").text()).contains(SCRIPT);
    }

    @Test
    void nothingIsWrittenThere() {
        var reply = browser.post("/app/cases", "{}");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).contains("GET, HEAD");
    }

    @Test
    void aServerThatWasBuiltWithoutItSaysWhatItTakes() {
        try (var bare = serving("/caseloom/dashboard/nothing/")) {
            var page = opened(bare).get("/app/cases");

            assertThat(page.status()).isEqualTo(404);
            assertThat(page.text()).contains("Node.js 20 or newer", "./caseloom start");
        }
    }

    private static String nonce(Reply page) {
        var found = Pattern.compile("nonce=\"([^\"]+)\"").matcher(page.text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static HttpServer serving(String folder) {
        var env = new Env(Map.of(Env.PREFIX + "PORT", "0", Env.PREFIX + "HOST", "127.0.0.1"));
        var dashboard =
                DashboardHttp.of(
                        folder, new Nonces(new Random(7)), new Pages("http://localhost:8080"));
        return new HttpServer(
                HttpSettings.from(env),
                new HandClock(Instant.parse("2026-05-28T12:00:00Z")),
                new SimpleMeterRegistry(),
                mounts(dashboard));
    }

    private static List<Mount> mounts(DashboardHttp dashboard) {
        var others = new Others();
        var mounts = new ArrayList<Mount>(dashboard.mounts(others));
        mounts.add(new Mount("", others));
        return mounts;
    }

    /// Who answers whatever is not the dashboard's.
    private static final class Others implements Dialect {

        private static final Answer ANSWER =
                Answer.of(404, "others".getBytes(StandardCharsets.UTF_8));

        @Override
        public String name() {
            return "others";
        }

        @Override
        public Answer answer(Request request) {
            return ANSWER;
        }

        @Override
        public Answer failed() {
            return ANSWER;
        }

        @Override
        public Answer unavailable() {
            return ANSWER;
        }
    }

    private static Client opened(HttpServer server) {
        server.start();
        server.open();
        return Client.of(URI.create("http://localhost:" + server.port()), "none").anonymous();
    }
}
