package caseloom.generation;

import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Answer.Why;
import caseloom.core.json.Json;
import caseloom.docx.Docx;
import caseloom.docx.DocxFault;
import caseloom.files.FileId;
import caseloom.files.FileName;
import caseloom.files.FileRecord;
import caseloom.files.FiledFile;
import caseloom.files.Files;
import caseloom.files.Filing;
import caseloom.files.MadeDocument;
import caseloom.files.StepDocument;
import caseloom.files.StepDocuments;
import caseloom.functions.FunctionCall;
import caseloom.functions.FunctionRequest;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import caseloom.s3.BucketFault;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// The function `generate-document`: fills a template and files what comes of it with the case.
/// Once there is a document of its key, no other is made. Safe to share.
public final class GenerateDocument implements FunctionCall {

    private final Templates templates;
    private final Files files;
    private final StepDocuments documents;
    private final PdfConversion conversion;
    private final GenerationSettings settings;
    private final Semaphore slots;

    public GenerateDocument(
            Templates templates,
            Files files,
            StepDocuments documents,
            PdfConversion conversion,
            GenerationSettings settings) {
        this.templates = templates;
        this.files = files;
        this.documents = documents;
        this.conversion = conversion;
        this.settings = settings;
        this.slots = new Semaphore(settings.atOnce());
    }

    /// With templates that are files of the case.
    public static GenerateDocument of(
            Filing filing, PdfConversion conversion, GenerationSettings settings) {
        var files = filing.files();
        Templates ownFiles =
                (organization, caseId, file) ->
                        files.inCase(organization, caseId, file).map(FiledFile::file);
        return new GenerateDocument(ownFiles, files, filing.documents(), conversion, settings);
    }

    @Override
    public Answer perform(FunctionRequest request) {
        var made = documents.made(request.organization(), request.caseId(), request.key());
        if (made.isPresent()) {
            return gave(made.get());
        }
        return switch (Wanted.of(request.arguments())) {
            case Outcome.Refused<Wanted>(var why) -> refused(why);
            case Outcome.Done<Wanted>(var wanted) -> {
                var template = template(request, wanted);
                yield template.isEmpty()
                        ? new Answer.Refused(
                                Why.UNKNOWN,
                                "the case has no file `" + wanted.template() + "` to be a template")
                        : made(request, wanted, template.get());
            }
        };
    }

    private Optional<FileRecord> template(FunctionRequest request, Wanted wanted) {
        return FileId.number(wanted.template())
                .flatMap(
                        number -> templates.find(request.organization(), request.caseId(), number));
    }

    private Answer made(FunctionRequest request, Wanted wanted, FileRecord template) {
        if (template.size() > settings.templateMost()) {
            return invalid(
                    "`template` has more than the " + settings.templateMost() + " bytes allowed");
        }
        slots.acquireUninterruptibly();
        try {
            var filled =
                    new Template(Docx.read(bytes(template), settings.docx()), settings.nodesMost())
                            .filled(wanted.data());
            return switch (wanted.format()) {
                case DOCX -> filed(request, wanted, template, filled);
                case PDF ->
                        switch (conversion.pdf(filled)) {
                            case Converted.Refused(var why) ->
                                    invalid("no PDF can be made: " + why);
                            case Converted.Done done ->
                                    filed(request, wanted, template, done.pdf());
                        };
            };
        } catch (DocxFault e) {
            return invalid("`" + template.name() + "` cannot be a template. " + e.told());
        } catch (TemplateFault e) {
            return invalid("`" + template.name() + "` cannot be filled: " + e.told());
        } catch (BucketFault _) {
            return new Answer.Unreachable(false, "the storage of files does not answer");
        } finally {
            slots.release();
        }
    }

    private byte[] bytes(FileRecord template) throws BucketFault {
        try (var content = files.open(template, 0)) {
            return content.readAllBytes();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof BucketFault fault) {
                throw fault;
            }
            throw e;
        } catch (BucketFault e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read file " + template.number(), e);
        }
    }

    private Answer filed(
            FunctionRequest request, Wanted wanted, FileRecord template, byte[] content) {
        var name = FileName.of(wanted.name().orElse(stem(template.name())), wanted.format().word());
        var wish =
                new StepDocument(
                        request.organization(),
                        request.caseId(),
                        request.run(),
                        request.stepId(),
                        request.key(),
                        name);
        return switch (documents.file(wish, request.call().activation(), content)) {
            case Outcome.Done<MadeDocument>(var made) -> gave(made);
            case Outcome.Refused<MadeDocument>(var why) -> refused(why);
        };
    }

    /// Without the ending, which may be another one now.
    private static String stem(String name) {
        var dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static Answer gave(MadeDocument made) {
        return new Answer.Gave(told(made), told(made));
    }

    private static ObjectNode told(MadeDocument made) {
        return Json.object().put("fileId", made.fileId()).put("name", made.name());
    }

    private static Answer invalid(String what) {
        return new Answer.Refused(Why.INVALID, what);
    }

    private static Answer refused(Refusal why) {
        return switch (why) {
            case Refusal.Invalid(var faults) ->
                    invalid("`" + faults.getFirst().field() + "`: " + faults.getFirst().rule());
            case Refusal.TooMany(var limit, var most) ->
                    new Answer.Refused(
                            Why.LIMIT,
                            "the document has more than the allowed " + most + " " + limit);
            case Refusal.Conflict(var what, var reason) -> invalid(what + ": " + reason);
            case Refusal.NotFound _, Refusal.Flawed _ ->
                    throw new IllegalStateException("filing refuses nothing so: " + why);
        };
    }
}
