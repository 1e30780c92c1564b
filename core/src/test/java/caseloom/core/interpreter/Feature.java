package caseloom.core.interpreter;

import java.util.ArrayList;
import java.util.List;

/// One scenario of a feature file.
record Feature(String name, List<Clause> clauses) {

    /// A line that begins with Given, When, Then or And, without that word, and the text below it.
    record Clause(String text, String below) {}

    /// Reads the scenarios of a file in the plain part of Gherkin that the conformance kit uses.
    static List<Feature> read(List<String> lines) {
        var features = new ArrayList<Feature>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.startsWith("Scenario:")) {
                features.add(new Feature(line.substring(9).strip(), new ArrayList<>()));
            } else if (line.matches("(Given|When|Then|And) .*")) {
                var end = below(lines, i + 1);
                features.getLast()
                        .clauses()
                        .add(new Clause(clause(line), text(lines.subList(i + 1, end))));
                i = end - 1;
            }
        }
        return features;
    }

    private static String clause(String line) {
        return line.replaceFirst("^(Given|When|Then|And) ", "").replaceFirst("^given ", "").strip();
    }

    /// Where the text below a clause ends, its marks included.
    private static int below(List<String> lines, int from) {
        if (from >= lines.size() || !lines.get(from).strip().startsWith("\"\"\"")) {
            return from;
        }
        var end = from + 1;
        while (!lines.get(end).strip().startsWith("\"\"\"")) {
            end++;
        }
        return end + 1;
    }

    private static String text(List<String> marked) {
        return marked.isEmpty()
                ? ""
                : String.join("\n", marked.subList(1, marked.size() - 1)).stripIndent() + "\n";
    }
}
