package caseloom.core.definition;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a document says of itself, as far as it can be read: a broken draft must be filed too.
///
/// @param readable false for a text that is not even YAML
public record Outline(
        boolean readable,
        Optional<String> name,
        Optional<String> key,
        Optional<String> title,
        Optional<CaseSource> source) {

    /// Reads the head of the document and asks nothing of the rest.
    public static Outline of(String document) {
        var limits = DefinitionLimits.USUAL;
        var root = new YamlText(limits, new Complaints(limits.complaints())).read(document);
        var head = root.map(value -> member(value, "document"));
        return of(root.isPresent(), head.orElse(null));
    }

    private static Outline of(boolean readable, @Nullable Value head) {
        var metadata = member(head, "metadata");
        return new Outline(
                readable,
                text(head, "name"),
                text(metadata, "key"),
                text(head, "title").filter(title -> !title.isBlank()),
                text(metadata, "source").flatMap(Outline::source));
    }

    private static Optional<CaseSource> source(String word) {
        return Arrays.stream(CaseSource.values())
                .filter(source -> source.word().equals(word))
                .findFirst();
    }

    private static Optional<String> text(@Nullable Value object, String name) {
        return member(object, name) instanceof Value.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    private static @Nullable Value member(@Nullable Value object, String name) {
        return object instanceof Value.Fields fields ? fields.get(name) : null;
    }
}
