package caseloom.docx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Finding one's way in WordprocessingML.
public final class Word {

    public static final String NAMESPACE =
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private Word() {}

    /// Whether a node is the element of that name.
    public static boolean is(Node node, String name) {
        return node instanceof Element
                && name.equals(node.getLocalName())
                && NAMESPACE.equals(node.getNamespaceURI());
    }

    public static List<Element> children(Node parent) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    public static List<Element> children(Node parent, String name) {
        return children(parent).stream().filter(one -> is(one, name)).toList();
    }

    public static Optional<Element> child(Node parent, String name) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && is(element, name)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /// The element down that path.
    public static Optional<Element> at(Node parent, String... names) {
        var found = Optional.<Node>of(parent);
        for (var name : names) {
            found = found.flatMap(node -> child(node, name));
        }
        return found.map(Element.class::cast);
    }

    /// An attribute; empty when it is not there.
    public static Optional<String> attribute(Element element, String name) {
        return element.hasAttributeNS(NAMESPACE, name)
                ? Optional.of(element.getAttributeNS(NAMESPACE, name))
                : Optional.empty();
    }

    /// The value of a property, such as `center` of `w:jc`.
    public static Optional<String> value(Node properties, String name) {
        return child(properties, name).flatMap(one -> attribute(one, "val"));
    }

    /// All elements of that name below, in the order of the document.
    public static List<Element> all(Element root, String name) {
        var found = new ArrayList<Element>();
        var nodes = root.getElementsByTagNameNS(NAMESPACE, name);
        for (var i = 0; nodes.item(i) instanceof Element element; i++) {
            found.add(element);
        }
        return found;
    }
}
