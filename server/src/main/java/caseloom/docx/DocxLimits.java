package caseloom.docx;

/// How much is unpacked of one file.
///
/// @param parts how many it may have
/// @param xml bytes of a part that is read as XML
/// @param all bytes of all parts together
public record DocxLimits(int parts, int xml, int all) {}
