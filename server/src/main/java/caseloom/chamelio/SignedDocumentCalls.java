package caseloom.chamelio;

import caseloom.core.definition.ListedStep;
import caseloom.core.definition.ListedSteps;
import caseloom.core.json.Json;
import caseloom.files.DownloadLinks;
import caseloom.files.FileId;
import caseloom.files.Files;
import caseloom.http.Answer;
import caseloom.signatures.Signatures;
import caseloom.signatures.SigningDocument;
import caseloom.tasks.Task;
import caseloom.tasks.Tasks;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/// The signed documents of a task (section 5.10). Safe to share.
final class SignedDocumentCalls {

    private final Tasks all;
    private final Signatures signatures;
    private final TaskCalls tasks;
    private final Files files;
    private final DownloadLinks links;

    SignedDocumentCalls(ChamelioHttp.Flows flows, TaskCalls tasks, ChamelioHttp.Filed filed) {
        this.all = flows.tasks();
        this.signatures = flows.talk().signatures();
        this.tasks = tasks;
        this.files = filed.files();
        this.links = filed.links();
    }

    Answer list(Asked asked) {
        return tasks.found(asked, task -> list(asked, task));
    }

    /// A signed document and the step it was signed at.
    private record Signed(Optional<ListedStep> step, SigningDocument.Sealed sealed) {}

    /// One that was deleted since is not listed.
    private Answer list(Asked asked, Task task) {
        var steps = ListedSteps.of(all.definition(task));
        var signed = new ArrayList<Signed>();
        for (var signature : signatures.ofCase(asked.organization(), task.id())) {
            for (var document : signature.documents()) {
                if (document.sealed() != null) {
                    signed.add(new Signed(steps.at(signature.asked().step()), document.sealed()));
                }
            }
        }
        signed.sort(
                Comparator.comparing((Signed one) -> one.sealed.at())
                        .thenComparingLong(one -> one.sealed.file()));
        var list = Json.array();
        signed.forEach(one -> add(list, asked, one));
        return Details.ok(
                Json.object()
                        .put("task_id", task.id().value())
                        .put("workflow_status", TaskJson.status(task))
                        .put("total", list.size())
                        .set("documents", list));
    }

    private void add(ArrayNode list, Asked asked, Signed signed) {
        files.find(asked.organization(), signed.sealed.file())
                .ifPresent(file -> {
                    var link = links.make(file);
                    list.addObject()
                            .put("file_id", FileId.of(file))
                            .put("file_name", file.name())
                            .put("step_id", signed.step.map(ListedStep::id).orElse(""))
                            .put("step_name", signed.step.map(ListedStep::name).orElse(""))
                            .put("download_url", link.url())
                            .put("expires_at", TaskJson.time(link.expiresAt()));
                });
    }
}
