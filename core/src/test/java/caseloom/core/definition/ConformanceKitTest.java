package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The documents of the language's own conformance scenarios: accepted, or refused because of a
/// feature that is named.
class ConformanceKitTest {

    private static final List<String> FEATURES =
            List.of(
                    "branch",
                    "call",
                    "data-flow",
                    "do",
                    "emit",
                    "flow",
                    "for",
                    "raise",
                    "set",
                    "switch",
                    "try");

    private static final Pattern SCENARIO =
            Pattern.compile(
                    "Scenario: (?<name>[^\\n]+)\\n.*?definition:\\s*\\n"
                            + " *\"\"\"yaml\\n(?<text>.*?)\\n *\"\"\"",
                    Pattern.DOTALL);

    private static final Set<String> LATER =
            Set.of(
                    "Call HTTP Using Basic Authentication",
                    "Call OpenAPI With Content Output",
                    "Call OpenAPI With Response Output");

    @TestFactory
    List<DynamicTest> everyDocumentOfTheKitIsReadAsItsFeaturesAllow() {
        var tests = new ArrayList<DynamicTest>();
        for (var feature : FEATURES) {
            var found = SCENARIO.matcher(House.kit(feature + ".feature"));
            while (found.find()) {
                var name = found.group("name").strip();
                var text = found.group("text").stripIndent();
                tests.add(dynamicTest(name, () -> judge(name, text)));
            }
        }
        assertThat(tests).hasSize(21);
        return tests;
    }

    private static void judge(String name, String text) {
        var reading = Documents.read(text);

        if (LATER.contains(name)) {
            assertThat(Documents.told(reading))
                    .singleElement()
                    .asString()
                    .contains("not built yet");
        } else {
            assertThat(Documents.told(reading)).isEmpty();
        }
    }
}
