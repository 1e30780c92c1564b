package caseloom.seals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// How texts are written into a document. Every letter that is used goes into the document, so that
/// it looks the same everywhere.
final class Lettering {

    private static final String PLAIN =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDFont font;
    private final TrueTypeFont glyphs;
    private final Handwriting handwriting;

    private Lettering(PDFont font, TrueTypeFont glyphs, Handwriting handwriting) {
        this.font = font;
        this.glyphs = glyphs;
        this.handwriting = handwriting;
    }

    static Lettering of(PDDocument document) throws IOException {
        var glyphs = new TTFParser().parse(new RandomAccessReadBuffer(resource(PLAIN)));
        var font = PDType0Font.load(document, glyphs, true);
        return new Lettering(font, glyphs, Handwriting.of(glyphs));
    }

    static InputStream resource(String name) {
        var found = PDFont.class.getResourceAsStream(name);
        if (found == null) {
            throw new IllegalStateException("the font " + name + " is missing");
        }
        return found;
    }

    PDFont font() {
        return font;
    }

    /// A name as if by hand.
    Outline handwritten(String name) throws IOException {
        return handwriting.of(name);
    }

    /// A text as far as there are letters for it; the others are told by their numbers.
    String shown(String text) throws IOException {
        var lookup = glyphs.getUnicodeCmapLookup();
        var shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(letter -> {
                    if (Character.isWhitespace(letter)) {
                        shown.append(' ');
                    } else if (lookup.getGlyphId(letter) > 0) {
                        shown.appendCodePoint(letter);
                    } else {
                        shown.append("<U+")
                                .append(Integer.toHexString(letter).toUpperCase(Locale.ROOT))
                                .append('>');
                    }
                });
        return shown.toString();
    }

    /// How wide a text is that [#shown] gave.
    float width(String shown, float size) throws IOException {
        return font.getStringWidth(shown) * size / 1000;
    }
}
