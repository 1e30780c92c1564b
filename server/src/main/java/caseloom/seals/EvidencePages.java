package caseloom.seals;

import caseloom.core.json.Json;
import caseloom.seals.Evidence.Signature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;

/// Tells who signed what, when and how, for people and, as an attachment, for machines.
final class EvidencePages {

    private static final String ATTACHMENT = "signature-evidence.json";

    private EvidencePages() {}

    static void write(Sheet sheet, Evidence evidence) throws IOException {
        sheet.heading("Evidence of signatures", 18);
        sheet.paragraph(
                "This page was added when the last of the signers had signed. The pages before it"
                        + " are the document they were shown; their signatures stand below its last"
                        + " page. All times are UTC. The attachment "
                        + ATTACHMENT
                        + " says the same for machines.");
        attach(sheet, evidence);
        var original = evidence.original();
        sheet.row("Title", evidence.title());
        sheet.row("File", original.fileName() + " (" + original.size() + " bytes)");
        sheet.row("SHA-256", original.sha256());
        var occasion = evidence.occasion();
        sheet.row("Organization", occasion.organization());
        sheet.row("Case", occasion.caseId());
        sheet.row("Step", occasion.step());
        sheet.row("Signing", occasion.signatureId());
        sheet.row(
                "Started",
                occasion.startedAt().truncatedTo(ChronoUnit.SECONDS)
                        + (occasion.startedBy().isEmpty()
                                ? " by the workflow"
                                : " by " + occasion.startedBy()));
        for (var signature : evidence.signers()) {
            sheet.rule();
            write(sheet, signature);
        }
    }

    private static void write(Sheet sheet, Signature signature) throws IOException {
        sheet.heading(signature.name(), 12);
        sheet.row("Email", signature.email());
        sheet.row("Signed", signature.at().truncatedTo(ChronoUnit.SECONDS).toString());
        var ink = signature.ink();
        sheet.row("Way", ink == null ? "name typed" : "name typed, signature drawn");
        sheet.drawing(
                36,
                (stream, box) -> {
                    if (ink == null) {
                        sheet.handwritten(signature.name()).fill(stream, box);
                    } else {
                        Pen.draw(stream, ink, box);
                    }
                });
        sheet.row("Link", signature.invited());
        sheet.row("Address", signature.address());
        sheet.row("Browser", signature.agent());
        sheet.row("Consent", signature.consent());
    }

    /// On the page itself, so that what the document may have attached elsewhere stays as it is.
    private static void attach(Sheet sheet, Evidence evidence) throws IOException {
        var bytes = Json.bytes(evidence.json());
        var file = new PDEmbeddedFile(sheet.document(), new ByteArrayInputStream(bytes));
        file.setSubtype("application/json");
        file.setSize(bytes.length);
        var named = new PDComplexFileSpecification();
        named.setFile(ATTACHMENT);
        named.setFileUnicode(ATTACHMENT);
        named.setEmbeddedFile(file);
        var pin = new PDAnnotationFileAttachment();
        pin.setFile(named);
        pin.setContents(ATTACHMENT);
        pin.setRectangle(new PDRectangle(PDRectangle.A4.getWidth() - 70, 770, 16, 20));
        pin.setPrinted(false);
        var page = sheet.page();
        var annotations = page.getAnnotations();
        annotations.add(pin);
        page.setAnnotations(annotations);
    }
}
