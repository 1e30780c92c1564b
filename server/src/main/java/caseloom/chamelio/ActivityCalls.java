package caseloom.chamelio;

import caseloom.activity.Activity;
import caseloom.activity.ActivityLog;
import caseloom.activity.ActivityLog.Page;
import caseloom.core.json.Json;
import caseloom.core.variables.Scalar;
import caseloom.core.variables.Scalars;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The activity log of a task (section 5.12). Safe to share.
final class ActivityCalls {

    private static final String ONLY_COMMENTS = "only_user_comments";

    private final TaskCalls tasks;
    private final ActivityLog log;

    ActivityCalls(TaskCalls tasks, ActivityLog log) {
        this.tasks = tasks;
        this.log = log;
    }

    Answer list(Asked asked) {
        var flaws = new Flaws();
        var number = TaskNumber.of(asked);
        number.tell(flaws);
        var window = Window.of(asked.request().query(), flaws);
        var onlyComments = onlyComments(asked, flaws);
        if (!flaws.isEmpty()) {
            return flaws.answer();
        }
        var organization = asked.organization();
        return tasks.found(
                asked,
                number,
                task ->
                        answer(
                                onlyComments
                                        ? log.comments(
                                                organization, task, window.limit(), window.offset())
                                        : log.whole(
                                                organization,
                                                task,
                                                window.limit(),
                                                window.offset())));
    }

    private static boolean onlyComments(Asked asked, Flaws flaws) {
        var text = asked.request().query().get(ONLY_COMMENTS);
        if (text.isEmpty()) {
            return false;
        }
        return switch (Scalars.bool(text.get())) {
            case Scalar.Read<Boolean>(var wanted) -> wanted;
            case Scalar.Wrong<Boolean>(var finding) -> {
                flaws.add(finding, Place.QUERY.at(ONLY_COMMENTS));
                yield false;
            }
        };
    }

    private static Answer answer(Page page) {
        var body = Json.object();
        var list = body.putArray("activity_logs");
        page.entries().forEach(entry -> list.add(json(entry)));
        return Details.ok(body.put("total_count", page.total()));
    }

    private static ObjectNode json(Activity entry) {
        var by = entry.by();
        var json =
                Json.object()
                        .put("activity_log_id", entry.id())
                        .put("action_type", entry.type().word())
                        .put("message", entry.message())
                        .put("user_id", by == null ? null : Long.valueOf(by.id()))
                        .put("user_email", by == null ? null : by.email())
                        .put("created_at", TaskJson.time(entry.at()))
                        .put("reply_to", entry.replyTo());
        var mentions = json.putArray("mention_emails");
        entry.mentions().forEach(mentions::add);
        var files = json.putArray("attachment_ids");
        entry.files().forEach(files::add);
        return json;
    }
}
