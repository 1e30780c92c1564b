package caseloom.core.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds schemas that come back to themselves without going deeper into the value: checking against
/// them would never end.
final class LoopFinder {

    private final SchemaCompiler compiler;
    private final Set<Rule> open = new HashSet<>();
    private final Set<Rule> done = new HashSet<>();

    LoopFinder(SchemaCompiler compiler) {
        this.compiler = compiler;
    }

    void search(Map<String, Rule> compiled) {
        for (var rule : compiled.values()) {
            if (loops(rule)) {
                var pointer = rule instanceof ObjectSchema schema ? schema.pointer() : "";
                compiler.problem(pointer, "The schema refers to itself without end.");
                return;
            }
        }
    }

    private boolean loops(Rule rule) {
        if (done.contains(rule)) {
            return false;
        }
        if (!open.add(rule)) {
            return true;
        }
        for (var next : next(rule)) {
            if (loops(next)) {
                return true;
            }
        }
        open.remove(rule);
        done.add(rule);
        return false;
    }

    private static List<Rule> next(Rule rule) {
        return switch (rule) {
            case ObjectSchema schema -> schema.inPlace();
            case Reference reference -> reference.targets();
            case Rule _ -> new ArrayList<>();
        };
    }
}
