package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/// What is said about a document, as the API takes it and as people read it.
final class DocumentDetails {

    private DocumentDetails() {}

    /// Of attributes such as `contract_type=MSA` and `from:date=2025-01-15`.
    static ObjectNode attributes(List<String> written) {
        var body = Json.object();
        var list = body.putArray("attributes");
        for (var one : written) {
            var equals = one.indexOf('=');
            if (equals < 1) {
                throw new Trouble(
                        Trouble.USAGE, "an attribute is NAME=VALUE or NAME:TYPE=VALUE, not " + one);
            }
            var name = one.substring(0, equals);
            var colon = name.lastIndexOf(':');
            list.addObject()
                    .put("name", colon < 1 ? name : name.substring(0, colon))
                    .put("data_type", colon < 1 ? "text" : name.substring(colon + 1))
                    .put("value", one.substring(equals + 1));
        }
        return body;
    }

    static Table table(List<JsonNode> documents) {
        var table = new Table("ID", "STATE", "SIZE", "UPLOADED BY", "CREATED", "NAME");
        for (var document : documents) {
            table.row(
                    Plain.of(document.path("id")),
                    Plain.of(document.path("processing").path("state")),
                    Plain.of(document.path("size")),
                    Plain.of(document.path("uploaded_by")),
                    Plain.moment(document.path("created_at")),
                    Plain.of(document.path("name")));
        }
        return table;
    }

    static Table pages(List<JsonNode> pages) {
        var table = new Table("PAGE", "TEXT");
        for (var page : pages) {
            table.row(Plain.of(page.path("page")), Plain.of(page.path("text")));
        }
        return table;
    }

    static String words(JsonNode document) {
        var lines =
                new StringBuilder("document ")
                        .append(Plain.of(document.path("id")))
                        .append(", ")
                        .append(Plain.of(document.path("name")))
                        .append(": ")
                        .append(Plain.of(document.path("processing").path("state")));
        for (var issue : document.path("processing").path("issues")) {
            lines.append("\n  issue ").append(Plain.of(issue.path("message"))).append(on(issue));
        }
        for (var attribute : document.path("attributes")) {
            lines.append("\n  ")
                    .append(Plain.of(attribute.path("name")))
                    .append(" = ")
                    .append(Plain.of(attribute.path("value")));
        }
        return lines.toString();
    }

    private static String on(JsonNode issue) {
        var pages = issue.path("pages");
        return pages.isEmpty()
                ? ""
                : ", on " + pages.valueStream().map(Plain::of).collect(Collectors.joining(", "));
    }
}
