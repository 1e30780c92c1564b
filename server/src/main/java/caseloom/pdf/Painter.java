package caseloom.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Paints pages into a PDF. For one document.
final class Painter {

    private static final int BYTE = 0xFF;

    private final PDDocument document;
    private final Pictures pictures;
    private final int pages;

    Painter(PDDocument document, int pages) {
        this.document = document;
        this.pictures = new Pictures(document);
        this.pages = pages;
    }

    void page(Sheet sheet, List<Op> edges) throws IOException {
        var section = sheet.section();
        var page = new PDPage(new PDRectangle(section.width(), section.height()));
        document.addPage(page);
        try (var stream = new PDPageContentStream(document, page)) {
            var canvas = new Canvas(stream, section.height(), sheet.number());
            // What lies behind comes first.
            for (var ops : List.of(edges, sheet.ops())) {
                for (var op : ops) {
                    if (op instanceof Op.Area area) {
                        canvas.area(area);
                    }
                }
                for (var op : ops) {
                    paint(canvas, op);
                }
            }
        }
    }

    private void paint(Canvas canvas, Op op) throws IOException {
        switch (op) {
            case Op.Letters letters -> canvas.letters(letters);
            case Op.PageNumber it -> {
                var number = it.ofAll() ? pages : canvas.number;
                canvas.letters(
                        new Op.Letters(
                                it.x(),
                                it.y(),
                                Integer.toString(number),
                                it.face(),
                                it.size(),
                                it.colour()));
            }
            case Op.Line line -> canvas.line(line);
            case Op.Image image ->
                    canvas.stream.drawImage(
                            pictures.of(image.picture()),
                            image.x(),
                            canvas.height - image.y() - image.height(),
                            image.width(),
                            image.height());
            case Op.Area _ -> {
                // Painted before.
            }
        }
    }

    /// A page, measured from its upper edge.
    private record Canvas(PDPageContentStream stream, float height, int number) {

        void area(Op.Area area) throws IOException {
            fill(area.colour());
            stream.addRect(
                    area.x(), height - area.y() - area.height(), area.width(), area.height());
            stream.fill();
        }

        void letters(Op.Letters letters) throws IOException {
            if (letters.text().isBlank() && letters.text().length() < 2) {
                return;
            }
            fill(letters.colour());
            stream.beginText();
            stream.setFont(letters.face().font(), letters.size());
            stream.newLineAtOffset(letters.x(), height - letters.y());
            stream.showText(letters.text());
            stream.endText();
        }

        void line(Op.Line line) throws IOException {
            stream.setStrokingColor(
                    part(line.colour(), 16), part(line.colour(), 8), part(line.colour(), 0));
            stream.setLineWidth(line.width());
            stream.moveTo(line.x(), height - line.y());
            stream.lineTo(line.toX(), height - line.toY());
            stream.stroke();
        }

        private void fill(int colour) throws IOException {
            stream.setNonStrokingColor(part(colour, 16), part(colour, 8), part(colour, 0));
        }

        private static float part(int colour, int shift) {
            return (colour >> shift & BYTE) / (float) BYTE;
        }
    }
}
