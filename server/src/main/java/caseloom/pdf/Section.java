package caseloom.pdf;

import caseloom.docx.Word;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/// The pages of a part of a document: their size, their margins, and what stands at their edges.
///
/// @param edges the ids of headers and footers, such as `header default`
/// @param goesOn whether it begins on the page that the one before ends on
/// @param firstNumber the number of its first page; 0 to count on
record Section(
        float width,
        float height,
        Map<String, Float> margins,
        Map<String, String> edges,
        boolean firstDiffers,
        boolean goesOn,
        int firstNumber) {

    private static final String RELATION =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final float SIDE_LEAST = 72;

    private static final float SIDE_MOST = 1_600;

    Section {
        margins = Map.copyOf(margins);
        edges = Map.copyOf(edges);
    }

    /// @param before has the headers and footers that this one does not name itself
    static Section of(Optional<Element> properties, Map<String, String> before) {
        var size = properties.flatMap(one -> Word.child(one, "pgSz"));
        var edges = new HashMap<>(before);
        properties.ifPresent(one -> {
            for (var kind : new String[] {"header", "footer"}) {
                for (var reference : Word.children(one, kind + "Reference")) {
                    var which = Word.attribute(reference, "type").orElse("default");
                    edges.put(kind + " " + which, reference.getAttributeNS(RELATION, "id"));
                }
            }
        });
        return new Section(
                side(size, "w", 595.3f),
                side(size, "h", 841.9f),
                margins(properties.flatMap(one -> Word.child(one, "pgMar"))),
                edges,
                properties.flatMap(one -> Measures.flag(one, "titlePg")).orElse(false),
                properties
                        .flatMap(one -> Word.value(one, "type"))
                        .filter("continuous"::equals)
                        .isPresent(),
                properties
                        .flatMap(one -> Word.child(one, "pgNumType"))
                        .flatMap(one -> Measures.whole(Word.attribute(one, "start")))
                        .orElse(0));
    }

    private static float side(Optional<Element> size, String name, float otherwise) {
        return Math.clamp(
                size.flatMap(one -> Measures.twips(one, name)).orElse(otherwise),
                SIDE_LEAST,
                SIDE_MOST);
    }

    private static Map<String, Float> margins(Optional<Element> written) {
        var margins = new HashMap<String, Float>();
        for (var side : new String[] {"top", "bottom", "left", "right"}) {
            margins.put(side, margin(written, side, 72));
        }
        margins.put("header", margin(written, "header", 36));
        margins.put("footer", margin(written, "footer", 36));
        return margins;
    }

    private static float margin(Optional<Element> written, String side, float otherwise) {
        return Math.abs(written.flatMap(one -> Measures.twips(one, side)).orElse(otherwise));
    }

    float margin(String side) {
        return margins.getOrDefault(side, 0f);
    }

    /// The room between the sides, as high as a page.
    Frame frame() {
        return new Frame(width - margin("left") - margin("right"), height);
    }
}
