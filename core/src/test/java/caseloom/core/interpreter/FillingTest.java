package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.core.definition.Authentication.Encoding;
import caseloom.core.definition.Authentication.Method;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FillingTest {

    private static final Map<String, String> SECRETS = Map.of("key", "open sesame");

    private final Filling filling = Filling.standard();

    @Test
    void everyPartIsFilledWithWhatItsExpressionGives() throws Unfillable {
        var call =
                call(
                        "{\"X-Key\": \"***\", \"X-Other\": \"plain\"}",
                        "{\"a\": [1, \"***\"]}",
                        new Credentials.Basic("ada", "***"),
                        new Late.Blank("/headers/X-Key", "\"Key \" + $secrets.key"),
                        new Late.Blank("/body/a/1", "{secret: $secrets.key, name: .name, $item}"),
                        new Late.Blank("/credentials/password", "$secrets.key | @base64"));

        var filled = filling.http(call, SECRETS);

        assertThat(filled.call().headers())
                .isEqualTo(object("{\"X-Key\": \"Key open sesame\", \"X-Other\": \"plain\"}"));
        assertThat(filled.call().body())
                .isEqualTo(
                        object(
                                "{\"a\": [1, {\"secret\": \"open sesame\", \"name\": \"Ada\","
                                        + " \"item\": 7}]}"));
        assertThat(filled.call().manner().credentials())
                .isEqualTo(new Credentials.Basic("ada", "b3BlbiBzZXNhbWU="));
        assertThat(filled.texts()).contains("Key open sesame", "b3BlbiBzZXNhbWU=");
    }

    @Test
    void theStoredCallStaysBlank() throws Unfillable {
        var call =
                call(
                        "{\"X-Key\": \"***\"}",
                        "{\"a\": \"***\"}",
                        null,
                        new Late.Blank("/headers/X-Key", "$secrets.key"),
                        new Late.Blank("/body/a", "$secrets.key"));

        filling.http(call, SECRETS);

        assertThat(call.headers()).isEqualTo(object("{\"X-Key\": \"***\"}"));
        assertThat(call.body()).isEqualTo(object("{\"a\": \"***\"}"));
    }

    @Test
    void oneExpressionCanGiveAllHeaders() throws Unfillable {
        var call =
                call(
                        "{}",
                        null,
                        null,
                        new Late.Blank("/headers", "{\"X-Key\": $secrets.key, \"X-None\": null}"));

        assertThat(filling.http(call, SECRETS).call().headers())
                .isEqualTo(object("{\"X-Key\": \"open sesame\"}"));
    }

    @Test
    void aClientIsFilledWithItsSecret() throws Unfillable {
        var client =
                new Credentials.Client(
                        "https://login.example/token",
                        "shop",
                        "***",
                        Method.CLIENT_SECRET_POST,
                        Encoding.FORM,
                        List.of("read"),
                        List.of());
        var call =
                call(
                        "{}",
                        null,
                        client,
                        new Late.Blank("/credentials/client.secret", "$secrets.key"));

        assertThat(filling.http(call, SECRETS).call().manner().credentials())
                .isInstanceOfSatisfying(
                        Credentials.Client.class,
                        filled -> assertThat(filled.secret()).isEqualTo("open sesame"));
    }

    @Test
    void aSecretThatCannotBeSentIsRefusedWithoutShowingIt() {
        var lines = Map.of("key", "open\r\nsesame: 1");
        var header = call("{}", null, null, new Late.Blank("/headers/X-Key", "$secrets.key"));
        var token =
                call(
                        "{}",
                        null,
                        new Credentials.Bearer("***"),
                        new Late.Blank("/credentials/token", "$secrets.key"));

        for (var call : List.of(header, token)) {
            assertThatThrownBy(() -> filling.http(call, lines))
                    .isInstanceOf(Unfillable.class)
                    .hasMessageNotContaining("sesame");
        }
    }

    @Test
    void aFailingExpressionTellsItsPlaceAndNothingElse() {
        var call = call("{}", null, null, new Late.Blank("/headers/X-Key", "error($secrets.key)"));

        assertThatThrownBy(() -> filling.http(call, SECRETS))
                .isInstanceOf(Unfillable.class)
                .hasMessageContaining("headers/X-Key")
                .hasMessageNotContaining("sesame");
    }

    private static Effect.CallHttp call(
            String headers,
            @Nullable String body,
            @Nullable Credentials credentials,
            Late.Blank... blanks) {
        var late =
                new Late(
                        List.of(blanks),
                        Set.of("key"),
                        object("{\"name\": \"Ada\"}"),
                        object("{\"item\": 7}"),
                        Instant.EPOCH);
        return new Effect.CallHttp(
                1,
                "1/do/0/1",
                "POST",
                "https://x.example/",
                object(headers),
                body == null ? null : object(body),
                new Effect.Manner(false, false, credentials, late));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.stored(json);
    }
}
