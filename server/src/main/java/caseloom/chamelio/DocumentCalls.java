package caseloom.chamelio;

import caseloom.core.cases.CaseId;
import caseloom.core.definition.ListedSteps;
import caseloom.core.json.Json;
import caseloom.files.DownloadLinks;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.files.NewestDocument;
import caseloom.files.StepDocuments;
import caseloom.http.Answer;
import caseloom.tasks.Task;
import caseloom.tasks.Tasks;

/// The document that a step made (section 5.7). Safe to share.
final class DocumentCalls {

    private final Tasks tasks;
    private final Files files;
    private final StepDocuments documents;
    private final DownloadLinks links;

    DocumentCalls(Tasks tasks, ChamelioHttp.Filed filed) {
        this.tasks = tasks;
        this.files = filed.files();
        this.documents = filed.made();
        this.links = filed.links();
    }

    /// A task that is missing is told in the words of this call (L-160), not those of the others.
    Answer ofStep(Asked asked) {
        var number = TaskNumber.of(asked);
        var flaws = new Flaws();
        number.tell(flaws);
        return flaws.isEmpty()
                ? number.id()
                        .map(id -> ofStep(asked, id, asked.part(1)))
                        .orElse(Details.NO_SUCH_DOCUMENT)
                : flaws.answer();
    }

    private Answer ofStep(Asked asked, CaseId number, String step) {
        var organization = asked.organization();
        return tasks.find(organization, number)
                .map(task ->
                        switch (documents.newest(organization, number, step)) {
                            case NewestDocument.There(var file) -> link(asked, file);
                            case NewestDocument.Gone() -> Details.NO_SUCH_DOCUMENT;
                            case NewestDocument.None() -> lacking(task, step);
                        })
                .orElse(Details.NO_SUCH_DOCUMENT);
    }

    private Answer lacking(Task task, String step) {
        var known =
                ListedSteps.of(tasks.definition(task)).all().stream()
                        .anyMatch(listed -> listed.id().equals(step));
        return known ? Details.NO_DOCUMENT : Details.NO_SUCH_DOCUMENT;
    }

    private Answer link(Asked asked, FileRecord file) {
        files.noteDownload(file, asked.caller().owner().email(), asked.caller().keyId());
        var link = links.make(file);
        return Details.ok(
                Json.object()
                        .put("download_url", link.url())
                        .put("file_name", file.name())
                        .put("expires_at", TaskJson.time(link.expiresAt())));
    }
}
