package caseloom.chamelio;

import caseloom.core.cases.Subjects;
import caseloom.core.definition.Definition;
import caseloom.core.expression.ExpressionFault;
import caseloom.core.expression.Template;
import caseloom.core.expression.Variables;
import caseloom.core.variables.VariableType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The title of a new task (L-96).
final class Titles {

    private Titles() {}

    /// By the workflow's template; without one, or when it gives no text, the workflow's name and
    /// the first text that was given.
    static String of(Definition definition, List<Given> given, ObjectNode attributes, Instant at) {
        return definition
                .head()
                .subject()
                .flatMap(template -> rendered(template, attributes, at))
                .filter(title -> !Subjects.blank(title))
                .orElseGet(() -> usual(definition, given));
    }

    private static String usual(Definition definition, List<Given> given) {
        var name = definition.head().title();
        return given.stream()
                .flatMap(value -> value instanceof Given.Text text ? text(text) : Stream.empty())
                .findFirst()
                .map(text -> name + " - " + text)
                .orElse(name);
    }

    private static Stream<String> text(Given.Text given) {
        var fits = given.variable().type() == VariableType.TEXT && !given.variable().open();
        return fits && !given.text().isEmpty() ? Stream.of(given.text()) : Stream.empty();
    }

    /// A template that fails leaves the title to the usual one: a case is worth more than its name.
    private static Optional<String> rendered(Template template, ObjectNode attributes, Instant at) {
        try {
            var title = template.render(attributes, new Nothing(at));
            return title.isTextual() ? Optional.of(title.textValue()) : Optional.empty();
        } catch (ExpressionFault _) {
            return Optional.empty();
        }
    }

    /// A title is made before there is a run to speak of.
    private record Nothing(Instant now) implements Variables {

        @Override
        public @Nullable JsonNode value(String name) {
            return null;
        }
    }
}
