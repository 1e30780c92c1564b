package caseloom.cli;

import caseloom.core.definition.Complaint;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// Complaints about a document as editors and compilers write them: `file:line:column: error:
/// text`.
final class Complaints {

    private Complaints() {}

    static String line(String file, JsonNode complaint) {
        return file
                + ":"
                + complaint.path("line").asInt()
                + ":"
                + complaint.path("column").asInt()
                + ": "
                + complaint.path("severity").asText()
                + ": "
                + complaint.path("message").asText();
    }

    static ObjectNode json(Complaint complaint) {
        return Json.object()
                .put("severity", complaint.severity().name().toLowerCase(Locale.ROOT))
                .put("line", complaint.line())
                .put("column", complaint.column())
                .put("pointer", complaint.pointer())
                .put("message", complaint.message());
    }
}
