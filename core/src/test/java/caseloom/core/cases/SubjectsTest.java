package caseloom.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectsTest {

    private static final Instant CREATED = Instant.parse("2026-05-28T17:04:12.987Z");
    private static final String DEFAULT = "API - 2026-05-28 17:04:12 UTC";

    @Test
    void c53_anAbsentSubjectBecomesTheDefault() {
        assertThat(Subjects.of(null, CREATED)).isEqualTo(DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\r\n",
                "\u00a0",
                "\u2003\u3000",
                "\u0085\u2028\u202f\u205f\u1680"
            })
    void c54_aSubjectOfWhiteSpaceOnlyIsBlank(String blank) {
        assertThat(Subjects.of(blank, CREATED)).isEqualTo(DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u180e", "\u001f", "."})
    void c54_whatOnlyLooksEmptyIsKept(String text) {
        assertThat(Subjects.of(text, CREATED)).isEqualTo(text);
    }

    @Test
    void c55_theDefaultHasTheTimeOfCreationInWholeSeconds() {
        assertThat(Subjects.of(null, Instant.parse("2026-01-02T03:04:05.999999Z")))
                .isEqualTo("API - 2026-01-02 03:04:05 UTC");
    }

    @Test
    void c56_aSubjectIsKeptExactlyAsSentHoweverLong() {
        var sent = "  Refund \n" + "x".repeat(100_000) + " ";

        assertThat(Subjects.of(sent, CREATED)).isSameAs(sent);
    }
}
