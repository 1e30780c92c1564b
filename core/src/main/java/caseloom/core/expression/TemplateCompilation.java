package caseloom.core.expression;

import java.util.List;

/// What came of a value with expressions in it.
public sealed interface TemplateCompilation {

    record Compiled(CompiledTemplate template) implements TemplateCompilation {}

    record Refused(List<Problem> problems) implements TemplateCompilation {

        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// One expression that is not accepted.
    ///
    /// @param pointer JSON Pointer to its string inside the value, empty for the value itself
    /// @param at where the mistake is in that string, counted in UTF-16 units from 0
    record Problem(String pointer, String message, int at) {}
}
