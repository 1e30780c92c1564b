package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a comment says, as the API takes it and as people read it.
final class CommentDetails {

    private final Session session;

    CommentDetails(Session session) {
        this.session = session;
    }

    ObjectNode of(
            String text,
            @Nullable List<String> mentions,
            @Nullable Long replyTo,
            @Nullable List<String> files) {
        var comment = Json.object().put("text", text.equals("-") ? session.read("-") : text);
        if (mentions != null) {
            var list = comment.putArray("mentions");
            mentions.forEach(list::add);
        }
        if (replyTo != null) {
            comment.put("reply_to", replyTo);
        }
        if (files != null) {
            var list = comment.putArray("attachments");
            files.forEach(file -> list.add(attachment(file)));
        }
        return comment;
    }

    static Table table(List<JsonNode> comments) {
        var table = new Table("ID", "MADE", "AUTHOR", "REPLY TO", "FILES", "TEXT");
        for (var comment : comments) {
            table.row(
                    Plain.of(comment.path("id")),
                    Plain.moment(comment.path("created_at")),
                    Plain.of(comment.path("author")),
                    Plain.of(comment.path("reply_to")),
                    Integer.toString(comment.path("attachment_ids").size()),
                    Plain.of(comment.path("text")));
        }
        return table;
    }

    /// The server keeps the last part of the name.
    private ObjectNode attachment(String file) {
        return Json.object()
                .put("filename", file)
                .put("base64_content", Base64.getEncoder().encodeToString(session.bytes(file)));
    }
}
