package caseloom.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Holds the named statements of `.sql` files against the Java files of the same package: each
/// statement is asked for, and whatever is asked for is there.
record SqlNames(List<Source> statements, List<Source> java) {

    private static final String RESOURCES = "/src/main/resources/";

    private static final Pattern STATEMENT = Pattern.compile("(?m)^-- name: (\\S+)\\s*$");

    private static final Pattern ASKED =
            Pattern.compile("\\b(?:SQL|[a-z]*[sS]ql|[A-Z_]+_SQL)\\s*\\.\\s*get\\(([^;]*?)\\)");

    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    SqlNames {
        statements = List.copyOf(statements);
        java = List.copyOf(java);
    }

    List<String> unused() {
        var found = new ArrayList<String>();
        for (var file : statements) {
            var code = String.join("\n", beside(file).stream().map(Source::text).toList());
            for (var name : names(file)) {
                if (!code.contains('"' + name + '"')) {
                    found.add(file.path() + " nobody asks for " + name);
                }
            }
        }
        return found;
    }

    List<String> missing() {
        var found = new ArrayList<String>();
        for (var file : java) {
            var there =
                    statements.stream()
                            .filter(one -> packageOf(one).equals(file.folder()))
                            .flatMap(one -> names(one).stream())
                            .toList();
            asked(file).stream()
                    .filter(name -> !there.contains(name))
                    .forEach(name -> found.add(file.path() + " asks for " + name));
        }
        return found;
    }

    private List<Source> beside(Source sql) {
        return java.stream().filter(file -> file.folder().equals(packageOf(sql))).toList();
    }

    /// The folder of the Java files that belong to a resource.
    private static String packageOf(Source sql) {
        return sql.folder().replace(RESOURCES, "/src/main/java/");
    }

    private static List<String> names(Source sql) {
        return STATEMENT.matcher(sql.text()).results().map(found -> found.group(1)).toList();
    }

    private static List<String> asked(Source file) {
        return ASKED.matcher(file.text())
                .results()
                .flatMap(call -> LITERAL.matcher(call.group(1)).results())
                .map(literal -> literal.group(1))
                .toList();
    }
}
