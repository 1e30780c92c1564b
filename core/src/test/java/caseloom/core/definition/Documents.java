package caseloom.core.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import caseloom.core.expression.ExpressionLimits;
import caseloom.core.expression.Expressions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads documents for tests.
final class Documents {

    static final String HEAD =
            """
            document:
              dsl: '1.0.3'
              namespace: test
              name: a-test
              version: '1.0.0'
            """;

    private Documents() {}

    static Definitions definitions() {
        return definitions(DefinitionLimits.USUAL);
    }

    static Definitions definitions(DefinitionLimits limits) {
        return new Definitions(new Expressions(ExpressionLimits.USUAL), limits);
    }

    static Reading read(String text) {
        return definitions().read(text);
    }

    /// A document that has this as its `do`.
    static Reading steps(String steps) {
        return read(HEAD + "do:\n" + steps.indent(2));
    }

    /// The complaints, one a line.
    static List<String> told(Reading reading) {
        return reading.complaints().stream()
                .map(one ->
                        one.severity().name().charAt(0)
                                + " "
                                + one.line()
                                + ":"
                                + one.column()
                                + " "
                                + one.pointer()
                                + " "
                                + one.message())
                .toList();
    }

    /// The documents of a table by their headings. Each begins with a line `=== heading`; one that
    /// begins with `- ` is the list of steps of an otherwise complete document.
    static Map<String, String> blocks(String name) {
        var blocks = new LinkedHashMap<String, String>();
        for (var block : resource(name).split("(?m)^=== ", -1)) {
            if (!block.isBlank()) {
                var head = block.lines().findFirst().orElseThrow();
                var text = block.substring(head.length() + 1);
                var steps = text.startsWith("- ");
                blocks.put(head, steps ? HEAD + "do:\n" + text.indent(2) : text);
            }
        }
        return blocks;
    }

    static String resource(String name) {
        try (var in = Documents.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
