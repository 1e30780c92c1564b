package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.interpreter.Credentials;
import caseloom.core.interpreter.Effect;
import caseloom.core.interpreter.Late;
import caseloom.core.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EffectJsonTest {

    @Test
    void whatIsFilledInLaterIsReadAsItWasWritten() {
        var late =
                new Late(
                        List.of(
                                new Late.Blank("/headers/X-Key", "\"v1 \" + $secrets.key"),
                                new Late.Blank("/credentials/token", "$secrets.token")),
                        Set.of("key", "token"),
                        Json.object().put("name", "Ada"),
                        Json.object().put("item", 7),
                        Instant.parse("2026-05-28T17:04:12.987654Z"));
        var effect =
                new Effect.CallHttp(
                        7,
                        "1/do/0/7",
                        "GET",
                        "https://x.example/",
                        Json.object().put("X-Key", "***"),
                        null,
                        new Effect.Manner(true, false, new Credentials.Bearer("***"), late));

        assertThat(EffectJson.read(EffectJson.write(effect))).isEqualTo(effect);
    }

    @Test
    void aCallWithoutSecretsIsWrittenAsEver() {
        var effect =
                new Effect.CallHttp(
                        7,
                        "1/do/0/7",
                        "GET",
                        "https://x.example/",
                        Json.object(),
                        null,
                        new Effect.Manner(false, false, null));

        assertThat(EffectJson.write(effect)).doesNotContain("late");
        assertThat(EffectJson.read(EffectJson.write(effect))).isEqualTo(effect);
    }

    @Test
    void aCallbackIsWrittenAsEverUnlessItWantsASignature() {
        var plain = new Effect.OpenCallback(7, "1/do/0/7", "Signed?", null);
        var signed = new Effect.OpenCallback(7, "1/do/0/7", "Signed?", "carrier");

        assertThat(EffectJson.write(plain)).doesNotContain("secret");
        assertThat(EffectJson.read(EffectJson.write(plain))).isEqualTo(plain);
        assertThat(EffectJson.read(EffectJson.write(signed))).isEqualTo(signed);
    }
}
