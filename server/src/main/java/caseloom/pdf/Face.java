package caseloom.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// One font of a PDF, measured in parts of its size. For one document.
final class Face {

    private final PDType0Font font;
    private final Metrics metrics;
    private final CmapLookup characters;
    private final Map<Integer, Float> widths = new HashMap<>();
    private final TrueTypeFont file;

    /// Above and below the line of writing, and what is left free between lines.
    private record Metrics(float ascent, float descent, float gap, float unit) {}

    Face(PDType0Font font, TrueTypeFont file, CmapLookup characters, Heights heights) {
        this.font = font;
        this.file = file;
        this.characters = characters;
        var unit = heights.unit();
        this.metrics =
                new Metrics(
                        heights.ascender() / unit,
                        -heights.descender() / unit,
                        heights.gap() / unit,
                        unit);
    }

    /// As the font's file has them.
    record Heights(float ascender, float descender, float gap, float unit) {}

    PDType0Font font() {
        return font;
    }

    boolean has(int character) {
        return characters.getGlyphId(character) > 0;
    }

    float width(int character) {
        return widths.computeIfAbsent(character, this::measured);
    }

    private float measured(int character) {
        try {
            return file.getAdvanceWidth(characters.getGlyphId(character)) / metrics.unit;
        } catch (IOException e) {
            throw new UncheckedIOException("a font in memory can be read", e);
        }
    }

    float ascent() {
        return metrics.ascent;
    }

    float descent() {
        return metrics.descent;
    }

    /// From one line of writing to the next.
    float line() {
        return metrics.ascent + metrics.descent + metrics.gap;
    }
}
