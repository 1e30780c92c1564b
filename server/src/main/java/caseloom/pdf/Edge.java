package caseloom.pdf;

import caseloom.docx.Word;
import java.util.HashMap;
import java.util.Map;
import org.w3c.dom.Element;

/// A line at the edge of something. One of no width is drawn not at all, and hides what a style
/// has.
record Edge(float width, int colour) {

    static final Edge NONE = new Edge(0, 0);

    private static final float EIGHTHS = 8;

    private static final float WIDTH_MOST = 12;

    /// By side: `top`, `bottom`, `left`, `right`, `insideH`, `insideV`.
    static Map<String, Edge> all(Element borders) {
        var edges = new HashMap<String, Edge>();
        for (var one : Word.children(borders)) {
            var side =
                    switch (String.valueOf(one.getLocalName())) {
                        case "start" -> "left";
                        case "end" -> "right";
                        default -> String.valueOf(one.getLocalName());
                    };
            edges.put(side, of(one));
        }
        return edges;
    }

    private static Edge of(Element border) {
        var kind = Word.attribute(border, "val").orElse("none");
        if (kind.equals("none") || kind.equals("nil")) {
            return NONE;
        }
        var width = Measures.number(Word.attribute(border, "sz")).orElse(4f) / EIGHTHS;
        return new Edge(
                Math.clamp(width, 0.25f, WIDTH_MOST),
                Measures.colour(Word.attribute(border, "color")).orElse(0));
    }

    boolean drawn() {
        return width > 0;
    }
}
