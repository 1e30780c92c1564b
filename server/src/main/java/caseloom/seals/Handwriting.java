package caseloom.seals;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// Writes names in a script-like font, as outlines: the font itself does not go into the document.
/// Letters that it lacks are taken from the plain one and slanted.
final class Handwriting {

    private static final String SCRIPT = "/caseloom/seals/DancingScript-Regular.otf";

    private static final double EM = 1000;
    private static final double SLANT = 0.25;

    private final OpenTypeFont script;
    private final TrueTypeFont plain;

    private Handwriting(OpenTypeFont script, TrueTypeFont plain) {
        this.script = script;
        this.plain = plain;
    }

    static Handwriting of(TrueTypeFont plain) throws IOException {
        var bytes = new RandomAccessReadBuffer(Lettering.resource(SCRIPT));
        return new Handwriting(new OTFParser().parse(bytes), plain);
    }

    Outline of(String name) throws IOException {
        var shape = new GeneralPath(Path2D.WIND_NON_ZERO);
        var x = 0.0;
        for (var letter : name.codePoints().toArray()) {
            x += add(shape, Character.isWhitespace(letter) ? ' ' : letter, x);
        }
        return new Outline(shape, x);
    }

    /// Gives how wide the letter is.
    private double add(Path2D shape, int letter, double x) throws IOException {
        var glyph = script.getUnicodeCmapLookup().getGlyphId(letter);
        if (glyph > 0) {
            var scale = EM / script.getUnitsPerEm();
            var drawn = script.getCFF().getFont().getType2CharString(glyph).getPath();
            shape.append(drawn.getPathIterator(placed(scale, 0, x)), false);
            return script.getAdvanceWidth(glyph) * scale;
        }
        var other = plain.getUnicodeCmapLookup().getGlyphId(letter);
        var scale = EM / plain.getUnitsPerEm();
        var data = plain.getGlyph().getGlyph(other);
        if (data != null) {
            shape.append(data.getPath().getPathIterator(placed(scale, SLANT, x)), false);
        }
        return plain.getAdvanceWidth(other) * scale;
    }

    private static AffineTransform placed(double scale, double slant, double x) {
        return new AffineTransform(scale, 0, slant * scale, scale, x, 0);
    }
}
