package caseloom.core.definition;

/// How big a workflow document may be. Whatever is bigger is refused with a complaint.
///
/// @param bytes of the document's text in UTF-8
/// @param nodes values in the document, with every alias written out
/// @param depth nesting of objects and lists
/// @param steps tasks in the whole document
/// @param nesting task lists inside one another
/// @param complaints after which the reader stops listing mistakes
public record DefinitionLimits(
        int bytes, int nodes, int depth, int steps, int nesting, int complaints) {

    public static final DefinitionLimits USUAL =
            new DefinitionLimits(1 << 20, 100_000, 128, 1000, 32, 100);

    public DefinitionLimits {
        if (bytes < 1 || nodes < 1 || depth < 1 || steps < 1 || nesting < 1 || complaints < 1) {
            throw new IllegalArgumentException("every limit of a document starts at 1");
        }
    }
}
