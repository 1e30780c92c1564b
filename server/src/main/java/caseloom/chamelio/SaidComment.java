package caseloom.chamelio;

import caseloom.comments.CommentsSettings;
import caseloom.comments.NewComment;
import caseloom.core.json.Json;
import caseloom.core.variables.Findings;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The body of a comment, as far as its types are right (section 5.11).
record SaidComment(
        Optional<String> text,
        Optional<String> user,
        List<Long> mentions,
        Optional<Long> replyTo,
        List<Content> contents) {

    private static final String TEXT = "comment";
    private static final String USERS = "mention_user_ids";
    private static final String ATTACHMENTS = "attachments";

    static final Place MENTIONS = Place.BODY.at(USERS);
    static final Place REPLY_TO = Place.BODY.at("reply_to");

    /// An attachment; the place is that of its content.
    record Content(String name, String base64, Place place) {}

    /// Reads the members in the order of the contract.
    static SaidComment of(Fields body) {
        return new SaidComment(
                text(body),
                body.optionalEmail("user_email"),
                body.optionalIntegers(USERS),
                body.optionalInteger("reply_to"),
                contents(body));
    }

    /// Whether a body has more mentions or attachments than a comment may have. That is asked
    /// first: what is wrong with each of a million items is no answer.
    static boolean isTooMuch(Fields body, CommentsSettings limits) {
        return length(body, USERS) > limits.mentionsMost()
                || length(body, ATTACHMENTS) > limits.filesMost();
    }

    private static int length(Fields body, String name) {
        return body.object().get(name) instanceof ArrayNode list ? list.size() : 0;
    }

    private static Optional<String> text(Fields body) {
        var text = body.text(TEXT);
        if (text.filter(NewComment::isBlank).isPresent()) {
            body.flaw(Findings.minLength(1), TEXT);
        } else if (text.filter(NewComment::isTooLong).isPresent()) {
            body.flaw(Findings.maxLength(NewComment.TEXT_MOST), TEXT);
        }
        return text;
    }

    private static List<Content> contents(Fields body) {
        var contents = new ArrayList<Content>();
        var list = body.optionalList(ATTACHMENTS).orElseGet(Json::array);
        for (var i = 0; i < list.size(); i++) {
            body.item(ATTACHMENTS, list.get(i), i)
                    .ifPresent(item -> {
                        var name = item.text("filename");
                        var content = item.text("base64_content");
                        if (name.isPresent() && content.isPresent()) {
                            contents.add(
                                    new Content(
                                            name.get(),
                                            content.get(),
                                            item.place().at("base64_content")));
                        }
                    });
        }
        return contents;
    }
}
