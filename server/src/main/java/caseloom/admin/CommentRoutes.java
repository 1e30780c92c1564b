package caseloom.admin;

import caseloom.access.Member;
import caseloom.access.Members;
import caseloom.comments.Comment;
import caseloom.comments.Comments;
import caseloom.comments.NewComment;
import caseloom.core.cases.CaseId;
import caseloom.core.json.Json;
import caseloom.files.Base64Content;
import caseloom.files.FileName;
import caseloom.files.Staging;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What people say about a case.
final class CommentRoutes {

    private static final String PATH = "/cases/{case}/comments";
    private static final String MENTIONS = "mentions";

    private final Comments comments;
    private final Members members;
    private final CaseRoutes cases;
    private final AdminSettings settings;

    CommentRoutes(Comments comments, Members members, CaseRoutes cases, AdminSettings settings) {
        this.comments = comments;
        this.members = members;
        this.cases = cases;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, this::list).forViewers(), Route.post(PATH, this::add).forMembers());
    }

    private Answer list(Call call) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        var after = parameters.cursorNumber().orElse(0);
        return parameters.judged(() ->
                cases.of(
                        call,
                        found ->
                                Pages.of(
                                        comments.list(
                                                call.organization(), found.id(), after, size + 1),
                                        size,
                                        CommentRoutes::wire,
                                        last -> Long.toString(last.id()))));
    }

    private Answer add(Call call) {
        return call.parameters()
                .judged(() ->
                        cases.of(
                                call,
                                found -> call.withFields(fields -> add(call, found.id(), fields))));
    }

    private Answer add(Call call, CaseId number, Fields fields) {
        var text = text(fields);
        var mentions = mentions(call, fields);
        var replyTo = fields.id("reply_to");
        var files = files(fields);
        return fields.judged(() ->
                Problems.of(
                        comments.add(
                                new NewComment(
                                        call.caller().actor(),
                                        author(call),
                                        number,
                                        text,
                                        replyTo,
                                        mentions,
                                        files)),
                        made -> Wire.created(wire(made))));
    }

    private static String text(Fields fields) {
        var text = fields.neededText("text", NewComment.TEXT_MOST);
        if (!text.isEmpty() && NewComment.isBlank(text)) {
            fields.complain("text", "It is not only white space.", "Send a text.");
        }
        return text;
    }

    /// The member for whom the token is.
    private Member author(Call call) {
        var member = call.caller().member();
        return members.find(call.organization(), member)
                .map(found -> new Member(found.id(), found.email()))
                .orElseThrow(() -> new IllegalStateException("no member " + member));
    }

    private Set<Long> mentions(Call call, Fields fields) {
        var found = new LinkedHashSet<Long>();
        for (var email : fields.texts(MENTIONS, comments.settings().mentionsMost())) {
            var given = new NamedMember.Given(MENTIONS, email);
            NamedMember.of(members, call, fields, given)
                    .ifPresent(member -> found.add(member.id()));
        }
        return found;
    }

    private List<Staging.Content> files(Fields fields) {
        var files = new ArrayList<Staging.Content>();
        for (var item : fields.items("attachments", comments.settings().filesMost())) {
            var name = item.neededText("filename", NewComment.TEXT_MOST);
            var base64 = item.plainText("base64_content").orElse("");
            switch (Base64Content.of(base64)) {
                case Base64Content.Decoded content ->
                        files.add(new Staging.Content(FileName.of(name), content));
                case Base64Content.Empty _, Base64Content.Malformed _ ->
                        item.complain(
                                "base64_content",
                                "It is the content in base64, of at least one byte.",
                                "Encode it with the standard alphabet and padding.");
            }
        }
        return files;
    }

    private static ObjectNode wire(Comment comment) {
        var wire =
                Json.object()
                        .put("id", comment.id())
                        .put("case_id", comment.caseId().value())
                        .put("author", comment.author().email())
                        .put("text", comment.text())
                        .put("reply_to", comment.replyTo());
        var mentions = wire.putArray(MENTIONS);
        comment.mentions().forEach(mentions::add);
        var files = wire.putArray("attachment_ids");
        comment.files().forEach(files::add);
        return wire.put("created_at", comment.createdAt().toString());
    }
}
