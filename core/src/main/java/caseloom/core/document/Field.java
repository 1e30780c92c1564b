package caseloom.core.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that is known about a document: said by somebody, or found in its text (L-218, L-222).
///
/// @param value null when it is known to be missing
/// @param type such as `text`
/// @param verified whether somebody said so
/// @param unclear whether it could be read otherwise
/// @param sourceText the sentences of the text that it comes from
public record Field(
        String name,
        @Nullable String value,
        String type,
        boolean verified,
        boolean unclear,
        String reasoning,
        List<String> sourceText) {

    public Field {
        sourceText = List.copyOf(sourceText);
    }

    static Field of(Attribute said) {
        return new Field(said.name(), said.value(), said.type().word(), true, false, "", List.of());
    }
}
