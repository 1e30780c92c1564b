package caseloom.core.document;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that is known about a document, each name once: what was said counts before what was found,
/// and what was found first before the rest (L-222).
public record Fields(List<Field> all) {

    public Fields {
        all = List.copyOf(all);
    }

    public static Fields of(Attributes said, List<Field> found) {
        var names = new HashSet<String>();
        return new Fields(
                Stream.concat(said.all().stream().map(Field::of), found.stream())
                        .filter(field -> names.add(field.name()))
                        .toList());
    }

    /// The values by type and name (L-222).
    public Map<String, Map<String, @Nullable String>> mapped() {
        var mapped = new LinkedHashMap<String, Map<String, @Nullable String>>();
        for (var field : all) {
            mapped.computeIfAbsent(field.type(), _ -> new LinkedHashMap<>())
                    .put(field.name(), field.value());
        }
        return mapped;
    }
}
