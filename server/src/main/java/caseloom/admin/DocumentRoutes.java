package caseloom.admin;

import caseloom.access.MemberRecord;
import caseloom.access.Members;
import caseloom.core.document.Attribute;
import caseloom.documents.Document;
import caseloom.documents.DocumentPage;
import caseloom.documents.Documents;
import caseloom.documents.NewDocument;
import caseloom.documents.NewDocument.Taken;
import caseloom.files.FileAnswers;
import caseloom.files.Files;
import caseloom.files.FilesSettings.Uploads;
import caseloom.http.Answer;
import caseloom.http.Multipart;
import caseloom.outcome.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/// The documents of Core: uploading, finding, reading, changing and deleting them.
final class DocumentRoutes {

    private static final String PATH = "/documents";
    private static final String ONE = "/documents/{document}";
    private static final String DOCUMENT = "document";
    private static final String TYPE = "Content-Type";

    private static final int SEARCH_MOST = 200;

    private final Documents documents;
    private final Files files;
    private final Uploads uploads;
    private final FileAnswers answers;
    private final Members members;
    private final AdminSettings settings;

    DocumentRoutes(AdminApi.Filed filed, Members members, AdminSettings settings) {
        this.documents = filed.documents();
        this.files = filed.files();
        this.uploads = filed.uploads().settings();
        this.answers = new FileAnswers(filed.files());
        this.members = members;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.post(PATH, this::upload).forEditors().streaming(),
                Route.get(PATH, this::list).forViewers(),
                Route.get(ONE, this::read).forViewers(),
                Route.patch(ONE, this::change).forMembers(),
                Route.delete(ONE, this::remove).forEditors().always(),
                Route.get(ONE + "/pages", this::pages).forViewers(),
                Route.get(ONE + "/content", this::content).forViewers());
    }

    /// What can be refused without the file is refused before it is read.
    private Answer upload(Call call) {
        return call.parameters()
                .judged(() -> {
                    var faults = FileRoutes.notForm(call);
                    return faults.isEmpty() ? taken(call) : Problems.invalid(faults);
                });
    }

    private Answer taken(Call call) {
        var most = uploads.bodyMost();
        var body = call.request().stream(most, uploads.within());
        body.holds(files.memory());
        var multipart = Multipart.of(call.request().header(TYPE), body).orElseThrow();
        var form =
                new DocumentForm(
                        files,
                        call.organization(),
                        uploads.fileMost(),
                        documents.settings().attributesMost());
        try {
            return Problems.of(form.read(multipart), brought -> added(call, brought));
        } catch (IOException e) {
            return Unread.answer(e, most);
        }
    }

    private Answer added(Call call, DocumentForm.Brought brought) {
        var wanted =
                new NewDocument(call.caller().actor(), email(call), brought.attributes(), null);
        return Problems.of(
                documents.take(wanted, brought.file()),
                (Taken taken) ->
                        Wire.created(
                                DocumentWire.of(
                                        documents
                                                .find(call.organization(), taken.file().number())
                                                .orElseThrow())));
    }

    /// Of the member for whom the token is.
    private String email(Call call) {
        var member = call.caller().member();
        return members.find(call.organization(), member)
                .map(MemberRecord::email)
                .orElseThrow(() -> new IllegalStateException("no member " + member));
    }

    private Answer list(Call call) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        var before = parameters.cursorNumber().orElse(Long.MAX_VALUE);
        var search = parameters.text("search");
        if (search.filter(words -> words.isBlank() || Attribute.length(words) > SEARCH_MOST)
                .isPresent()) {
            parameters.complain(
                    "search",
                    "It is 1 to " + SEARCH_MOST + " characters, not only blanks.",
                    "Give the words that the document has, or leave it out.");
        }
        return parameters.judged(() ->
                Problems.of(
                        search.isEmpty()
                                ? Outcome.done(
                                        documents.list(call.organization(), before, size + 1))
                                : documents.search(
                                        call.organization(), search.get(), before, size + 1),
                        found ->
                                Pages.of(
                                        found,
                                        size,
                                        DocumentWire::of,
                                        last -> Long.toString(last.number()))));
    }

    private Answer read(Call call) {
        return found(
                call,
                found -> Wire.ok(DocumentWire.of(found, documents.facts(found).fields().all())));
    }

    private Answer change(Call call) {
        return call.named(
                DOCUMENT,
                DOCUMENT,
                number ->
                        call.withFields(fields -> {
                            var change =
                                    DocumentFields.change(
                                            fields, documents.settings().attributesMost());
                            return fields.judged(() ->
                                    Problems.of(
                                            documents.change(
                                                    call.caller().actor(),
                                                    email(call),
                                                    number,
                                                    change),
                                            after -> Wire.ok(DocumentWire.of(after))));
                        }));
    }

    private Answer remove(Call call) {
        return call.named(
                DOCUMENT,
                DOCUMENT,
                number ->
                        Problems.of(
                                documents.remove(call.caller().actor(), email(call), number),
                                _ -> Wire.empty()));
    }

    private Answer pages(Call call) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        var after = parameters.cursorNumber().orElse(0);
        return parameters.judged(() ->
                here(
                        call,
                        found ->
                                Pages.of(
                                        documents.pages(
                                                call.organization(),
                                                found.number(),
                                                after,
                                                size + 1),
                                        size,
                                        DocumentWire::page,
                                        (DocumentPage last) -> Integer.toString(last.number()))));
    }

    /// Whoever gets bytes is noted first.
    private Answer content(Call call) {
        return found(
                call,
                found -> {
                    if (call.request().method().equals("GET")) {
                        documents.noteDownload(call.caller().actor(), found.file());
                    }
                    return answers.of(call.request(), found.file());
                });
    }

    private Answer found(Call call, Function<Document, Answer> done) {
        return call.parameters().judged(() -> here(call, done));
    }

    private Answer here(Call call, Function<Document, Answer> done) {
        return call.numbered(
                DOCUMENT,
                DOCUMENT,
                number ->
                        Problems.of(
                                documents.find(call.organization(), number),
                                DOCUMENT,
                                call.part(DOCUMENT),
                                done));
    }
}
