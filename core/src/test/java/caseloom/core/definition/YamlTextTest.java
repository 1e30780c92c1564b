package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1|1",
                "-17|-17",
                "+5|5",
                "007|7",
                "0x1F|31",
                "0o17|15",
                "9007199254740993|9007199254740993",
                "123456789012345678901234567890|123456789012345678901234567890",
                "-2147483648|-2147483648",
                "0.10|0.10",
                "1e3|1000",
                "12.50E-1|1.250",
                ".5|0.5",
                "true|true",
                "False|false",
                "null|null",
                "~|null",
                "on|\"on\"",
                "no|\"no\"",
                "2030-01-31|\"2030-01-31\"",
                "1_000|\"1_000\"",
                "12:30|\"12:30\"",
                "'1'|\"1\"",
                "!!str 1|\"1\"",
                "<<|\"<<\"",
            })
    void aWordStandsForWhatYaml12Says(String yaml, String json) {
        var value = read("a: " + yaml);

        assertThat(value.map(found -> Json.write(found.json()))).contains("{\"a\":" + json + "}");
    }

    @Test
    void everyValueKnowsItsLineColumnAndPointer() {
        var value = read("do:\n  - one~/:\n      set: {a: 1, \"b\": [x,   y]}\n").orElseThrow();

        var y = Pointers.nearest(value, "/do/0/one~0~1/set/b/1");

        assertThat(y.pointer()).isEqualTo("/do/0/one~0~1/set/b/1");
        assertThat(y.spot().line()).isEqualTo(3);
        assertThat(y.spot().column()).isEqualTo(30);
    }

    @Test
    void columnsCountCharactersAndNotTheirHalves() {
        var value = read("{a: \"\uD83D\uDE00\", b: 1}").orElseThrow();

        assertThat(Pointers.nearest(value, "/b").spot().column()).isEqualTo(13);
    }

    @Test
    void anAliasHasThePointerOfItsOwnPlace() {
        var value = read("a: &x {b: [1]}\nc: *x\n").orElseThrow();

        var copy = Pointers.nearest(value, "/c/b/0");

        assertThat(copy.pointer()).isEqualTo("/c/b/0");
        assertThat(copy.json().intValue()).isEqualTo(1);
    }

    @Test
    void aliasesCountAsAllThatTheyStandFor() {
        var bomb = new StringBuilder("l0: &l0 [a, a, a, a, a, a, a, a, a, a]\n");
        for (var level = 1; level < 9; level++) {
            var below = "*l" + (level - 1);
            bomb.append("l" + level + ": &l" + level + " [" + below + (", " + below).repeat(9));
            bomb.append("]\n");
        }

        assertThat(complaint(bomb.toString()))
                .contains("5:45 The document has more than 100000 values.");
    }

    @Test
    void nestingIsBounded() {
        assertThat(complaint("[".repeat(5000)))
                .contains("1:129 The document nests deeper than 128 levels.");
        assertThat(complaint("a: ".repeat(5000))).isPresent();
        assertThat(complaint("- ".repeat(5000)))
                .contains("1:257 The document nests deeper than 128 levels.");
    }

    @Test
    void nestingThroughAliasesIsBounded() {
        var text = new StringBuilder("l0: &l0 [a]\n");
        for (var level = 1; level < 200; level++) {
            text.append("l" + level + ": &l" + level + " [*l" + (level - 1) + "]\n");
        }

        assertThat(complaint(text.toString()))
                .contains("127:14 The document nests deeper than 128 levels.");
    }

    @Test
    void theSizeIsBounded() {
        assertThat(complaint("a: " + "é".repeat(600_000)))
                .contains("1:1 The document is larger than 1048576 bytes.");
    }

    @Test
    void aLongFlowOfPlainWordsIsReadInLinearTime() {
        assertThat(read("a: [" + "x, ".repeat(90_000) + "x]")).isPresent();
        assertThat(complaint("{".repeat(500_000))).isPresent();
        assertThat(complaint("? ".repeat(250_000))).isPresent();
        assertThat(complaint("&a ".repeat(250_000))).isPresent();
    }

    @Test
    void aCharacterThatYamlForbidsIsLocated() {
        assertThat(complaint("a: 1\nb: x\u0001y"))
                .contains("2:5 The character U+0001 cannot stand in YAML.");
    }

    @Test
    void linesMayEndInAnyWay() {
        var value = read("a: 1\r\nb: 2\r\nc: [1,\r\n 2]").orElseThrow();

        assertThat(Pointers.nearest(value, "/c/1").spot().line()).isEqualTo(4);
        assertThat(Pointers.nearest(value, "/c/1").spot().column()).isEqualTo(2);
    }

    private static Optional<Value> read(String text) {
        return new YamlText(DefinitionLimits.USUAL, new Complaints(10)).read(text);
    }

    private static Optional<String> complaint(String text) {
        var complaints = new Complaints(10);
        new YamlText(DefinitionLimits.USUAL, complaints).read(text);
        return complaints.inReadingOrder().stream()
                .map(one -> one.line() + ":" + one.column() + " " + one.message())
                .findFirst();
    }
}
