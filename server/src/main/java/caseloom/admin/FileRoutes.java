package caseloom.admin;

import caseloom.core.cases.CaseId;
import caseloom.core.json.Json;
import caseloom.files.FileAnswers;
import caseloom.files.FileId;
import caseloom.files.FileRecord;
import caseloom.files.FiledFile;
import caseloom.files.Files;
import caseloom.http.Answer;
import caseloom.http.HeaderField;
import caseloom.http.Multipart;
import caseloom.outcome.Refusal;
import caseloom.outcome.Refusal.Fault;
import caseloom.uploads.Taken;
import caseloom.uploads.Upload;
import caseloom.uploads.Uploads;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The files of a case: bringing, listing, fetching and taking them away.
final class FileRoutes {

    private static final String TYPE = "Content-Type";

    private static final String KEY = "Idempotency-Key";

    private static final Pattern KEY_FORM = Pattern.compile("[!-~]{1,255}");

    private static final HeaderField REPLAYED = HeaderField.of("Idempotency-Replayed", "true");

    private final Files files;
    private final FileAnswers answers;
    private final Uploads uploads;
    private final CaseRoutes cases;
    private final AdminSettings settings;

    FileRoutes(AdminApi.Filed filed, CaseRoutes cases, AdminSettings settings) {
        this.files = filed.files();
        this.answers = new FileAnswers(filed.files());
        this.uploads = filed.uploads();
        this.cases = cases;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/files", this::offer).forMembers().streaming(),
                Route.get("/files/limits", this::limits).forViewers(),
                Route.post("/cases/{case}/files", this::upload).forMembers().streaming(),
                Route.get("/cases/{case}/files", this::list).forViewers(),
                Route.get("/cases/{case}/files/{file}", this::read).forViewers(),
                Route.get("/cases/{case}/files/{file}/content", this::content).forViewers(),
                Route.delete("/cases/{case}/files/{file}", this::remove).forEditors().always());
    }

    /// What can be refused without the files is refused before they are read.
    private Answer upload(Call call) {
        return call.named(
                "case",
                "case",
                number -> {
                    var faults = faults(call);
                    return faults.isEmpty()
                            ? taken(call, new CaseId(number))
                            : Problems.invalid(faults);
                });
    }

    /// Files for values of cases that are still to come, or to be changed.
    private Answer offer(Call call) {
        var faults = notForm(call);
        var by = call.caller().actor();
        return faults.isEmpty()
                ? streamed(call, files -> uploads.offer(by, files, FileRoutes::told))
                : Problems.invalid(faults);
    }

    private Answer limits(Call call) {
        var limits = uploads.settings();
        return call.parameters()
                .judged(() ->
                        Wire.ok(
                                Json.object()
                                        .put("file_most", limits.fileMost())
                                        .put("files_most", limits.filesMost())));
    }

    /// What is wrong with a request that does not announce a form.
    static List<Fault> notForm(Call call) {
        var faults = new ArrayList<Fault>();
        if (!Multipart.isAnnounced(call.request().header(TYPE))) {
            faults.add(
                    new Fault(
                            TYPE,
                            "It is multipart/form-data with a boundary.",
                            "Send the files as a form, as `curl -F file=@letter.pdf` does."));
        }
        return faults;
    }

    private static List<Fault> faults(Call call) {
        var faults = notForm(call);
        var keys = call.request().header(KEY);
        if (keys.size() > 1 || !keys.stream().allMatch(key -> KEY_FORM.matcher(key).matches())) {
            faults.add(
                    new Fault(
                            KEY,
                            "It is 1 to 255 visible ASCII characters, sent once.",
                            "Send such a key, or none."));
        }
        return faults;
    }

    private Answer taken(Call call, CaseId number) {
        return streamed(
                call,
                files ->
                        uploads.take(
                                call.caller().actor(),
                                new Upload(number, files, FileRoutes::told, key(call))));
    }

    /// What becomes of the files of a form.
    @FunctionalInterface
    private interface Taking {
        Taken take(FormFiles files) throws IOException;
    }

    private Answer streamed(Call call, Taking taking) {
        var limits = uploads.settings();
        var body = call.request().stream(limits.bodyMost(), limits.within());
        body.holds(files.memory());
        var form = Multipart.of(call.request().header(TYPE), body).orElseThrow();
        try {
            return switch (taking.take(new FormFiles(form))) {
                case Taken.Stored(var answer, var again) ->
                        again ? Wire.created(answer).with(REPLAYED) : Wire.created(answer);
                case Taken.Refused(Refusal.TooMany(var limit, var most)) ->
                        Problems.tooMuch(limit, most);
                case Taken.Refused(var why) -> Problems.of(why);
            };
        } catch (IOException e) {
            return Unread.answer(e, limits.bodyMost());
        }
    }

    /// A key is bound to method and path.
    private static Upload.@Nullable Key key(Call call) {
        var request = call.request();
        return request.header(KEY).stream()
                .findFirst()
                .map(key -> new Upload.Key(request.method() + " " + request.path(), key))
                .orElse(null);
    }

    private Answer list(Call call) {
        return cases.of(
                call,
                found ->
                        Pages.byNumber(
                                call,
                                settings,
                                (after, most) ->
                                        files.page(call.organization(), found.id(), after, most),
                                FileRoutes::wire,
                                file -> file.file().number()));
    }

    private Answer read(Call call) {
        return found(call, file -> Wire.ok(wire(file)));
    }

    /// Whoever gets bytes is noted first.
    private Answer content(Call call) {
        return found(
                call,
                found -> {
                    var number = new CaseId(call.id("case").orElseThrow());
                    if (call.request().method().equals("GET")) {
                        uploads.noteDownload(call.caller().actor(), number, found.file());
                    }
                    return answers.of(call.request(), found.file());
                });
    }

    private Answer remove(Call call) {
        return call.named(
                "case",
                "case",
                number ->
                        call.numbered(
                                "file",
                                "file",
                                file ->
                                        Problems.of(
                                                uploads.remove(
                                                        call.caller().actor(),
                                                        new CaseId(number),
                                                        file),
                                                _ -> Wire.empty())));
    }

    private Answer found(Call call, Function<FiledFile, Answer> done) {
        return call.parameters()
                .judged(() ->
                        cases.of(
                                call,
                                found ->
                                        call.numbered(
                                                "file",
                                                "file",
                                                file ->
                                                        Problems.of(
                                                                files.inCase(
                                                                        call.organization(),
                                                                        found.id(),
                                                                        file),
                                                                "file",
                                                                call.part("file"),
                                                                done))));
    }

    private static String told(List<FileRecord> stored) {
        var body = Json.object();
        var items = body.putArray("items");
        stored.forEach(file -> items.add(wire(new FiledFile(file, List.of(), null))));
        return Json.write(body);
    }

    private static ObjectNode wire(FiledFile filed) {
        var file = filed.file();
        var wire =
                Json.object()
                        .put("id", file.number())
                        .put("file_id", FileId.of(file))
                        .put("name", file.name())
                        .put("content_type", file.contentType())
                        .put("detected_type", file.detectedType())
                        .put("size", file.size())
                        .put("sha256", file.sha256());
        var variables = wire.putArray("variables");
        filed.variables().forEach(variables::add);
        var madeBy = filed.madeBy();
        if (madeBy == null) {
            wire.putNull("made_by");
        } else {
            wire.putObject("made_by").put("run", madeBy.run().value()).put("step", madeBy.step());
        }
        return wire.put("created_at", file.createdAt().toString());
    }
}
