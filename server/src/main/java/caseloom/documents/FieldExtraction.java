package caseloom.documents;

import caseloom.core.cases.OrganizationId;
import caseloom.core.document.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds facts in the text of a document. Asked outside of transactions, and again for the same
/// document when the node that asked died. Safe to share.
@FunctionalInterface
public interface FieldExtraction {

    /// Finds nothing, for want of anybody who could.
    FieldExtraction NONE = (_, _) -> new Found.Nothing();

    /// What goes wrong with a model is an answer. Interrupting ends it.
    Found find(OrganizationId organization, DocumentText text) throws InterruptedException;

    /// What came of it.
    sealed interface Found {

        /// The organization has set up nobody to find anything.
        record Nothing() implements Found {}

        /// What is null or empty was not found.
        record Facts(
                @Nullable String title,
                String documentType,
                @Nullable String summary,
                List<String> exhibits,
                List<Field> fields)
                implements Found {

            public Facts {
                exhibits = List.copyOf(exhibits);
                fields = List.copyOf(fields);
            }
        }

        /// Whoever should find something did not.
        ///
        /// @param why for the log
        record Failed(String why) implements Found {}
    }
}
