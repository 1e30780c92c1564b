package caseloom.core.definition;

import caseloom.core.expression.Expressions;
import java.util.HashSet;
import java.util.Set;

/// The variables that expressions at one place of the document may name, without the dollar sign.
record Scope(Set<String> names) {

    static final Scope EVERYWHERE =
            new Scope(Set.of("context", "input", "output", "task", "workflow", "runtime"));

    /// Names that have a meaning, here or elsewhere.
    static final Set<String> TAKEN = EVERYWHERE.with(Expressions.SECRETS).names();

    /// Where no run is yet.
    static final Scope NOWHERE = new Scope(Set.of());

    Scope {
        names = Set.copyOf(names);
    }

    /// The same where a call says what it sends, and as whom (W-14).
    Scope withSecrets() {
        return with(Expressions.SECRETS);
    }

    Scope with(String... more) {
        var wider = new HashSet<>(names);
        wider.addAll(Set.of(more));
        return new Scope(wider);
    }
}
