package caseloom.core.variables;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All variables of a workflow, in the order of its schema. Immutable, safe to share.
public final class Variables {

    private final List<Variable> all;
    private final Map<String, Variable> byId = new HashMap<>();
    private final Map<String, Variable> byName = new HashMap<>();
    private final Map<String, Variable> byNormal = new HashMap<>();

    private Variables(List<Variable> all) {
        this.all = List.copyOf(all);
        for (var variable : this.all) {
            byId.put(variable.id(), variable);
            byName.putIfAbsent(lower(variable.name()), variable);
            byNormal.putIfAbsent(normal(variable.id()), variable);
            byNormal.putIfAbsent(normal(variable.name()), variable);
        }
    }

    /// The properties of the schema's root object as variables; a workflow without a schema has
    /// none.
    public static Variables of(@Nullable JsonNode rootSchema) {
        return new Variables(
                rootSchema == null ? List.of() : new SchemaProperties(rootSchema).variables());
    }

    public List<Variable> all() {
        return all;
    }

    public Optional<Variable> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The variable that a key of the flexible call means (L-100, L-101).
    public Optional<Match> match(String key) {
        return match(byId.get(key), 1)
                .or(() -> match(byName.get(lower(key)), 2))
                .or(() -> match(byNormal.get(normal(key)), 3));
    }

    /// The variable that a violation of the schema is about (L-67): the one whose value the pointer
    /// leads to or into.
    public Optional<Variable> at(String pointer) {
        return pointer.startsWith("/")
                ? byId(JsonPointer.compile(pointer).getMatchingProperty())
                : Optional.empty();
    }

    /// The variables that have a value in these attributes, in schema order (L-128).
    public List<Shown> shown(JsonNode attributes) {
        return all.stream()
                .flatMap(variable ->
                        variable
                                .shown(attributes.get(variable.id()))
                                .map(value -> new Shown(variable, value))
                                .stream())
                .toList();
    }

    /// A variable with its value as it is on output.
    public record Shown(Variable variable, JsonNode value) {}

    private static Optional<Match> match(@Nullable Variable variable, int stage) {
        return Optional.ofNullable(variable).map(found -> new Match(found, stage));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String normal(String text) {
        return lower(text).replace(" ", "").replace("_", "").replace("-", "");
    }
}
