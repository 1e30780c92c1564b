package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// Compiles JSON Schema 2020-12 as C-95 to C-104 describe it.
public final class AttributeSchemas {

    private AttributeSchemas() {}

    /// What came of a schema: something to check with, or everything that is wrong with it.
    public sealed interface Compilation {}

    public record Compiled(AttributeSchema schema) implements Compilation {}

    public record Refused(List<SchemaProblem> problems) implements Compilation {

        public Refused {
            problems = List.copyOf(problems);
        }
    }

    public static Compilation compile(JsonNode schema) {
        var compiler = new SchemaCompiler(schema);
        var root = compiler.root();
        var problems = compiler.problems();
        return problems.isEmpty()
                ? new Compiled(new CompiledSchema(schema.deepCopy(), root))
                : new Refused(problems);
    }

    /// Whether a text has one of the formats of C-103, as a check with `format` would find.
    public static boolean hasFormat(String text, String format) {
        var check = Formats.named(format);
        return check == null || check.test(text);
    }
}
