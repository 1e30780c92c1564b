package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Base64ContentTest {

    @Test
    void l41_theStandardAlphabetWithPaddingIsDecoded() {
        for (var seed = 0; seed < 200; seed++) {
            var bytes = new byte[seed + 1];
            new SplittableRandom(seed).nextBytes(bytes);

            var text = Base64.getEncoder().encodeToString(bytes);

            assertThat(decoded(text)).as("seed %d", seed).isEqualTo(bytes);
        }
    }

    @Test
    void l41_lineBreaksAreSkipped() {
        assertThat(decoded("\nSGVs\r\nbG\n8\r=\n"))
                .isEqualTo("Hello".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:text/plain;base64,SGVsbG8=",
                "-_-_",
                "SGVsbG8",
                "SGVsbG8==",
                "SGVsbA=",
                "SGVsb===",
                "=",
                "====",
                "SG=sbG8=",
                "SGVs bG8=",
                "SGVs\tbG8=",
                "SGVsbG8=SGVsbG8=",
                "SGVsbG\u00e9=",
                "\u4e2d\u6587AA"
            })
    void l41_everythingElseIsRefused(String text) {
        assertThat(Base64Content.of(text)).isInstanceOf(Base64Content.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\r\n"})
    void l41_zeroBytesAreTooShort(String text) {
        assertThat(Base64Content.of(text)).isInstanceOf(Base64Content.Empty.class);
    }

    private static byte[] decoded(String text) {
        return switch (Base64Content.of(text)) {
            case Base64Content.Decoded decoded -> decoded.bytes();
            case Base64Content.Empty() -> throw new AssertionError("empty");
            case Base64Content.Malformed() -> throw new AssertionError("malformed");
        };
    }
}
