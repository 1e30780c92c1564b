package caseloom.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The named statements of one `.sql` file. Immutable, safe to share.
public final class Sql {

    private static final String MARK = "-- name: ";

    private final String file;
    private final Map<String, String> statements;

    private Sql(String file, Map<String, String> statements) {
        this.file = file;
        this.statements = statements;
    }

    /// Reads the file that lies beside the class, `name` being for example `runs.sql`. A statement
    /// starts at a line `-- name: x` and ends before the next.
    public static Sql of(Class<?> beside, String name) {
        try (var stream = beside.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no " + name + " beside " + beside.getName());
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new Sql(name, parse(text));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /// The statement of that name.
    ///
    /// @throws IllegalArgumentException when the file has none
    public String get(String name) {
        var statement = statements.get(name);
        if (statement == null) {
            throw new IllegalArgumentException(file + " has no statement " + name);
        }
        return statement;
    }

    private static Map<String, String> parse(String text) {
        var found = new LinkedHashMap<String, String>();
        var name = "";
        var body = new StringBuilder();
        for (var line : text.lines().toList()) {
            if (line.startsWith(MARK)) {
                keep(found, name, body);
                name = line.substring(MARK.length()).strip();
                body = new StringBuilder();
            } else if (!line.startsWith("--")) {
                body.append(line).append('\n');
            }
        }
        keep(found, name, body);
        return Map.copyOf(found);
    }

    private static void keep(Map<String, String> found, String name, StringBuilder body) {
        if (!name.isEmpty() && found.put(name, body.toString().strip()) != null) {
            throw new IllegalStateException("two statements named " + name);
        }
    }
}
