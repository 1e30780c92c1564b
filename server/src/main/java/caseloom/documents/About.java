package caseloom.documents;

import caseloom.core.document.Category;
import caseloom.core.document.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said of a document as a whole (L-219 to L-221).
///
/// @param type a code such as `MSA`; empty when it is not known
public record About(
        @Nullable String title,
        String type,
        Category category,
        Visibility visibility,
        Active active,
        @Nullable String summary,
        List<String> exhibits,
        Related related) {

    public static final int TITLE_MOST = 255;
    public static final int TYPE_MOST = 50;
    public static final int SUMMARY_MOST = 20_000;
    public static final int EXHIBITS_MOST = 100;
    public static final int RELATED_MOST = 1_000;

    /// What is said as long as nobody says anything.
    static final About NOTHING =
            new About(
                    null,
                    "",
                    Category.CONTRACT,
                    Visibility.VISIBLE,
                    new Active(true, false),
                    null,
                    List.of(),
                    new Related(List.of(), List.of()));

    public About {
        exhibits = List.copyOf(exhibits);
    }

    /// Whether it is in force.
    ///
    /// @param verified whether somebody said so
    public record Active(boolean value, boolean verified) {}

    /// Documents that belong to it, and those that it took the place of, the newest first; by the
    /// numbers of their files.
    public record Related(List<Long> attachments, List<Long> previous) {

        public Related {
            attachments = List.copyOf(attachments);
            previous = List.copyOf(previous);
        }
    }

    /// With what was found in the text, where nobody said anything.
    About completed(FieldExtraction.Found.Facts facts) {
        return new About(
                title == null ? cutOrNull(facts.title(), TITLE_MOST) : title,
                type.isEmpty() ? Cut.to(facts.documentType(), TYPE_MOST) : type,
                category,
                visibility,
                active,
                summary == null ? cutOrNull(facts.summary(), SUMMARY_MOST) : summary,
                exhibits.isEmpty() ? shortened(facts.exhibits()) : exhibits,
                related);
    }

    About titled(String other) {
        return new About(other, type, category, visibility, active, summary, exhibits, related);
    }

    private static List<String> shortened(List<String> exhibits) {
        return exhibits.stream().limit(EXHIBITS_MOST).map(one -> Cut.to(one, TITLE_MOST)).toList();
    }

    private static @Nullable String cutOrNull(@Nullable String text, int most) {
        return text == null || text.isBlank() ? null : Cut.to(text, most);
    }
}
