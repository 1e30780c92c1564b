package caseloom.admin;

import caseloom.core.document.Field;
import caseloom.core.json.Json;
import caseloom.core.webhook.DocumentBody;
import caseloom.documents.Document;
import caseloom.documents.DocumentPage;
import caseloom.documents.Origin;
import caseloom.documents.Processing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Documents as this API writes them.
final class DocumentWire {

    private DocumentWire() {}

    static ObjectNode of(Document document) {
        var file = document.file();
        var about = document.about();
        var wire =
                Json.object()
                        .put("id", document.number())
                        .put("file_id", "file_" + document.number())
                        .put("name", file.name())
                        .put("content_type", file.contentType())
                        .put("detected_type", file.detectedType())
                        .put("size", file.size())
                        .put("sha256", file.sha256())
                        .put("title", about.title())
                        .put("document_type", about.type())
                        .put("category", about.category().word())
                        .put("visibility", about.visibility().word())
                        .put("active", about.active().value())
                        .put("active_verified", about.active().verified())
                        .put("summary", about.summary());
        var exhibits = wire.putArray("exhibits");
        about.exhibits().forEach(exhibits::add);
        var attachments = wire.putArray("attachment_ids");
        about.related().attachments().forEach(attachments::add);
        var previous = wire.putArray("previous_versions");
        about.related().previous().forEach(previous::add);
        wire.set("attributes", DocumentBody.attributes(document.attributes()));
        wire.put("pages", document.text().pages()).put("text_cut", document.text().cut());
        wire.put("uploaded_by", document.uploadedBy()).set("origin", origin(document.origin()));
        wire.set("processing", processing(document.processing()));
        return wire.put("created_at", file.createdAt().toString());
    }

    /// With what was found in its text.
    static ObjectNode of(Document document, List<Field> fields) {
        var wire = of(document);
        var list = wire.putArray("fields");
        for (var field : fields) {
            var told =
                    list.addObject()
                            .put("name", field.name())
                            .put("value", field.value())
                            .put("data_type", field.type())
                            .put("verified", field.verified())
                            .put("unclear", field.unclear())
                            .put("reasoning", field.reasoning());
            var sources = told.putArray("source_text");
            field.sourceText().forEach(sources::add);
        }
        return wire;
    }

    static ObjectNode page(DocumentPage page) {
        return Json.object().put("page", page.number()).put("text", page.text());
    }

    private static JsonNode origin(@Nullable Origin origin) {
        return origin == null
                ? NullNode.instance
                : Json.object()
                        .put("case_id", origin.task())
                        .put("workflow_key", origin.workflowKey())
                        .put("workflow_title", origin.workflowTitle())
                        .put("step_id", origin.step());
    }

    private static JsonNode processing(@Nullable Processing processing) {
        if (processing == null) {
            return NullNode.instance;
        }
        var wire =
                Json.object()
                        .put("id", processing.id())
                        .put("state", processing.state())
                        .put("created_at", processing.createdAt().toString())
                        .put("ended_at", Wire.moment(processing.endedAt()));
        return wire.set("issues", DocumentBody.issues(processing.issues()));
    }
}
