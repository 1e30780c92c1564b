package caseloom.documents;

import caseloom.core.document.Attributes;
import java.util.function.UnaryOperator;

/// What shall be another about a document.
///
/// @param attributes to be overwritten and added; the others stay
/// @param about makes what is said of it as a whole from what was said before; quick and pure
public record DocumentChange(Attributes attributes, UnaryOperator<About> about) {

    public static DocumentChange of(Attributes attributes) {
        return new DocumentChange(attributes, UnaryOperator.identity());
    }
}
