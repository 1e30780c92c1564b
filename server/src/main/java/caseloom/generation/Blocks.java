package caseloom.generation;

import caseloom.docx.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Puts an element around each part that is repeated or left out. Both ends stand in one paragraph:
/// then what is between them is meant; or each alone in a paragraph: then what is between these; or
/// in cells of a table: then whole rows.
final class Blocks {

    private static final Set<String> DRAWN = Set.of("drawing", "pict", "object", "sectPr");

    private final Mark open;
    private final Mark close;

    private Blocks(Mark open, Mark close) {
        this.open = open;
        this.close = close;
    }

    static void wrap(Element root) throws TemplateFault {
        // Outer ones first: what is inside stays inside.
        for (var pair : pairs(root)) {
            pair.wrap();
        }
    }

    private static List<Blocks> pairs(Element root) throws TemplateFault {
        var waiting = new ArrayDeque<Mark>();
        var order = new ArrayList<Mark>();
        var closed = new ArrayList<Blocks>();
        for (var mark : Mark.runs(root)) {
            if (mark.placeholder().opens()) {
                waiting.push(mark);
                order.add(mark);
            } else if (mark.placeholder().kind() == Placeholder.Kind.END) {
                if (waiting.isEmpty()) {
                    throw mark.fault("ends what was not begun");
                }
                var begun = waiting.pop();
                if (!begun.placeholder().path().equals(mark.placeholder().path())) {
                    throw mark.fault(
                            "ends another part than the one that `"
                                    + begun.placeholder().text()
                                    + "` in "
                                    + begun.place()
                                    + " begins");
                }
                closed.add(new Blocks(begun, mark));
            }
        }
        if (!waiting.isEmpty()) {
            throw waiting.peek()
                    .fault(
                            "is not ended: write `{{/"
                                    + waiting.peek().placeholder().path()
                                    + "}}`");
        }
        closed.sort((one, other) ->
                Integer.compare(order.indexOf(one.open), order.indexOf(other.open)));
        return closed;
    }

    private void wrap() throws TemplateFault {
        var shared = shared();
        var first = below(shared, open.element());
        var last = below(shared, close.element());
        if (first.isSameNode(open.element()) && last.isSameNode(close.element())) {
            around(shared, first, last);
            remove(first, last);
        } else if (Word.is(real(shared), "tr")) {
            var row = real(shared);
            around(row.getParentNode(), row, row);
            remove(open.element(), close.element());
        } else if (Word.is(first, "tr") && Word.is(last, "tr")) {
            around(shared, first, last);
            remove(open.element(), close.element());
        } else if (isAlone(first) && isAlone(last)) {
            around(shared, first, last);
            remove(first, last);
        } else {
            throw open.fault(
                    "and its end in "
                            + close.place()
                            + " do not go together: put both into one paragraph, or each alone into a"
                            + " paragraph of its own, or both into cells of one table");
        }
    }

    private void around(Node parent, Node first, Node last) {
        var block = open.block().element();
        parent.insertBefore(block, first);
        var node = first;
        while (true) {
            var next = node.getNextSibling();
            block.appendChild(node);
            if (next == null || node.isSameNode(last)) {
                return;
            }
            node = next;
        }
    }

    private static void remove(Node... nodes) {
        for (var node : nodes) {
            node.getParentNode().removeChild(node);
        }
    }

    /// The deepest element that has both ends.
    private Node shared() {
        Node node = open.element().getParentNode();
        while (!has(node, close.element())) {
            node = node.getParentNode();
        }
        return node;
    }

    private static boolean has(Node above, Node below) {
        for (Node node = below; node != null; node = node.getParentNode()) {
            if (node.isSameNode(above)) {
                return true;
            }
        }
        return false;
    }

    private static Node below(Node above, Node node) {
        var found = node;
        while (!above.isSameNode(found.getParentNode())) {
            found = found.getParentNode();
        }
        return found;
    }

    /// Past what was put around it by us.
    private static Node real(Node node) {
        var found = node;
        while (Mark.isBlock(found)) {
            found = found.getParentNode();
        }
        return found;
    }

    /// Whether a node is a paragraph that holds one placeholder and nothing to be seen beside it.
    private static boolean isAlone(Node node) {
        return Word.is(node, "p")
                && node instanceof Element paragraph
                && Word.all(paragraph, "r").stream().filter(Mark::is).count() == 1
                && Word.all(paragraph, "t").stream()
                        .filter(text -> !Mark.is(text.getParentNode()))
                        .allMatch(text -> text.getTextContent().isBlank())
                && DRAWN.stream().allMatch(name -> Word.all(paragraph, name).isEmpty());
    }
}
