package caseloom.seals;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// Opens documents that come from anywhere.
public final class Pdfs {

    private Pdfs() {}

    /// Whether a document can be signed.
    ///
    /// @throws PdfFault when it cannot
    public static void check(byte[] bytes, PdfBounds bounds) throws PdfFault {
        try {
            open(bytes, bounds).close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// Whether a document is small enough, before its bytes are read.
    ///
    /// @throws PdfFault when it is not
    public static void checkSize(long bytes, PdfBounds bounds) throws PdfFault {
        if (bytes > bounds.bytes()) {
            throw new PdfFault(
                    "has " + bytes + " bytes; at most " + bounds.bytes() + " can be signed");
        }
    }

    /// The document, to be closed.
    static PDDocument open(byte[] bytes, PdfBounds bounds) throws PdfFault {
        checkSize(bytes.length, bounds);
        if (!Inflation.isHarmless(bytes)) {
            throw new PdfFault("is packed so tightly that it is not unpacked");
        }
        try {
            var document = Loader.loadPDF(bytes);
            try {
                judge(document, bounds);
                return document;
            } catch (PdfFault | RuntimeException e) {
                document.close();
                throw e;
            }
        } catch (InvalidPasswordException e) {
            throw new PdfFault("is protected with a password; take the protection away first", e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The library stumbles over broken documents in many ways.
            throw unreadable(e);
        }
    }

    private static void judge(PDDocument document, PdfBounds bounds) throws PdfFault, IOException {
        if (document.isEncrypted()) {
            throw new PdfFault("is encrypted; take the protection away first");
        }
        var pages = document.getNumberOfPages();
        if (pages < 1) {
            throw new PdfFault("has no pages");
        }
        if (pages > bounds.pages()) {
            throw new PdfFault(
                    "has " + pages + " pages; at most " + bounds.pages() + " can be signed");
        }
        if (!document.getSignatureDictionaries().isEmpty()) {
            throw new PdfFault("has a digital signature already, which would be broken");
        }
        // Damage at the place where the signatures go is better found now than when all signed.
        document.getPage(pages - 1).getMediaBox();
    }

    static PdfFault unreadable(Throwable cause) {
        return new PdfFault("is no PDF that can be read; it may be damaged", cause);
    }
}
