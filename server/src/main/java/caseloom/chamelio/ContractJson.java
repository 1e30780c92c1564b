package caseloom.chamelio;

import caseloom.core.document.Field;
import caseloom.core.json.Json;
import caseloom.documents.About;
import caseloom.documents.Document;
import caseloom.documents.Documents.Facts;
import caseloom.documents.Origin;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known about a document as the API writes it (L-218 to L-224), members in their published
/// order, all of them always there.
final class ContractJson {

    /// Of the record's schema, not of the file (L-220, L-221).
    private static final int VERSION = 1;

    private ContractJson() {}

    /// Which parts are wanted.
    record Parts(boolean summary, boolean attributes, boolean fields) {}

    static ObjectNode of(Document document, Facts facts, Parts parts) {
        var about = document.about();
        var body =
                Json.object()
                        .put("document_id", document.number())
                        .put("org_id", document.file().organization().value())
                        .put("version", VERSION)
                        .put("file_name", document.file().name())
                        .put("document_title", about.title())
                        .put("document_type", about.type());
        attributes(body, about, parts.attributes);
        body.put("summary", parts.summary ? about.summary() : null);
        lists(body, about, parts.attributes);
        var fields = body.putArray("fields");
        if (parts.fields) {
            facts.fields().all().forEach(one -> fields.add(field(one, facts.numbers())));
        }
        body.set("mapped_fields", parts.fields ? mapped(facts) : Json.object());
        body.set("workflow_metadata", origin(document.origin()));
        return body;
    }

    private static void attributes(ObjectNode body, About about, boolean wanted) {
        body.put("category", wanted ? about.category().word() : null);
        body.put("visibility", wanted ? about.visibility().word() : null);
        if (wanted) {
            body.putObject("active")
                    .put("value", about.active().value() ? "active" : "inactive")
                    .put("is_verified", about.active().verified());
        } else {
            body.putNull("active");
        }
    }

    private static void lists(ObjectNode body, About about, boolean wanted) {
        var exhibits = body.putArray("exhibits");
        var attachments = body.putArray("attachments_ids");
        var previous = body.putArray("previous_versions");
        if (wanted) {
            about.exhibits().forEach(exhibits::add);
            about.related().attachments().forEach(attachments::add);
            about.related().previous().forEach(previous::add);
        }
    }

    private static ObjectNode field(Field field, Map<String, Long> numbers) {
        var told =
                Json.object()
                        .put("field_name", field.name())
                        .put("field_value", field.value())
                        .put("field_value_type", field.type())
                        .put("org_field_id", numbers.get(field.name()))
                        .put("is_verified", field.verified())
                        .put("is_unclear", field.unclear())
                        .put("reasoning", field.reasoning());
        list(told, field.sourceText());
        return told;
    }

    private static void list(ObjectNode told, List<String> sources) {
        var list = told.putArray("source_text");
        sources.forEach(list::add);
    }

    private static ObjectNode mapped(Facts facts) {
        var mapped = Json.object();
        facts.fields()
                .mapped()
                .forEach((type, values) -> {
                    var group = mapped.putObject(type);
                    values.forEach(group::put);
                });
        return mapped;
    }

    private static JsonNode origin(@Nullable Origin origin) {
        return origin == null
                ? NullNode.instance
                : Json.object()
                        .put("task_id", origin.task())
                        .put("workflow_id", origin.workflowKey())
                        .put("workflow_name", origin.workflowTitle())
                        .put("step_id", origin.step());
    }
}
