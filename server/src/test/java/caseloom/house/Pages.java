package caseloom.house;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the pages in `docs` owe the reader: one title each, and a glossary that knows every noun.
final class Pages {

    private static final Pattern TABLE =
            Pattern.compile("(?mi)^\\s*create (?:unlogged )?table (?:if not exists )?(\\w+)");

    private static final Pattern ROUTE = Pattern.compile("\"(/[A-Za-z0-9_{}./-]+)\"");

    private static final Pattern TERM = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    private Pages() {}

    static List<String> withoutOneTitle(Source page) {
        var titles = 0;
        var inCode = false;
        for (var line : page.lines()) {
            if (line.startsWith("```")) {
                inCode = !inCode;
            } else if (!inCode && line.startsWith("# ")) {
                titles++;
            }
        }
        return titles == 1 ? List.of() : List.of(page.path() + " has " + titles + " titles");
    }

    /// The names of the tables that migrations make.
    static Set<String> tables(List<Source> migrations) {
        return migrations.stream()
                .flatMap(file -> TABLE.matcher(file.text()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The fixed parts of the paths in route classes, without versions.
    static Set<String> routeWords(List<Source> routes) {
        return routes.stream()
                .flatMap(file -> ROUTE.matcher(file.text()).results())
                .flatMap(found -> Stream.of(found.group(1).split("/")))
                .filter(part -> part.matches("[a-z][A-Za-z_.-]+"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The names of which a word is missing from the glossary. A term there is set in bold; number
    /// and the way words are joined do not matter.
    static List<String> unexplained(Set<String> names, Source glossary) {
        var known =
                TERM.matcher(glossary.text())
                        .results()
                        .flatMap(term -> words(term.group(1)).stream())
                        .collect(Collectors.toSet());
        var found = new ArrayList<String>();
        for (var name : names) {
            if (!known.containsAll(words(name))) {
                found.add(name + " is not in " + glossary.path());
            }
        }
        return found;
    }

    private static List<String> words(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .filter(word -> !word.isEmpty())
                .map(Pages::singular)
                .toList();
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
