package caseloom.calls;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.interpreter.Answer;
import caseloom.core.json.Json;
import caseloom.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasksTest {

    private static final String SECRET = "open \"sesame\"";

    private final Masks masks = Masks.of(List.of(Secret.of(SECRET)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open \"sesame\"",
                "open \\\"sesame\\\"",
                "open%20%22sesame%22",
                "open+%22sesame%22"
            })
    void everyWayToWriteASecretIsMasked(String written) {
        assertThat(masks.masked("a=" + written + "&b")).isEqualTo("a=***&b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "user:", "abcde"})
    void aSecretInsideOfBase64IsMaskedWhateverIsAroundIt(String before) {
        var whole = Base64.getEncoder().encodeToString(bytes(before + SECRET + " and after"));

        var masked = masks.masked(whole);

        assertThat(masked).contains("***");
        // All of it but the characters that it shares with its neighbours, at most one at each end.
        var own = SECRET.length() * 8 / 6 - 1;
        assertThat(masked.length()).isLessThanOrEqualTo(whole.length() - own + "***".length());
    }

    @Test
    void whatWasMadeOfASecretIsMaskedToo() {
        var more = masks.with(List.of("v1 a1b2c3d4e5f6"));

        assertThat(more.masked("got a1b2c3d4e5f6")).isEqualTo("got ***");
    }

    @Test
    void whatStandsBesideASecretIsNone() {
        var more = masks.with(List.of("Customers " + SECRET));

        assertThat(more.masked("Customers of " + SECRET)).isEqualTo("Customers of ***");
    }

    @Test
    void aNumberThatIsASecretIsMasked() {
        var number = Masks.of(List.of(Secret.of("20260528")));

        assertThat(number.masked(Json.stored("{\"a\": [20260528, 7]}")))
                .isEqualTo(Json.stored("{\"a\": [\"***\", 7]}"));
    }

    @Test
    void everyPartOfAnAnswerIsMasked() {
        var answer =
                new Answer.Response(
                        "GET",
                        "https://x.example/?q=open%20%22sesame%22",
                        200,
                        Json.object().put("x-echo", SECRET),
                        Json.object().put(SECRET, "key").put("a", "<" + SECRET + ">"),
                        Base64.getEncoder().encodeToString(bytes("ü <" + SECRET + ">")));

        var masked = (Answer.Response) masks.masked(answer);

        assertThat(masked.uri()).isEqualTo("https://x.example/?q=***");
        assertThat(masked.headers()).isEqualTo(Json.stored("{\"x-echo\": \"***\"}"));
        assertThat(masked.content()).isEqualTo(Json.stored("{\"***\": \"key\", \"a\": \"<***>\"}"));
        assertThat(Base64.getDecoder().decode(masked.bytes())).isEqualTo(bytes("ü <***>"));
    }

    @Test
    void complaintsAreMasked() {
        assertThat(masks.masked(new Answer.Unreachable(true, "no " + SECRET)))
                .isEqualTo(new Answer.Unreachable(true, "no ***"));
        assertThat(masks.masked(new Answer.NoToken("no " + SECRET)))
                .isEqualTo(new Answer.NoToken("no ***"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
