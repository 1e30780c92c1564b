package caseloom.documents;

import caseloom.core.document.Attribute;
import caseloom.core.document.Field;
import caseloom.core.document.Issue;
import caseloom.documents.FieldExtraction.Found;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of processing a document.
///
/// @param issues what is wrong with it, as far as it can be told without other documents
/// @param text null when it could not be read
/// @param title that the file gives itself
record Findings(
        List<Issue> issues,
        @Nullable DocumentText text,
        Document.TextExtent extent,
        @Nullable String title,
        Found.Facts facts) {

    private static final Found.Facts NO_FACTS =
            new Found.Facts(null, "", null, List.of(), List.of());

    Findings {
        issues = List.copyOf(issues);
    }

    /// Nothing but what is wrong.
    static Findings none(Issue issue) {
        return new Findings(
                List.of(issue), null, new Document.TextExtent(null, false), null, NO_FACTS);
    }

    static Found.Facts facts(Found found) {
        return found instanceof Found.Facts facts ? facts : NO_FACTS;
    }

    /// The fields, as much of them as is kept.
    List<Field> fields() {
        return facts.fields().stream()
                .filter(field -> !field.name().isBlank())
                .limit(DocumentsSettings.FIELDS_MOST)
                .map(Findings::cut)
                .toList();
    }

    /// What is said of a document from now on.
    About about(About before) {
        var after = before.completed(facts);
        return after.title() == null && title != null ? after.titled(title) : after;
    }

    private static Field cut(Field field) {
        var value = field.value();
        return new Field(
                Cut.to(field.name(), Attribute.NAME_MOST),
                value == null ? null : Cut.to(value, Attribute.VALUE_MOST),
                Cut.to(field.type(), About.TYPE_MOST),
                false,
                field.unclear(),
                Cut.to(field.reasoning(), DocumentsSettings.REASONING_MOST),
                field.sourceText().stream()
                        .limit(DocumentsSettings.SOURCES_MOST)
                        .map(one -> Cut.to(one, DocumentsSettings.SOURCE_MOST))
                        .toList());
    }
}
