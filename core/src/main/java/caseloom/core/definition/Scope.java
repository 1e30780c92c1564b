package caseloom.core.definition;

import java.util.HashSet;
import java.util.Set;

/// The variables that expressions at one place of the document may name, without the dollar sign.
record Scope(Set<String> names) {

    static final Scope EVERYWHERE =
            new Scope(Set.of("context", "input", "output", "task", "workflow", "runtime"));

    /// Where no run is yet.
    static final Scope NOWHERE = new Scope(Set.of());

    Scope {
        names = Set.copyOf(names);
    }

    Scope with(String... more) {
        var wider = new HashSet<>(names);
        wider.addAll(Set.of(more));
        return new Scope(wider);
    }
}
