package caseloom.generation;

import caseloom.docx.Word;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Finds placeholders in a part and gives each a run of its own. Word spreads them over several
/// runs as it likes; the run in which one begins is the one whose looks it keeps.
final class PlaceholderRuns {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private final Element paragraph;
    private final String place;
    private final List<Element> texts = new ArrayList<>();

    private PlaceholderRuns(Element paragraph, String place) {
        this.paragraph = paragraph;
        this.place = place;
    }

    /// @param label what the part is called in complaints
    static void mark(Element root, String label) throws TemplateFault {
        var number = 0;
        for (var paragraph : Word.all(root, "p")) {
            number++;
            new PlaceholderRuns(paragraph, "paragraph " + number + " of " + label).mark();
        }
    }

    private void mark() throws TemplateFault {
        gather(paragraph);
        var all = new StringBuilder();
        texts.forEach(text -> all.append(text.getTextContent()));
        var found = new ArrayList<int[]>();
        for (var at = all.indexOf(OPEN); at >= 0; at = all.indexOf(OPEN, at)) {
            var end = all.indexOf(CLOSE, at);
            if (end < 0) {
                throw new TemplateFault(
                        "`{{` in "
                                + place
                                + " is not closed: its `}}` stands in the same paragraph");
            }
            found.add(new int[] {at, end + CLOSE.length()});
            at = end + CLOSE.length();
        }
        // From the last one on, so that what stands before keeps its place.
        for (var one : found.reversed()) {
            mark(one[0], one[1], all.substring(one[0], one[1]));
        }
    }

    /// The texts of the paragraph, without those of text boxes in it, which have their own.
    private void gather(Node node) {
        for (var child : Word.children(node)) {
            if (Word.is(child, "t")) {
                texts.add(child);
            } else if (!Word.is(child, "p")) {
                gather(child);
            }
        }
    }

    private void mark(int begin, int end, String written) throws TemplateFault {
        var from = at(begin);
        var to = at(end - 1);
        var last = texts.get(to.index);
        var room = last.getTextContent().length();
        if (to.offset + 1 < room) {
            splitBefore(last, to.offset + 1);
        } else if (last.getNextSibling() != null) {
            newRunFrom(last.getNextSibling());
        }
        var first = splitBefore(texts.get(from.index), from.offset);
        for (var i = from.index + 1; i <= to.index; i++) {
            remove(texts.get(i));
        }
        var inner = written.substring(OPEN.length(), written.length() - CLOSE.length());
        try {
            Mark.run((Element) first.getParentNode(), Placeholder.of(inner), place);
        } catch (TemplateFault e) {
            throw new TemplateFault(e.told() + " (in " + place + ")");
        }
    }

    /// A character: the text it is in, and where there.
    private record At(int index, int offset) {}

    private At at(int character) {
        var rest = character;
        for (var i = 0; i < texts.size(); i++) {
            var length = texts.get(i).getTextContent().length();
            if (rest < length) {
                return new At(i, rest);
            }
            rest -= length;
        }
        throw new IllegalStateException("no character " + character);
    }

    /// Gives what stands from that character on, as the first text of a run.
    private static Element splitBefore(Element text, int offset) {
        var whole = text.getTextContent();
        var tail = text;
        if (offset > 0) {
            tail = (Element) text.cloneNode(false);
            FilledText.set(tail, whole.substring(offset));
            FilledText.set(text, whole.substring(0, offset));
            text.getParentNode().insertBefore(tail, text.getNextSibling());
        }
        for (var before = tail.getPreviousSibling();
                before != null;
                before = before.getPreviousSibling()) {
            if (before instanceof Element && !Word.is(before, "rPr")) {
                newRunFrom(tail);
                break;
            }
        }
        return tail;
    }

    /// Moves a child of a run, and all behind it, into a run that follows and looks the same.
    private static void newRunFrom(Node child) {
        var run = (Element) child.getParentNode();
        var next = (Element) run.cloneNode(false);
        Word.child(run, "rPr").ifPresent(looks -> next.appendChild(looks.cloneNode(true)));
        for (var node = child; node != null; ) {
            var following = node.getNextSibling();
            next.appendChild(node);
            node = following;
        }
        run.getParentNode().insertBefore(next, run.getNextSibling());
    }

    /// Takes a text out, and its run when nothing else is in it.
    private static void remove(Element text) {
        var run = (Element) text.getParentNode();
        run.removeChild(text);
        if (Word.children(run).stream().allMatch(child -> Word.is(child, "rPr"))) {
            run.getParentNode().removeChild(run);
        }
    }
}
