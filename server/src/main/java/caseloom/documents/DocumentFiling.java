package caseloom.documents;

import caseloom.audit.Actor;
import caseloom.core.definition.ListedSteps;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Answer.Why;
import caseloom.core.json.Json;
import caseloom.db.DatabaseFault;
import caseloom.documents.NewDocument.Filing;
import caseloom.documents.StoreArguments.Right;
import caseloom.documents.StoreArguments.Wrong;
import caseloom.files.FileId;
import caseloom.files.FileKind;
import caseloom.files.FileName;
import caseloom.files.FileRecord;
import caseloom.files.FiledFile;
import caseloom.files.Files;
import caseloom.files.Incoming;
import caseloom.functions.FunctionCall;
import caseloom.functions.FunctionRequest;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Performs `store-document`: files a file of the run's own case into Core. An attachment is copied
/// and becomes a new document (L-192); a document stays the one that it is (L-277). Safe to share.
final class DocumentFiling implements FunctionCall {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentFiling.class);

    private final Documents documents;
    private final Files files;

    DocumentFiling(Documents documents, Files files) {
        this.documents = documents;
        this.files = files;
    }

    @Override
    public Answer perform(FunctionRequest request) {
        return switch (StoreArguments.of(request.arguments())) {
            case Wrong(var why) -> new Answer.Refused(Why.INVALID, why);
            case Right right ->
                    documents
                            .filedAs(request.organization(), key(request))
                            .map(DocumentFiling::gave)
                            .orElseGet(() -> filed(request, right));
        };
    }

    private Answer filed(FunctionRequest request, Right right) {
        var file = files.inCase(request.organization(), request.caseId(), right.file());
        if (file.isEmpty()) {
            return new Answer.Refused(
                    Why.UNKNOWN, "the case has no file of the number " + right.file());
        }
        var wanted = wanted(request, right);
        return file.map(FiledFile::file).filter(one -> one.kind() == FileKind.DOCUMENT).isPresent()
                ? kept(wanted, file.get().file())
                : copied(request, wanted, file.get().file());
    }

    /// A document that is in Core already gets the attributes, whoever brought it there.
    private Answer kept(NewDocument wanted, FileRecord file) {
        if (!documents.isInCore(file.organization(), file.number())) {
            try {
                return answer(documents.file(wanted, file).map(_ -> file));
            } catch (DatabaseFault e) {
                if (e.kind() != DatabaseFault.Kind.DUPLICATE) {
                    throw e;
                }
                LOG.debug("document {} came into Core just now", file.number(), e);
            }
        }
        var change = DocumentChange.of(wanted.attributes());
        return answer(
                documents
                        .change(wanted.by(), wanted.email(), file.number(), change)
                        .map(Document::file));
    }

    private Answer copied(FunctionRequest request, NewDocument wanted, FileRecord file) {
        var name = new FileName(file.name());
        try (var content = files.open(file, 0)) {
            var copy = new Incoming(FileKind.DOCUMENT, name, content, file.size(), false);
            return switch (files.stage(file.organization(), copy)) {
                case Outcome.Refused<FileRecord>(var why) -> refused(why);
                case Outcome.Done<FileRecord>(var staged) -> added(request, wanted, staged);
            };
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("file {} cannot be stored in Core now", file.number(), e);
            return new Answer.Unreachable(false, "the file cannot be read or written now");
        }
    }

    private Answer added(FunctionRequest request, NewDocument wanted, FileRecord staged) {
        try {
            return answer(documents.take(wanted, staged).map(_ -> staged));
        } catch (DatabaseFault e) {
            if (e.kind() == DatabaseFault.Kind.DUPLICATE) {
                LOG.debug("another node filed it first", e);
                return documents
                        .filedAs(request.organization(), key(request))
                        .map(DocumentFiling::gave)
                        .orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private NewDocument wanted(FunctionRequest request, Right right) {
        var organization = request.organization();
        var definition = request.publication().definition();
        var task = documents.task(organization, request.caseId()).orElseThrow();
        var pointer = request.call().step();
        var origin =
                new Origin(
                        request.caseId().value(),
                        task.workflowKey(),
                        definition.head().title(),
                        ListedSteps.of(definition).id(pointer).orElse(pointer));
        return new NewDocument(
                Actor.system(organization, "run " + request.run().value()),
                task.initiator(),
                right.attributes(),
                new Filing(origin, key(request)));
    }

    /// Shorter than the key of the effect, and known by the same.
    private static String key(FunctionRequest request) {
        return request.run().value() + "/" + request.call().activation();
    }

    private static Answer answer(Outcome<FileRecord> outcome) {
        return switch (outcome) {
            case Outcome.Done<FileRecord>(var file) -> gave(file);
            case Outcome.Refused<FileRecord>(var why) -> refused(why);
        };
    }

    private static Answer gave(FileRecord file) {
        var id = FileId.of(file);
        return new Answer.Gave(Json.object().put("fileId", id), Json.object().put("fileId", id));
    }

    private static Answer refused(Refusal why) {
        return switch (why) {
            case Refusal.TooMany(var limit, var most) ->
                    new Answer.Refused(Why.LIMIT, "more than " + most + " " + limit);
            case Refusal.NotFound(var what, var id) ->
                    new Answer.Refused(Why.UNKNOWN, "there is no " + what + " " + id);
            case Refusal.Conflict(_, var reason) -> new Answer.Refused(Why.INVALID, reason);
            case Refusal.Invalid(var faults) ->
                    new Answer.Refused(Why.INVALID, faults.getFirst().rule());
            case Refusal.Flawed _ -> throw new IllegalStateException("no document is published");
        };
    }
}
