package caseloom.seals;

import caseloom.core.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Makes signed documents.
public final class SealedPdf {

    private SealedPdf() {}

    /// The original with the signatures and the evidence.
    ///
    /// @throws PdfFault when the original cannot be signed
    public static byte[] of(byte[] original, Evidence evidence, PdfBounds bounds) throws PdfFault {
        try (var document = Pdfs.open(original, bounds)) {
            return sealed(document, evidence);
        } catch (IOException e) {
            throw Pdfs.unreadable(e);
        }
    }

    private static byte[] sealed(PDDocument document, Evidence evidence)
            throws PdfFault, IOException {
        try {
            // Otherwise the library takes the time of day.
            document.setDocumentId(id(evidence));
            var lettering = Lettering.of(document);
            new SignatureStrip(document, lettering, evidence.signers()).draw();
            try (var sheet = new Sheet(document, lettering)) {
                EvidencePages.write(sheet, evidence);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (RuntimeException e) {
            // The library stumbles over broken documents in many ways.
            throw Pdfs.unreadable(e);
        }
    }

    private static long id(Evidence evidence) {
        try {
            var told = Json.write(evidence.json()).getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(told);
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
