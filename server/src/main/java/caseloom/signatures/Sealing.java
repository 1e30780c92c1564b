package caseloom.signatures;

import caseloom.callbacks.Callbacks;
import caseloom.core.cases.OrganizationId;
import caseloom.core.definition.ListedStep;
import caseloom.core.definition.ListedSteps;
import caseloom.core.interpreter.Answer;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.files.FileKind;
import caseloom.files.FileName;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.files.MadeDocument;
import caseloom.files.StepDocument;
import caseloom.files.StepDocuments;
import caseloom.functions.FunctionCall;
import caseloom.functions.FunctionRequest;
import caseloom.outcome.Outcome;
import caseloom.seals.PdfFault;
import caseloom.seals.SealedPdf;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Makes the signed documents when the last of the signers has signed (L-169), and mails everybody
/// the link to their copy. Done twice, it leaves one document of each and one mail to each. Safe to
/// share.
public final class Sealing implements FunctionCall {

    private final SignaturesStore store = new SignaturesStore();
    private final Ground ground;
    private final Originals originals;
    private final Invitations invitations;
    private final KnownSignatures known;
    private final SignaturesSettings settings;
    private final Semaphore slots;

    /// What sealing stands on.
    ///
    /// @param names tells how an organization is called
    record Ground(
            Db db,
            InstantSource clock,
            Files files,
            StepDocuments documents,
            Function<OrganizationId, String> names) {}

    Sealing(
            Ground ground,
            Originals originals,
            Invitations invitations,
            KnownSignatures known,
            SignaturesSettings settings) {
        this.ground = ground;
        this.originals = originals;
        this.invitations = invitations;
        this.known = known;
        this.settings = settings;
        this.slots = new Semaphore(settings.sealsAtOnce());
    }

    @Override
    public Answer perform(FunctionRequest request) {
        var id = new SignatureId(request.caseId(), request.run(), request.call().activation());
        var signature = find(request.organization(), id).orElseThrow();
        for (var document : signature.documents()) {
            if (document.sealed() == null) {
                var lack = sealed(request, signature, document);
                if (lack.isPresent()) {
                    return new Answer.Refused(Answer.Why.INVALID, lack.get());
                }
            }
        }
        sendCopies(request.organization(), signature);
        return gave(find(request.organization(), id).orElseThrow());
    }

    private Optional<Signature> find(OrganizationId organization, SignatureId id) {
        return ground.db.tx(organization, tx -> known.find(tx, organization, id));
    }

    /// A sentence on why it cannot be made; empty when it is made.
    private Optional<String> sealed(
            FunctionRequest request, Signature signature, SigningDocument document) {
        var file = ground.files.find(request.organization(), document.file());
        if (file.isEmpty() || !file.get().sha256().equals(document.sha256())) {
            return Optional.of("the document " + document.name() + " is not there any more");
        }
        slots.acquireUninterruptibly();
        try {
            var evidence = Proofs.of(place(request), signature, document);
            var bytes = SealedPdf.of(originals.bytes(file.get()), evidence, settings.bounds());
            var name = FileName.of(signedName(document.name()), "pdf");
            return switch (ground.files.stage(
                    request.organization(), FileKind.DOCUMENT, name, bytes)) {
                case Outcome.Refused<FileRecord> _ ->
                        Optional.of("the signed " + document.name() + " is too large to be kept");
                case Outcome.Done<FileRecord>(var staged) -> {
                    keep(request, signature, document, staged);
                    yield Optional.empty();
                }
            };
        } catch (PdfFault e) {
            return Optional.of("the document " + document.name() + " " + e.why());
        } finally {
            slots.release();
        }
    }

    private static String signedName(String name) {
        var plain = name.toLowerCase(Locale.ROOT).endsWith(".pdf");
        return (plain ? name.substring(0, name.length() - 4) : name) + "_signed.pdf";
    }

    private Proofs.Place place(FunctionRequest request) {
        var step = ListedSteps.of(request.publication().definition()).at(request.call().step());
        return new Proofs.Place(
                ground.names.apply(request.organization()),
                step.map(ListedStep::id).orElse("")
                        + step.map(one -> " (" + one.name() + ")").orElse(""));
    }

    /// With the row of the document: never one without the other.
    private void keep(
            FunctionRequest request,
            Signature signature,
            SigningDocument document,
            FileRecord staged) {
        var organization = request.organization();
        var wish =
                new StepDocument(
                        organization,
                        request.caseId(),
                        request.run(),
                        request.stepId(),
                        request.key() + "/signed/" + document.place(),
                        FileName.of(staged.name()));
        var kept =
                ground.db.tx(
                        organization,
                        tx -> {
                            if (!Callbacks.holdWish(tx, signature.id().callback(organization))) {
                                return Optional.<MadeDocument>empty();
                            }
                            var made = ground.documents.keep(tx, wish, staged);
                            var sealed =
                                    new SigningDocument.Sealed(
                                            made.number(),
                                            made.name(),
                                            staged.sha256(),
                                            ground.clock.instant().truncatedTo(ChronoUnit.MICROS));
                            store.seal(tx, organization, signature.id(), document.place(), sealed);
                            return Optional.of(made);
                        });
        if (kept.isEmpty() || kept.get().number() != staged.number()) {
            ground.files.discard(staged);
        }
    }

    private void sendCopies(OrganizationId organization, Signature signature) {
        invitations.prepare(organization);
        ground.db.tx(
                organization,
                tx -> {
                    if (Callbacks.holdWish(tx, signature.id().callback(organization))) {
                        invitations.sendCopies(tx, organization, signature);
                    }
                    return true;
                });
        invitations.hint();
    }

    private static Answer gave(Signature signature) {
        var output = Json.object();
        var list = output.putArray("documents");
        for (var document : signature.documents()) {
            var sealed = document.sealed();
            if (sealed != null) {
                list.addObject()
                        .put("file", FileKind.DOCUMENT.word() + "_" + sealed.file())
                        .put("number", sealed.file())
                        .put("name", sealed.name())
                        .put("sha256", sealed.sha256())
                        .put("original", document.name())
                        .put("original_sha256", document.sha256());
            }
        }
        return new Answer.Gave(output, Json.object());
    }
}
