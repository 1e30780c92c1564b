package caseloom.chamelio;

import caseloom.access.Member;
import caseloom.access.Members;
import caseloom.audit.Actor;
import caseloom.core.json.Json;
import caseloom.core.variables.Findings;
import caseloom.core.variables.Scalar;
import caseloom.core.variables.Scalars;
import caseloom.documents.Document;
import caseloom.documents.DocumentChange;
import caseloom.documents.Documents;
import caseloom.documents.NewDocument;
import caseloom.documents.NewDocument.Taken;
import caseloom.files.FileId;
import caseloom.files.FileKind;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.http.Answer;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.util.Optional;
import java.util.OptionalLong;

/// Upload, attributes and contract data of documents (sections 6.4 to 6.6): steps 4 to 10 of L-24.
/// Safe to share.
final class CoreCalls {

    private static final Answer NO_DOCUMENT = Details.error(404, "Document not found");

    private final Documents documents;
    private final Files files;
    private final Members members;
    private final int bodyMost;

    CoreCalls(Documents documents, Files files, Members members, ChamelioSettings settings) {
        this.documents = documents;
        this.files = files;
        this.members = members;
        this.bodyMost = settings.bodyMost();
    }

    Answer upload(Asked asked) {
        return switch (Sent.of(asked.request(), bodyMost)) {
            case Sent.Refused(var answer) -> answer;
            case Sent.Whole(var object, var allowance) -> {
                var flaws = new Flaws(allowance);
                var body = new Fields(object, Place.BODY, flaws);
                if (SentAttributes.isTooMuch(body, documents.settings().attributesMost())) {
                    yield Details.TOO_LARGE;
                }
                var sent = SentDocument.of(body, allowance);
                yield flaws.isEmpty() ? judged(asked, sent) : flaws.answer();
            }
        };
    }

    /// Step 10 of L-24.
    private Answer judged(Asked asked, SentDocument sent) {
        var by = user(asked, sent.user());
        if (by.isEmpty()) {
            var flaws = new Flaws();
            flaws.add(Findings.USER_NOT_FOUND, Place.BODY.at(SentDocument.USER));
            return flaws.answer();
        }
        var name = sent.name().orElseThrow();
        var bytes = sent.content().orElseThrow().bytes();
        return switch (files.stage(asked.organization(), FileKind.DOCUMENT, name, bytes)) {
            case Outcome.Refused<FileRecord> _ -> Details.TOO_LARGE;
            case Outcome.Done<FileRecord>(var staged) ->
                    added(
                            new NewDocument(
                                    actor(asked, by.get()),
                                    by.get().email(),
                                    sent.attributes(),
                                    null),
                            staged);
        };
    }

    private Answer added(NewDocument wanted, FileRecord staged) {
        return switch (documents.take(wanted, staged)) {
            case Outcome.Refused<Taken> _ -> Details.TOO_LARGE;
            case Outcome.Done<Taken>(var taken) ->
                    Details.ok(
                            Json.object()
                                    .put("document_processing_id", taken.processing())
                                    .put("file_id", "file_" + taken.file().number())
                                    .put("status", "processing")
                                    .put("message", "Document uploaded successfully"));
        };
    }

    private Optional<Member> user(Asked asked, Optional<String> email) {
        return email.isEmpty()
                ? Optional.of(asked.caller().owner())
                : members.active(asked.organization(), email.get());
    }

    private static Actor actor(Asked asked, Member by) {
        return Actor.key(asked.organization(), asked.caller().keyId(), by.id(), by.email());
    }

    Answer attributes(Asked asked) {
        return switch (Sent.of(asked.request(), bodyMost)) {
            case Sent.Refused(var answer) -> answer;
            case Sent.Whole(var object, var allowance) -> {
                var flaws = new Flaws(allowance);
                var body = new Fields(object, Place.BODY, flaws);
                if (SentAttributes.isTooMuch(body, documents.settings().attributesMost())) {
                    yield Details.TOO_LARGE;
                }
                var attributes = SentAttributes.needed(body);
                yield flaws.isEmpty()
                        ? changed(asked, DocumentChange.of(attributes))
                        : flaws.answer();
            }
        };
    }

    /// Steps 7 and 8 of L-24, then the change.
    private Answer changed(Asked asked, DocumentChange change) {
        var id = asked.part(0);
        var number = FileId.number(id);
        if (number.isEmpty()) {
            return Details.error(400, "Invalid file ID format: " + id);
        }
        var caller = asked.caller();
        var outcome =
                documents.change(caller.actor(), caller.owner().email(), number.get(), change);
        return switch (outcome) {
            case Outcome.Refused<Document>(var why) ->
                    why instanceof Refusal.TooMany ? Details.TOO_LARGE : Details.FILE_NOT_FOUND;
            case Outcome.Done<Document> _ -> {
                var body =
                        Json.object()
                                .put("file_id", "file_" + number.get())
                                .put("status", "success");
                var names = body.putArray("updated_attributes");
                change.attributes().names().forEach(names::add);
                yield Details.ok(body);
            }
        };
    }

    Answer contract(Asked asked) {
        var number = Scalars.digits(asked.part(0));
        return switch (Sent.ofOptional(asked.request(), bodyMost, flaws -> tell(number, flaws))) {
            case Sent.Refused(var answer) -> answer;
            case Sent.Whole(var object, var allowance) -> {
                var flaws = new Flaws(allowance);
                tell(number, flaws);
                var body = new Fields(object, Place.BODY, flaws);
                var parts =
                        new ContractJson.Parts(
                                body.optionalBool("include_summary").orElse(false),
                                body.optionalBool("include_attributes").orElse(false),
                                body.optionalBool("include_extracted_fields").orElse(true));
                yield flaws.isEmpty() ? contract(asked, number(number), parts) : flaws.answer();
            }
        };
    }

    private Answer contract(Asked asked, OptionalLong number, ContractJson.Parts parts) {
        return number.isEmpty()
                ? NO_DOCUMENT
                : documents
                        .find(asked.organization(), number.getAsLong())
                        .map(found ->
                                Details.ok(ContractJson.of(found, documents.facts(found), parts)))
                        .orElse(NO_DOCUMENT);
    }

    private static void tell(Scalar<Long> number, Flaws flaws) {
        if (number instanceof Scalar.Wrong<Long>(var finding)) {
            flaws.add(finding, Place.PATH.at("document_id"));
        }
    }

    private static OptionalLong number(Scalar<Long> number) {
        return number instanceof Scalar.Read<Long>(var read)
                ? OptionalLong.of(read)
                : OptionalLong.empty();
    }
}
