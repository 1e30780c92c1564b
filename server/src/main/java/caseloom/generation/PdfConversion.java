package caseloom.generation;

/// Makes a PDF of a DOCX, which need not be trusted. Nothing is fetched for it, and a document with
/// something in it that cannot be shown is refused, never shown without it. Safe to share.
@FunctionalInterface
public interface PdfConversion {

    Converted pdf(byte[] docx);
}
