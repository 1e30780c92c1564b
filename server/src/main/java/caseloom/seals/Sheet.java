package caseloom.seals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/// Pages that are written from top to bottom behind those of a document; to be closed.
final class Sheet implements AutoCloseable {

    private static final float MARGIN = 50;
    private static final float LABEL = 110;
    private static final float SIZE = 9;
    private static final float LEADING = 1.35f;

    private final PDDocument document;
    private final Lettering lettering;
    private @Nullable PDPageContentStream stream;
    private float y;

    Sheet(PDDocument document, Lettering lettering) {
        this.document = document;
        this.lettering = lettering;
    }

    void heading(String text, float size) throws IOException {
        y -= size / 2;
        for (var line : lines(text, width(), size)) {
            write(line, MARGIN, size);
        }
    }

    void paragraph(String text) throws IOException {
        for (var line : lines(text, width(), SIZE)) {
            write(line, MARGIN, SIZE);
        }
        y -= SIZE / 2;
    }

    /// A name and what it is, beside each other.
    void row(String label, String value) throws IOException {
        var first = true;
        for (var line : lines(value, width() - LABEL, SIZE)) {
            write(line, MARGIN + LABEL, SIZE);
            if (first) {
                put(lettering.shown(label), MARGIN, SIZE);
                first = false;
            }
        }
    }

    /// A picture of that height, where the values of rows stand.
    void drawing(float height, Drawing drawing) throws IOException {
        var on = room(height + SIZE);
        y -= height + SIZE / 2;
        on.saveGraphicsState();
        Pen.take(on);
        drawing.draw(on, new Box(MARGIN + LABEL, y, 220, height));
        on.restoreGraphicsState();
        y -= SIZE / 2;
    }

    @FunctionalInterface
    interface Drawing {
        void draw(PDPageContentStream stream, Box box) throws IOException;
    }

    Outline handwritten(String name) throws IOException {
        return lettering.handwritten(name);
    }

    void rule() throws IOException {
        var on = room(2 * SIZE);
        y -= SIZE;
        on.setStrokingColor(0.7f, 0.7f, 0.7f);
        on.setLineWidth(0.5f);
        on.moveTo(MARGIN, y);
        on.lineTo(MARGIN + width(), y);
        on.stroke();
        y -= SIZE / 2;
    }

    PDPage page() {
        return document.getPage(document.getNumberOfPages() - 1);
    }

    PDDocument document() {
        return document;
    }

    private static float width() {
        return PDRectangle.A4.getWidth() - 2 * MARGIN;
    }

    private void write(String shown, float x, float size) throws IOException {
        room(size * LEADING);
        y -= size * LEADING;
        put(shown, x, size);
    }

    private void put(String shown, float x, float size) throws IOException {
        var on = room(0);
        on.beginText();
        on.setFont(lettering.font(), size);
        on.newLineAtOffset(x, y);
        on.showText(shown);
        on.endText();
    }

    /// Turns the page when there is too little room.
    private PDPageContentStream room(float height) throws IOException {
        if (stream == null || y - height < MARGIN) {
            close();
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            stream = new PDPageContentStream(document, page);
            y = PDRectangle.A4.getHeight() - MARGIN;
        }
        return stream;
    }

    /// Broken between words, and inside those that are longer than a line.
    private List<String> lines(String text, float width, float size) throws IOException {
        var lines = new ArrayList<String>();
        for (var part : text.split("\\R", -1)) {
            var line = new StringBuilder();
            for (var word : lettering.shown(part).split(" ", -1)) {
                if (!line.isEmpty() && lettering.width(line + " " + word, size) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
                while (lettering.width(line.toString(), size) > width) {
                    var fits = fitting(line.toString(), width, size);
                    lines.add(line.substring(0, fits));
                    line.delete(0, fits);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /// How many characters of a line fit, at least one.
    private int fitting(String line, float width, float size) throws IOException {
        var fits = line.offsetByCodePoints(0, 1);
        while (fits < line.length()) {
            var next = line.offsetByCodePoints(fits, 1);
            if (lettering.width(line.substring(0, next), size) > width) {
                return fits;
            }
            fits = next;
        }
        return fits;
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}
