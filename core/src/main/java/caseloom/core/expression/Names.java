package caseloom.core.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The names that are visible at one point of an expression while it is compiled. Immutable.
///
/// Functions are put in place of their calls, so a name is seen from where it was written, while
/// bindings are counted where the compiled filter will run.
record Names(@Nullable Names outer, @Nullable Entry entry) {

    static final Names NONE = new Names(null, null);

    sealed interface Entry {}

    /// A name bound by `as`.
    ///
    /// @param level how many bindings there were before this one
    record Variable(String name, int level) implements Entry {}

    /// What `break` can name.
    ///
    /// @param level like that of a variable
    record Label(String name, int level) implements Entry {}

    /// A function of the author; `names` is what its body sees.
    record Function(Ast.Definition definition, Names names) implements Entry {}

    /// A parameter: the argument, and what it sees.
    record Closure(String name, Ast argument, Names names) implements Entry {}

    /// The body of a function is being looked at: a call of it would be recursion.
    record Open(String name, int arity) implements Entry {}

    Names with(Entry entry) {
        return new Names(this, entry);
    }

    Names withAll(List<? extends Entry> entries) {
        var names = this;
        for (var each : entries) {
            names = names.with(each);
        }
        return names;
    }

    @Nullable Variable variable(String name) {
        for (var at = this; at != null; at = at.outer) {
            if (at.entry instanceof Variable variable && variable.name.equals(name)) {
                return variable;
            }
        }
        return null;
    }

    @Nullable Label label(String name) {
        for (var at = this; at != null; at = at.outer) {
            if (at.entry instanceof Label label && label.name.equals(name)) {
                return label;
            }
        }
        return null;
    }

    /// The function, parameter or open function that a call means.
    @Nullable Entry callee(String name, int arity) {
        for (var at = this; at != null; at = at.outer) {
            var found =
                    switch (at.entry) {
                        case Function(var definition, _) ->
                                definition.name().equals(name)
                                        && definition.parameters().size() == arity;
                        case Closure closure -> arity == 0 && closure.name.equals(name);
                        case Open open -> open.name.equals(name) && open.arity == arity;
                        case Variable _, Label _ -> false;
                        case null -> false;
                    };
            if (found) {
                return at.entry;
            }
        }
        return null;
    }
}
