package caseloom.generation;

import caseloom.docx.Word;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// What a template is marked with while it is filled: runs that are one placeholder, and the parts
/// that are repeated or left out. Marks are attributes and elements of a namespace of their own, so
/// that copies have them too; none is left in the end.
///
/// @param place where it stands, for complaints
record Mark(Element element, Placeholder placeholder, String place) {

    private static final String NAMESPACE = "urn:caseloom:template";
    private static final String PREFIX = "caseloom:";
    private static final String PLACEHOLDER = "placeholder";
    private static final String PLACE = "place";
    private static final String BLOCK = "block";

    /// Marks a run.
    static Mark run(Element run, Placeholder placeholder, String place) {
        return marked(run, placeholder, place);
    }

    /// A new element around what that placeholder begins.
    Mark block() {
        var block = element.getOwnerDocument().createElementNS(NAMESPACE, PREFIX + BLOCK);
        return marked(block, placeholder, place);
    }

    private static Mark marked(Element element, Placeholder placeholder, String place) {
        var text = placeholder.text();
        element.setAttributeNS(
                NAMESPACE, PREFIX + PLACEHOLDER, text.substring(2, text.length() - 2));
        element.setAttributeNS(NAMESPACE, PREFIX + PLACE, place);
        return new Mark(element, placeholder, place);
    }

    static boolean is(Node node) {
        return node instanceof Element element && element.hasAttributeNS(NAMESPACE, PLACEHOLDER);
    }

    static boolean isBlock(Node node) {
        return is(node) && NAMESPACE.equals(node.getNamespaceURI());
    }

    static Mark of(Element element) throws TemplateFault {
        return new Mark(
                element,
                Placeholder.of(element.getAttributeNS(NAMESPACE, PLACEHOLDER)),
                element.getAttributeNS(NAMESPACE, PLACE));
    }

    /// All marked runs below, in the order of the document.
    static List<Mark> runs(Element root) throws TemplateFault {
        var found = new ArrayList<Mark>();
        for (var run : Word.all(root, "r")) {
            if (is(run)) {
                found.add(of(run));
            }
        }
        return found;
    }

    void clear() {
        element.removeAttributeNS(NAMESPACE, PLACEHOLDER);
        element.removeAttributeNS(NAMESPACE, PLACE);
    }

    TemplateFault fault(String what) {
        return new TemplateFault("`" + placeholder.text() + "` in " + place + " " + what);
    }
}
