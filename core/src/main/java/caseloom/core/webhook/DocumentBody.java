package caseloom.core.webhook;

import caseloom.core.document.AttributeChange;
import caseloom.core.document.Attributes;
import caseloom.core.document.Issue;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/// The data of the events about documents (L-247 to L-252), members in their published order.
public final class DocumentBody {

    private DocumentBody() {}

    /// A file as events call it (L-191).
    public record Named(long file, String name, String extension) {

        public String fileId() {
            return "file_" + file;
        }
    }

    /// A processing of a document.
    ///
    /// @param by the e-mail of who uploaded it
    public record Subject(long processing, Named document, String by) {}

    /// `core.document.uploaded` (L-247).
    public static ObjectNode uploaded(Subject subject, Attributes attributes) {
        var data = begun(subject);
        data.set("attributes", attributes(attributes));
        return data;
    }

    /// `core.document.upload_completed` (L-248).
    public static ObjectNode completed(Subject subject, Attributes attributes, Duration took) {
        return uploaded(subject, attributes).put("processing_duration_ms", took.toMillis());
    }

    /// `core.document.upload_with_issues` (L-249).
    public static ObjectNode withIssues(Subject subject, List<Issue> issues) {
        var data = begun(subject);
        data.set("issues", issues(issues));
        return data;
    }

    /// `core.document.updated` (L-251).
    public static ObjectNode updated(Named document, String by, List<AttributeChange> changes) {
        var data =
                Json.object()
                        .put("file_id", document.fileId())
                        .put("file_name", document.name())
                        .put("updated_by", by);
        var list = data.putArray("updated_attributes");
        for (var change : changes) {
            list.addObject()
                    .put("name", change.now().name())
                    .put("data_type", change.now().type().word())
                    .put("previous_value", change.previous())
                    .put("new_value", change.now().value());
        }
        return data;
    }

    /// `core.document.deleted` (L-252).
    public static ObjectNode deleted(Named document, String by) {
        return named(Json.object(), document).put("deleted_by", by);
    }

    /// As every API shows them.
    public static ArrayNode attributes(Attributes attributes) {
        var list = Json.array();
        for (var one : attributes.all()) {
            list.addObject()
                    .put("name", one.name())
                    .put("data_type", one.type().word())
                    .put("value", one.value());
        }
        return list;
    }

    /// As every API shows them; pages only where an issue is about some (L-249).
    public static ArrayNode issues(List<Issue> issues) {
        var list = Json.array();
        for (var issue : issues) {
            var told =
                    list.addObject()
                            .put("code", issue.code().word())
                            .put("message", issue.message());
            if (!issue.pages().isEmpty()) {
                var pages = told.putArray("pages");
                issue.pages().forEach(pages::add);
            }
        }
        return list;
    }

    private static ObjectNode begun(Subject subject) {
        var data = Json.object().put("document_processing_id", subject.processing());
        return named(data, subject.document()).put("uploaded_by", subject.by());
    }

    private static ObjectNode named(ObjectNode data, Named document) {
        return data.put("file_id", document.fileId())
                .put("file_name", document.name())
                .put("file_extension", document.extension());
    }
}
