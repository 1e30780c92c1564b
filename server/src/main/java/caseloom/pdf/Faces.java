package caseloom.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The fonts of one PDF, each read when it is first needed. They come with the program, so that a
/// machine without fonts gives the same pages.
final class Faces {

    private static final String FOLDER = "/liberation/";

    private final PDDocument document;
    private final Map<String, Face> read = new HashMap<>();

    Faces(PDDocument document) {
        this.document = document;
    }

    /// The face of a look.
    Face of(Looks looks) {
        return of(looks.family(), looks.bold(), looks.italic());
    }

    /// The face of a look, or another one that has the character.
    ///
    /// @throws Unshowable when no face has it
    Face of(Looks looks, int character) {
        var face = of(looks);
        if (face.has(character)) {
            return face;
        }
        for (var family : List.of(Family.SANS, Family.SERIF, Family.MONO)) {
            var other = of(family, looks.bold(), looks.italic());
            if (other.has(character)) {
                return other;
            }
        }
        throw new Unshowable(
                "it has the character U+"
                        + Integer.toHexString(character).toUpperCase(Locale.ROOT)
                        + " ("
                        + Character.getName(character)
                        + "), which the fonts do not have");
    }

    private Face of(Family family, boolean bold, boolean italic) {
        var style = (bold ? "Bold" : "") + (italic ? "Italic" : "");
        var name =
                "Liberation" + family.word() + "-" + (style.isEmpty() ? "Regular" : style) + ".ttf";
        return read.computeIfAbsent(name, this::load);
    }

    private Face load(String name) {
        try (var bytes = Faces.class.getResourceAsStream(FOLDER + name)) {
            if (bytes == null) {
                throw new IllegalStateException("the font " + name + " comes with the program");
            }
            var file = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
            var lines = file.getHorizontalHeader();
            return new Face(
                    PDType0Font.load(document, file, true),
                    file,
                    file.getUnicodeCmapLookup(),
                    new Face.Heights(
                            lines.getAscender(),
                            lines.getDescender(),
                            lines.getLineGap(),
                            file.getUnitsPerEm()));
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + name + " cannot be read", e);
        }
    }
}
