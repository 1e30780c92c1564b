package caseloom.pdf;

import caseloom.docx.Word;
import java.util.Optional;
import org.w3c.dom.Element;

/// The typefaces that a document's theme names.
record Theme(Family major, Family minor) {

    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";

    static final Theme NONE = new Theme(Family.SANS, Family.SANS);

    static Theme of(Element root) {
        return new Theme(named(root, "majorFont"), named(root, "minorFont"));
    }

    private static Family named(Element root, String which) {
        if (root.getElementsByTagNameNS(DRAWING, which).item(0) instanceof Element fonts
                && fonts.getElementsByTagNameNS(DRAWING, "latin").item(0)
                        instanceof Element latin) {
            return Family.of(latin.getAttribute("typeface"));
        }
        return Family.SANS;
    }

    /// The typeface that an `rFonts` means.
    Optional<Family> family(Element fonts) {
        return Word.attribute(fonts, "asciiTheme")
                .or(() -> Word.attribute(fonts, "hAnsiTheme"))
                .map(name -> name.startsWith("major") ? major : minor)
                .or(() -> Word.attribute(fonts, "ascii").map(Family::of))
                .or(() -> Word.attribute(fonts, "hAnsi").map(Family::of));
    }
}
