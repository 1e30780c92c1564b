package caseloom.core.definition;

import caseloom.core.schema.AttributeSchema;
import caseloom.core.schema.AttributeSchemas;
import caseloom.core.schema.SchemaProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `input`, `output` and `export`: their schemas and transformations.
final class Shapings {

    private final Tools tools;
    private final List<Value> exports = new ArrayList<>();

    Shapings(Tools tools) {
        this.tools = tools;
    }

    Shaping input(Form owner, Scope scope) {
        return read(owner, "input", "from", scope);
    }

    Shaping output(Form owner, Scope scope) {
        return read(owner, "output", "as", scope);
    }

    Shaping export(Form owner, Scope scope) {
        var shaping = read(owner, "export", "as", scope);
        var as = owner.get("export") instanceof Value.Fields export ? export.get("as") : null;
        if (as != null) {
            exports.add(as);
        }
        return shaping;
    }

    /// Every export replaces `$context`; from the second on this loses what is there, unless the
    /// author passes it on.
    void warnOfDroppedContext() {
        exports.stream()
                .skip(1)
                .filter(as -> !as.json().toString().contains("$context"))
                .forEach(as ->
                        tools.complaints()
                                .warning(
                                        as,
                                        "This replaces all of `$context`. To keep what is"
                                                + " in it write `${ $context + { ... } }`."));
    }

    private Shaping read(Form owner, String part, String transform, Scope scope) {
        var value = owner.get(part);
        if (value == null) {
            return Shaping.NONE;
        }
        var form = tools.form(value, "`" + part + "`").only("schema", transform);
        var change = form.get(transform);
        return new Shaping(
                schema(form), change == null ? null : tools.formulas().transform(change, scope));
    }

    private @Nullable AttributeSchema schema(Form form) {
        var value = form.get("schema");
        if (value == null) {
            return null;
        }
        var schema = tools.form(value, "`schema`").only("format", "document", "resource");
        if (schema.has("resource")) {
            schema.complainAbout("resource", Unbuilt.notYet("schema.resource"));
            return null;
        }
        var format = schema.text("format");
        if (format != null && !format.text().matches("json(:.+)?")) {
            tools.complaints().error(format, Unbuilt.notYet("schema.format: " + format.text()));
        }
        var document = schema.needed("document");
        return document == null ? null : compiled(document);
    }

    private @Nullable AttributeSchema compiled(Value document) {
        return switch (AttributeSchemas.compile(document.json())) {
            case AttributeSchemas.Compiled(var schema) -> schema;
            case AttributeSchemas.Refused(var problems) -> {
                problems.forEach(problem -> complain(document, problem));
                yield null;
            }
        };
    }

    private void complain(Value schema, SchemaProblem problem) {
        tools.complaints().error(Pointers.nearest(schema, problem.pointer()), problem.message());
    }
}
