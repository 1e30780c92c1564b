package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the language's page to what the reader does.
class LanguagePageTest {

    private static final Pattern SAMPLE = Pattern.compile("(?s)```yaml\\n(.*?)```");

    static List<String> samples() {
        return SAMPLE.matcher(page()).results().map(MatchResult::group).toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsReadWithoutAnyComplaint(String sample) {
        var text = SAMPLE.matcher(sample).replaceAll("$1");
        var whole = text.startsWith("document:");

        var reading = whole ? Documents.read(text) : Documents.steps(text);

        assertThat(Documents.told(reading)).isEmpty();
    }

    @Test
    void everyFunctionHasItsRow() {
        assertThat(Arrays.stream(Function.values()).map(Function::word))
                .allSatisfy(word -> assertThat(page()).contains("| `" + word + "` |"));
    }

    @Test
    void whatIsNotBuiltIsNamed() {
        for (var names : List.of(Unbuilt.CALLS, Unbuilt.USE, Schedules.KINDS)) {
            assertThat(names).allSatisfy(name -> assertThat(page()).contains("`" + name + "`"));
        }
    }

    private static String page() {
        return House.read(House.ROOT.resolve("docs/language.md"));
    }
}
