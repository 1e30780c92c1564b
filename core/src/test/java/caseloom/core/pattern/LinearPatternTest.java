package caseloom.core.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "^\\d+$ | 123 | true",
                "^\\d+$ | ١٢٣ | false",
                "^\\w+$ | aZ_9 | true",
                "^\\w+$ | é | false",
                "^\\W$ | é | true",
                "^\\p{L}+$ | é漢 | true",
                "^\\p{Letter}+$ | é漢 | true",
                "^\\p{Script=Greek}+$ | αβγ | true",
                "^\\P{Lu}$ | a | true",
                "^\\u0061\\x62\\u{63}$ | abc | true",
                "^\\ud83d\\ude00$ | 😀 | true",
                "^[\\ud83d\\ude00-\\ud83d\\ude4f]$ | 😁 | true",
                "^.$ | 😀 | true",
                "^(?<year>\\d{4})-(?<month$>\\d\\d)$ | 2026-05 | true",
                "^[\\w.-]+@[\\w-]+$ | a.b-c@d | true",
                "^[[:a]+$ | [:a | true",
                "^[^]]$ | x] | true",
                "b | abc | true",
                "^b | abc | false",
                "^a{2,3}$ | aaa | true",
                "^a{,3}$ | a{,3} | true",
                "^(?:[ab])*?$ | abba | true",
                "\\bfoo\\b | a foo b | true",
                "^\\^\\$\\.\\/\\-$ | ^$./- | true",
                "^[a\\-z]+$ | a-z | true",
                "^[\\d-x]+$ | 1-x | true",
                "^]}$ | ]} | true"
            })
    void c95_ecmaSyntaxMeansWhatItMeansThere(String source, String text, boolean found)
            throws PatternFault {
        assertThat(LinearPattern.compile(source).find(text)).isEqualTo(found);
    }

    @Test
    void c95_spacesDotsAndEndsFollowEcma() throws PatternFault {
        assertThat(LinearPattern.compile("^\\s+$").find(" \t\n\u000b\f\r\u00a0\ufeff\u2029\u3000"))
                .isTrue();
        assertThat(LinearPattern.compile("^\\S$").find("\u00a0")).isFalse();
        assertThat(LinearPattern.compile("^[^\\s]$").find("\u0085")).isTrue();
        assertThat(LinearPattern.compile("^\\S$").find("\u0085")).isTrue();
        assertThat(LinearPattern.compile("^.$").find("\u2028")).isFalse();
        assertThat(LinearPattern.compile("^a$").find("a\n")).isFalse();
        assertThat(LinearPattern.compile("^\\cJ\\0$").find("\n\u0000")).isTrue();
        assertThat(LinearPattern.compile("[]").find("a")).isFalse();
        assertThat(LinearPattern.compile("^[^]$").find("\n")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?=a)",
                "(?!a)",
                "(?<=a)",
                "(?<!a)",
                "(a)\\1",
                "(?<n>a)\\k<n>",
                "(",
                ")",
                "[",
                "[a",
                "a**",
                "*a",
                "a{3,2}",
                "[z-a]",
                "\\",
                "\\Z",
                "\\A",
                "\\Qa\\E",
                "\\p{Nope}",
                "\\pL",
                "\\u12",
                "\\x1",
                "\\u{110000}",
                "\\u{}",
                "\\c1",
                "\\01",
                "(?P<n>a)",
                "(?#c)",
                "(?<1>a)",
                "(?<n>a)(?<n>b)",
                "(|*)",
                "^*",
                "a{1001}"
            })
    void c95_whatIsNoPatternOrNotLinearIsRefused(String source) {
        assertThatExceptionOfType(PatternFault.class)
                .isThrownBy(() -> LinearPattern.compile(source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{1000}){1000}",
                "((a{100}){100}){100}",
                "(((a{9}){9}){9}){9}",
                "(a{2}){999}{999}"
            })
    void c95_repetitionsThatMultiplyAreRefused(String source) {
        assertThatExceptionOfType(PatternFault.class)
                .isThrownBy(() -> LinearPattern.compile(source));
    }

    @Test
    void c95_theClassicCatastropheIsOrdinaryWork() throws PatternFault {
        var text = "a".repeat(100_000) + "!";

        assertThat(LinearPattern.compile("^(a+)+$").find(text)).isFalse();
        assertThat(LinearPattern.compile("^(a|aa)+$").find(text)).isFalse();
    }

    @Test
    void groupsKeepTheirNamesAndPlaces() throws PatternFault {
        var found = LinearPattern.compile("(?<x>a)(b)?").matches("ab a", 10);

        assertThat(found).hasSize(2);
        assertThat(found.get(0).groups().get(0)).isEqualTo(new LinearPattern.Group("x", 0, 1));
        assertThat(found.get(1).groups().get(1).start()).isEqualTo(-1);
    }
}
