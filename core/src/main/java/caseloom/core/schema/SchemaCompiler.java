package caseloom.core.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Compiles one schema document. Used once.
final class SchemaCompiler {

    private final JsonNode document;
    private final SchemaIndex index;
    private final Map<String, Rule> compiled = new HashMap<>();
    private final Deque<Reference> references = new ArrayDeque<>();
    private final List<SchemaProblem> problems = new ArrayList<>();
    private final Rule root;

    SchemaCompiler(JsonNode document) {
        this.document = document;
        this.index = new SchemaIndex(document);
        this.root = rule(document, "");
        var resolver = new ReferenceResolver(this, index);
        while (!references.isEmpty()) {
            resolver.resolve(references.remove());
        }
        if (problems.isEmpty()) {
            new LoopFinder(this).search(compiled);
        }
    }

    Rule root() {
        return root;
    }

    List<SchemaProblem> problems() {
        return problems;
    }

    void problem(String pointer, String message) {
        problems.add(new SchemaProblem(pointer, message));
    }

    /// The rule of the schema at a place; compiled once, so that a schema may refer to itself.
    Rule rule(JsonNode schema, String pointer) {
        var known = compiled.get(pointer);
        if (known != null) {
            return known;
        }
        if (schema.isBoolean()) {
            return schema.booleanValue() ? Rule.TRUE : Rule.FALSE;
        }
        if (!(schema instanceof ObjectNode object)) {
            problem(pointer, "A schema must be an object or a boolean.");
            return Rule.TRUE;
        }
        var rule = new ObjectSchema(pointer, index.at(pointer));
        compiled.put(pointer, rule);
        rule.complete(new Keywords(this, object, pointer, rule).compile());
        return rule;
    }

    /// The rule of the schema at a place of the document that a reference names.
    Rule ruleAt(String pointer) {
        return rule(nodeAt(pointer), pointer);
    }

    JsonNode nodeAt(String pointer) {
        return document.at(JsonPointer.compile(pointer));
    }

    void later(Reference reference) {
        references.add(reference);
    }
}
