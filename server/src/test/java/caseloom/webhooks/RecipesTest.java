package caseloom.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import caseloom.core.webhook.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The recipes of docs/integrating.md, as a receiver would run them. They need a shell and openssl.
final class RecipesTest {

    private static final String BODY = "{\"event\": \"case.closed\", \"name\": \"it's 100% \\\\\"}";

    private static final Path PAGE = Path.of("..", "docs", "integrating.md");

    @Test
    void l231_theSignatureOfAnEndpointVerifiesWithTheDocumentedRecipe() throws Exception {
        var secret = "2n0mPq1UeX7dF4sVb8Yt3Rk6Lw9Za5Hc-jGxNoQiSvE";

        var computed = run(0, Map.of("BODY", BODY, "SECRET", secret));

        assertThat("sha256=" + computed)
                .isEqualTo(Signature.chamelio(secret, BODY.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void c169_theSignatureOfASubscriptionVerifiesWithTheDocumentedRecipe() throws Exception {
        var secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

        var computed =
                run(1, Map.of("BODY", BODY, "SECRET", secret, "ID", "msg_1", "TIMESTAMP", "170"));

        assertThat("v1," + computed)
                .isEqualTo(
                        Signature.standard(
                                List.of(secret),
                                "msg_1",
                                Instant.ofEpochSecond(170),
                                BODY.getBytes(StandardCharsets.UTF_8)));
    }

    private static String run(int recipe, Map<String, String> given) throws Exception {
        assumeThat(answer("openssl version", Map.of())).startsWith("OpenSSL");
        return answer(recipes().get(recipe), given).strip();
    }

    private static List<String> recipes() throws IOException {
        var page = Files.readString(PAGE);
        var part = page.substring(page.indexOf("### Check who sent it"));
        return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(part)
                .results()
                .limit(2)
                .map(found -> found.group(1))
                .toList();
    }

    private static String answer(String script, Map<String, String> given) throws Exception {
        var builder = new ProcessBuilder("sh", "-c", script);
        builder.environment().putAll(given);
        var process = builder.redirectErrorStream(true).start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer;
    }
}
