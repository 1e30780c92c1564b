package caseloom.chamelio;

import caseloom.access.Member;
import caseloom.access.Members;
import caseloom.audit.Actor;
import caseloom.comments.Comment;
import caseloom.comments.Comments;
import caseloom.comments.NewComment;
import caseloom.core.json.Json;
import caseloom.core.json.JsonAllowance;
import caseloom.core.variables.Findings;
import caseloom.files.FileName;
import caseloom.files.Staging;
import caseloom.http.Answer;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import caseloom.tasks.Task;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Commenting on a task (section 5.11): steps 4 to 10 of L-24. Safe to share.
final class CommentCalls {

    private final TaskCalls tasks;
    private final Comments comments;
    private final Members members;
    private final int bodyMost;

    CommentCalls(TaskCalls tasks, Comments comments, Members members, ChamelioSettings settings) {
        this.tasks = tasks;
        this.comments = comments;
        this.members = members;
        this.bodyMost = settings.bodyMost();
    }

    Answer comment(Asked asked) {
        var number = TaskNumber.of(asked);
        return switch (Sent.of(asked.request(), bodyMost, number::tell)) {
            case Sent.Refused(var answer) -> answer;
            case Sent.Whole(var object, var allowance) -> {
                var flaws = new Flaws(allowance);
                number.tell(flaws);
                var body = new Fields(object, Place.BODY, flaws);
                if (SaidComment.isTooMuch(body, comments.settings())) {
                    yield Details.TOO_LARGE;
                }
                var said = SaidComment.of(body);
                yield flaws.isEmpty()
                        ? tasks.found(asked, number, task -> judged(asked, task, said, allowance))
                        : flaws.answer();
            }
        };
    }

    /// Step 10 of L-24; nothing is stored when something is wrong.
    private Answer judged(Asked asked, Task task, SaidComment said, JsonAllowance allowance) {
        var flaws = new Flaws(allowance);
        var author = author(asked, said, flaws);
        var mentions = new LinkedHashSet<>(said.mentions());
        var known = members.active(asked.organization(), mentions);
        for (var i = 0; i < said.mentions().size(); i++) {
            if (!known.contains(said.mentions().get(i))) {
                flaws.add(Findings.USER_NOT_FOUND, SaidComment.MENTIONS.at(i));
            }
        }
        var replyTo = said.replyTo();
        if (replyTo.isPresent() && !comments.has(asked.organization(), task.id(), replyTo.get())) {
            flaws.add(Findings.COMMENT_NOT_FOUND, SaidComment.REPLY_TO);
        }
        var files = files(said, allowance, flaws);
        if (!flaws.isEmpty() || author.isEmpty()) {
            return flaws.answer();
        }
        return stored(
                new NewComment(
                        by(asked, author.get()),
                        author.get(),
                        task.id(),
                        said.text().orElseThrow(),
                        replyTo.orElse(null),
                        mentions,
                        files));
    }

    private Optional<Member> author(Asked asked, SaidComment said, Flaws flaws) {
        if (said.user().isEmpty()) {
            return Optional.of(asked.caller().owner());
        }
        var member = members.active(asked.organization(), said.user().get());
        if (member.isEmpty()) {
            flaws.add(Findings.USER_NOT_FOUND, Place.BODY.at("user_email"));
        }
        return member;
    }

    private static List<Staging.Content> files(
            SaidComment said, JsonAllowance allowance, Flaws flaws) {
        var files = new ArrayList<Staging.Content>();
        for (var one : said.contents()) {
            InlineContent.of(one.base64(), allowance, finding -> flaws.add(finding, one.place()))
                    .ifPresent(content ->
                            files.add(new Staging.Content(FileName.of(one.name()), content)));
        }
        return files;
    }

    private static Actor by(Asked asked, Member author) {
        return Actor.key(asked.organization(), asked.caller().keyId(), author.id(), author.email());
    }

    private Answer stored(NewComment wanted) {
        return switch (comments.add(wanted)) {
            case Outcome.Done<Comment>(var made) ->
                    Details.ok(
                            Json.object()
                                    .put("success", true)
                                    .put("activity_log_id", made.id())
                                    .put("message", "Comment created successfully"));
            case Outcome.Refused<Comment>(var why) ->
                    why instanceof Refusal.TooMany ? Details.TOO_LARGE : Details.TASK_NOT_FOUND;
        };
    }
}
