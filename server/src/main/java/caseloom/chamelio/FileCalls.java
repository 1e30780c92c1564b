package caseloom.chamelio;

import caseloom.access.Email;
import caseloom.access.Members;
import caseloom.core.json.Json;
import caseloom.core.variables.Findings;
import caseloom.files.DownloadLinks;
import caseloom.files.FileId;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.http.Answer;
import caseloom.tasks.Task;
import java.util.Optional;

/// The files of a task, and one file to download (sections 5.6 and 6.2). Safe to share.
final class FileCalls {

    private static final String USER = "user_email";

    private final TaskCalls tasks;
    private final Files files;
    private final DownloadLinks links;
    private final Members members;

    FileCalls(TaskCalls tasks, Files files, DownloadLinks links, Members members) {
        this.tasks = tasks;
        this.files = files;
        this.links = links;
        this.members = members;
    }

    Answer ofTask(Asked asked) {
        return tasks.found(asked, task -> list(asked, task));
    }

    Answer download(Asked asked) {
        var flaws = new Flaws();
        var user = asked.request().query().get(USER);
        if (user.isPresent() && !Email.isEmail(user.get())) {
            flaws.add(Findings.EMAIL, Place.QUERY.at(USER));
            return flaws.answer();
        }
        var id = asked.part(0);
        var number = FileId.number(id);
        if (number.isEmpty()) {
            return Details.error(400, "Invalid file ID format: " + id);
        }
        var file = files.find(asked.organization(), number.get());
        if (file.isEmpty()) {
            return Details.FILE_NOT_FOUND;
        }
        var acting =
                user.isEmpty()
                        ? Optional.of(asked.caller().owner())
                        : members.active(asked.organization(), user.get());
        if (acting.isEmpty()) {
            flaws.add(Findings.USER_NOT_FOUND, Place.QUERY.at(USER));
            return flaws.answer();
        }
        files.noteDownload(file.get(), acting.get().email(), asked.caller().keyId());
        return link(id, file.get());
    }

    private Answer link(String id, FileRecord file) {
        var link = links.make(file);
        return Details.ok(
                Json.object()
                        .put("file_id", id)
                        .put("file_name", file.name())
                        .put("content_type", file.contentType())
                        .put("download_url", link.url())
                        .put("expires_at", TaskJson.time(link.expiresAt())));
    }

    private Answer list(Asked asked, Task task) {
        var found = files.ofCase(asked.organization(), task.id());
        var body = Json.object().put("task_id", task.id().value());
        var list = body.putArray("files");
        for (var one : found.files()) {
            list.addObject()
                    .put("file_id", FileId.of(one.file()))
                    .put("file_name", one.file().name())
                    .put("variable_id", one.variable())
                    .put("created_at", TaskJson.time(one.file().createdAt()))
                    .put("step_id", one.step());
        }
        return Details.ok(body.put("total_files", found.total()));
    }
}
