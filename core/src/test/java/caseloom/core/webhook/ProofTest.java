package caseloom.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.webhook.Proof.Flaw;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {

    private static final String ID = "msg_1";
    private static final Instant NOW = Instant.parse("2026-05-28T12:00:00Z");
    private static final byte[] BODY = "{\"yes\": true}".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @ParameterizedTest
    @ValueSource(strings = {SECRET, "a plain text of ours", "whsec_not base64"})
    void whatWasSignedWithTheSecretIsProven(String secret) {
        assertThat(signed(secret, NOW).flaw(secret, BODY, NOW)).isEmpty();
    }

    @Test
    void theSecretBehindItsPrefixIsTheKeyInBase64() {
        var plain = "a plain text of ours";
        var coded = "whsec_YSBwbGFpbiB0ZXh0IG9mIG91cnM=";

        assertThat(signed(plain, NOW).flaw(coded, BODY, NOW)).isEmpty();
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() {
        var several = Signature.standard(List.of("an earlier secret", SECRET), ID, NOW, BODY);

        assertThat(proof(NOW, several).flaw(SECRET, BODY, NOW)).isEmpty();
        assertThat(proof(NOW, several).flaw("another secret", BODY, NOW)).contains(Flaw.WRONG);
    }

    @Test
    void anythingElseThatWasSignedIsWrong() {
        var proof = signed(SECRET, NOW);
        var other = "{\"yes\": false}".getBytes(StandardCharsets.UTF_8);

        assertThat(proof.flaw(SECRET, other, NOW)).contains(Flaw.WRONG);
        assertThat(proof.flaw("another secret", BODY, NOW)).contains(Flaw.WRONG);
        assertThat(proof(NOW.plusSeconds(1), proof.signatures()).flaw(SECRET, BODY, NOW))
                .contains(Flaw.WRONG);
        assertThat(
                        new Proof("msg_2", proof.timestamp(), proof.signatures())
                                .flaw(SECRET, BODY, NOW))
                .contains(Flaw.WRONG);
        assertThat(proof(NOW, "v1a" + proof.signatures().substring(2)).flaw(SECRET, BODY, NOW))
                .contains(Flaw.WRONG);
    }

    @ParameterizedTest
    @CsvSource({"PT5M, true", "-PT5M, true", "PT5M1S, false", "-PT5M1S, false", "P9000D, false"})
    void clocksMayBeFiveMinutesApart(Duration late, boolean timely) {
        var flaw = signed(SECRET, NOW).flaw(SECRET, BODY, NOW.plus(late));

        assertThat(flaw.isEmpty()).isEqualTo(timely);
        assertThat(flaw.filter(one -> one != Flaw.UNTIMELY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1779969600, 'v1,AAAA'",
        "msg_1, '', 'v1,AAAA'",
        "msg_1, 1779969600, ' '",
        "msg_1, noon, 'v1,AAAA'",
        "msg_1, -1779969600, 'v1,AAAA'",
        "msg_1, 99999999999999999999, 'v1,AAAA'",
        "msg_1, 1779969600.5, 'v1,AAAA'",
    })
    void whatSaysTooLittleIsIncomplete(String id, String timestamp, String signatures) {
        var proof = new Proof(id, timestamp, signatures);

        assertThat(proof.flaw(NOW)).contains(Flaw.INCOMPLETE);
        assertThat(proof.flaw(SECRET, BODY, NOW)).contains(Flaw.INCOMPLETE);
    }

    private static Proof signed(String secret, Instant at) {
        return proof(at, Signature.standard(List.of(secret), ID, at, BODY));
    }

    private static Proof proof(Instant at, String signatures) {
        return new Proof(ID, Long.toString(at.getEpochSecond()), signatures);
    }
}
