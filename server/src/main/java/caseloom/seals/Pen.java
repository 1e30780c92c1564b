package caseloom.seals;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/// Draws what somebody drew.
final class Pen {

    private static final float THICK = 1.4f;

    private Pen() {}

    /// What follows is written in the colour of ink.
    static void take(PDPageContentStream stream) throws IOException {
        stream.setNonStrokingColor(0.05f, 0.1f, 0.35f);
        stream.setStrokingColor(0.05f, 0.1f, 0.35f);
    }

    static void draw(PDPageContentStream stream, Ink ink, Box box) throws IOException {
        var scale = Math.min(box.width() / Ink.WIDTH, box.height() / Ink.HEIGHT);
        stream.setLineWidth(THICK);
        stream.setLineCapStyle(1);
        stream.setLineJoinStyle(1);
        for (var stroke : ink.strokes()) {
            var first = stroke.getFirst();
            stream.moveTo(x(first, box, scale), y(first, box, scale));
            for (var point : stroke) {
                stream.lineTo(x(point, box, scale), y(point, box, scale));
            }
            stream.stroke();
        }
    }

    private static float x(Ink.Point point, Box box, float scale) {
        return box.x() + point.x() * scale;
    }

    private static float y(Ink.Point point, Box box, float scale) {
        return box.y() + (Ink.HEIGHT - point.y()) * scale;
    }
}
