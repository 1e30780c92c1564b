package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ranges of a file of a hundred bytes.
final class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=10-19, 10, 19",
        "bytes=10-, 10, 99",
        "bytes=90-1000, 90, 99",
        "bytes=0-99999999999999999999999, 0, 99",
        "bytes=-1, 99, 99",
        "bytes=-100, 0, 99",
        "bytes=-1000, 0, 99",
        "BYTES= 1-2, 1, 2"
    })
    void aPartIsCutAtTheEnd(String header, long first, long last) {
        assertThat(ByteRange.of(List.of(header), 100)).isEqualTo(new ByteRange.Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=5-4",
                "bytes=a-b",
                "bytes=1-2,4-5",
                "bytes=1-2-3",
                "bytes=+1-2",
                "bytes=\u0661-2",
                "lines=1-2"
            })
    void whatIsNoSingleRangeMeansEverything(String header) {
        assertThat(ByteRange.of(List.of(header), 100)).isEqualTo(new ByteRange.Whole());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=100-", "bytes=100-200", "bytes=99999999999999999999-", "bytes=-0"})
    void aPartBehindTheEndIsNotThere(String header) {
        assertThat(ByteRange.of(List.of(header), 100)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @Test
    void severalHeadersMeanEverything() {
        assertThat(ByteRange.of(List.of("bytes=1-2", "bytes=1-2"), 100))
                .isEqualTo(new ByteRange.Whole());
        assertThat(ByteRange.of(List.of(), 100)).isEqualTo(new ByteRange.Whole());
    }
}
