package caseloom.seals;

import caseloom.seals.Evidence.Signature;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/// Draws the signatures below the last page, which grows for them: nothing that was on it is ever
/// covered.
final class SignatureStrip {

    private static final float CELL_WIDTH = 170;
    private static final float CELL_HEIGHT = 72;
    private static final float MARGIN = 10;
    private static final float SMALL = 6;

    private final PDDocument document;
    private final Lettering lettering;
    private final List<Signature> signatures;

    SignatureStrip(PDDocument document, Lettering lettering, List<Signature> signatures) {
        this.document = document;
        this.lettering = lettering;
        this.signatures = signatures;
    }

    void draw() throws IOException {
        var page = document.getPage(document.getNumberOfPages() - 1);
        var turned = Math.floorMod(page.getRotation(), 360);
        var seen = page.getCropBox();
        var wide = turned % 180 == 0 ? seen.getWidth() : seen.getHeight();
        var columns = Math.max(1, (int) ((wide - MARGIN) / CELL_WIDTH));
        var rows = (signatures.size() + columns - 1) / columns;
        var high = rows * CELL_HEIGHT + 2 * MARGIN;
        var grown = grow(page, seen, turned, high);
        try (var stream = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            stream.transform(place(grown, turned));
            rule(stream, wide, high);
            var cell = Math.min(CELL_WIDTH, wide - MARGIN);
            for (var i = 0; i < signatures.size(); i++) {
                var x = MARGIN + i % columns * CELL_WIDTH;
                var y = high - MARGIN - (i / columns + 1) * CELL_HEIGHT;
                draw(stream, signatures.get(i), new Box(x, y, cell - MARGIN, CELL_HEIGHT));
            }
        }
    }

    /// Makes room at what is the bottom when the page is shown.
    private static PDRectangle grow(PDPage page, PDRectangle seen, int turned, float high) {
        var left = seen.getLowerLeftX() - (turned == 270 ? high : 0);
        var bottom = seen.getLowerLeftY() - (turned == 0 ? high : 0);
        var right = seen.getUpperRightX() + (turned == 90 ? high : 0);
        var top = seen.getUpperRightY() + (turned == 180 ? high : 0);
        var grown = new PDRectangle(left, bottom, right - left, top - bottom);
        var media = page.getMediaBox();
        var around = new PDRectangle();
        around.setLowerLeftX(Math.min(left, media.getLowerLeftX()));
        around.setLowerLeftY(Math.min(bottom, media.getLowerLeftY()));
        around.setUpperRightX(Math.max(right, media.getUpperRightX()));
        around.setUpperRightY(Math.max(top, media.getUpperRightY()));
        page.setMediaBox(around);
        page.setCropBox(grown);
        return grown;
    }

    /// The origin at the bottom left of the page as it is shown, with the axes as they are seen.
    private static Matrix place(PDRectangle grown, int turned) {
        var left = grown.getLowerLeftX();
        var bottom = grown.getLowerLeftY();
        var right = grown.getUpperRightX();
        var top = grown.getUpperRightY();
        return switch (turned) {
            case 90 -> new Matrix(0, 1, -1, 0, right, bottom);
            case 180 -> new Matrix(-1, 0, 0, -1, right, top);
            case 270 -> new Matrix(0, -1, 1, 0, left, top);
            default -> new Matrix(1, 0, 0, 1, left, bottom);
        };
    }

    private static void rule(PDPageContentStream stream, float wide, float high)
            throws IOException {
        stream.setNonStrokingColor(1f, 1f, 1f);
        stream.addRect(0, 0, wide, high);
        stream.fill();
        stream.setStrokingColor(0.6f, 0.6f, 0.6f);
        stream.setLineWidth(0.5f);
        stream.moveTo(MARGIN, high - MARGIN / 2);
        stream.lineTo(wide - MARGIN, high - MARGIN / 2);
        stream.stroke();
    }

    private void draw(PDPageContentStream stream, Signature signature, Box cell)
            throws IOException {
        var line = cell.y() + 2 * SMALL + 10;
        var above = new Box(cell.x(), line + 3, cell.width(), cell.y() + cell.height() - line - 9);
        Pen.take(stream);
        var ink = signature.ink();
        if (ink == null) {
            lettering.handwritten(signature.name()).fill(stream, above);
        } else {
            Pen.draw(stream, ink, above);
        }
        stream.setStrokingColor(0.4f, 0.4f, 0.4f);
        stream.setLineWidth(0.5f);
        stream.moveTo(cell.x(), line);
        stream.lineTo(cell.x() + cell.width(), line);
        stream.stroke();
        stream.setNonStrokingColor(0.2f, 0.2f, 0.2f);
        write(stream, signature.name() + " <" + signature.email() + ">", cell, line - SMALL - 2);
        write(
                stream,
                "signed " + signature.at().truncatedTo(ChronoUnit.SECONDS) + " (UTC)",
                cell,
                line - 2 * SMALL - 4);
    }

    /// Smaller where it would not fit.
    private void write(PDPageContentStream stream, String text, Box cell, float y)
            throws IOException {
        var shown = lettering.shown(text);
        var wide = lettering.width(shown, SMALL);
        var size = wide <= cell.width() ? SMALL : SMALL * cell.width() / wide;
        stream.beginText();
        stream.setFont(lettering.font(), size);
        stream.newLineAtOffset(cell.x(), y);
        stream.showText(shown);
        stream.endText();
    }
}
