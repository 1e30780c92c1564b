package caseloom.generation;

import caseloom.docx.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/// Makes a filled part one that Word opens without complaint: what must not be empty is not, and
/// what was repeated does not carry a mark twice that is to be unique.
final class Tidying {

    private static final String PARAGRAPHS = "http://schemas.microsoft.com/office/word/2010/wordml";

    private static final String DRAWINGS =
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    private Tidying() {}

    static void tidy(Element root) {
        for (var table : Word.all(root, "tbl")) {
            if (Word.all(table, "tr").isEmpty()) {
                table.getParentNode().removeChild(table);
            }
        }
        for (var cell : Word.all(root, "tc")) {
            endWithParagraph(cell);
        }
        for (var name : List.of("txbxContent", "footnote", "endnote")) {
            Word.all(root, name).forEach(Tidying::neverEmpty);
        }
        if (Word.is(root, "hdr") || Word.is(root, "ftr")) {
            neverEmpty(root);
        }
        uniqueBookmarks(root);
        uniqueParagraphs(root);
        uniqueDrawings(root);
    }

    private static void endWithParagraph(Element cell) {
        var children = Word.children(cell);
        if (children.isEmpty() || !Word.is(children.getLast(), "p")) {
            addParagraph(cell);
        }
    }

    private static void neverEmpty(Element container) {
        if (Word.children(container).isEmpty()) {
            addParagraph(container);
        }
    }

    private static void addParagraph(Element container) {
        var prefix = container.getPrefix();
        container.appendChild(
                container
                        .getOwnerDocument()
                        .createElementNS(Word.NAMESPACE, prefix == null ? "p" : prefix + ":p"));
    }

    private static void uniqueBookmarks(Element root) {
        for (var name : List.of("bookmarkStart", "bookmarkEnd")) {
            var seen = new HashSet<String>();
            for (var mark : Word.all(root, name)) {
                if (!seen.add(Word.attribute(mark, "id").orElse(""))) {
                    mark.getParentNode().removeChild(mark);
                }
            }
        }
    }

    private static void uniqueParagraphs(Element root) {
        var seen = new HashSet<String>();
        for (var name : List.of("p", "tr")) {
            for (var one : Word.all(root, name)) {
                var id = one.getAttributeNS(PARAGRAPHS, "paraId");
                if (!id.isEmpty() && !seen.add(id)) {
                    one.removeAttributeNS(PARAGRAPHS, "paraId");
                    one.removeAttributeNS(PARAGRAPHS, "textId");
                }
            }
        }
    }

    private static void uniqueDrawings(Element root) {
        var drawings = root.getElementsByTagNameNS(DRAWINGS, "docPr");
        Set<String> seen = new HashSet<>();
        var next = 0;
        for (var i = 0; drawings.item(i) instanceof Element drawing; i++) {
            if (!seen.add(drawing.getAttribute("id"))) {
                while (!seen.add(Integer.toString(++next))) {
                    // The next number that no drawing has.
                }
                drawing.setAttribute("id", Integer.toString(next));
            }
        }
    }
}
