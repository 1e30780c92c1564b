package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopPathsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                ".a~ a",
                ".a.b + .c[0].d~ a,c",
                "if .a then .b else .c end~ a,b,c",
                "{ x: .a, y: [.b] }~ a,b",
                ".a | .b~ a",
                "(.a | .b) + .c~ a,c",
                "map(.a) + .b~ b",
                "\".a\" + .b~ b",
                ".a // 1~ ``",
                ".a? ~ ``",
                ".a == null~ ``",
                "$context.a~ ``",
                "1.5 + .a~ a",
                "reduce .a[] as $x (0; .b)~ ``",
                ".a # .b~ a",
                "..~ ``",
                ". ~ ``",
            })
    void namesReadFromTheInputItselfAreFound(String jq, String names) {
        assertThat(String.join(",", TopPaths.of(jq))).isEqualTo(names);
    }
}
