package caseloom.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What can be seen in a file line by line. Each check gives one complaint a finding.
final class Texts {

    /// What must not stand in Java code, and what to do instead.
    private static final Map<Pattern, String> NEVER =
            Map.of(
                    Pattern.compile("\\bFIXME\\b"), "mend it, or write an issue",
                    Pattern.compile("\\bTODO\\b(?!.*#\\d)"), "a TODO names its issue, such as #12",
                    Pattern.compile("\\bprintStackTrace\\b"), "log it or throw it",
                    Pattern.compile("Thread\\s*\\.\\s*sleep"), "wait for a thing, not for time",
                    Pattern.compile("^\\s*/\\*"), "comments begin with ///",
                    Pattern.compile("@Disabled\\s*(?!\\s*\\(\\s*\")"), "say why it is disabled",
                    Pattern.compile("assertTrue\\(true\\)"), "a test that cannot fail");

    private static final Pattern COMMENT = Pattern.compile("^\\s*//.*");

    private static final int HEAD = 8_000;

    private Texts() {}

    static List<String> tooLong(Source source, int most) {
        var lines = source.lines().size();
        return lines <= most
                ? List.of()
                : List.of(source.path() + " has " + lines + " lines, at most " + most);
    }

    static List<String> forbidden(Source source) {
        var found = new ArrayList<String>();
        var lines = source.lines();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var where = source.path() + ":" + (i + 1) + " ";
            NEVER.forEach((never, instead) -> {
                if (never.matcher(line).find()) {
                    found.add(where + instead);
                }
            });
            if (line.contains("@SuppressWarnings") && !reasoned(lines, i)) {
                found.add(where + "say beside it why the warning does not matter");
            }
        }
        return found;
    }

    /// The reason stands behind the code or on the line before it.
    private static boolean reasoned(List<String> lines, int i) {
        return lines.get(i).contains("//")
                || (i > 0 && COMMENT.matcher(lines.get(i - 1)).matches());
    }

    /// How many of a hundred lines are comments.
    static double commentShare(List<Source> sources) {
        var lines = sources.stream().mapToLong(source -> source.lines().size()).sum();
        var comments =
                sources.stream()
                        .flatMap(source -> source.lines().stream())
                        .filter(line -> COMMENT.matcher(line).matches())
                        .count();
        return lines == 0 ? 0 : 100.0 * comments / lines;
    }

    /// A binary is a file with a zero byte near its beginning.
    static List<String> bigBinary(String path, Path file, long most) {
        try (var stream = Files.newInputStream(file)) {
            var head = stream.readNBytes(HEAD);
            var binary = IntStream.range(0, head.length).anyMatch(i -> head[i] == 0);
            return binary && Files.size(file) > most
                    ? List.of(path + " is a binary of " + Files.size(file) + " bytes")
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
