package caseloom.seals;

/// What a document to sign may be.
///
/// @param bytes at most
/// @param pages at most
public record PdfBounds(long bytes, int pages) {}
