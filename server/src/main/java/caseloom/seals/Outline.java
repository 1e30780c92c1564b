package caseloom.seals;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/// A shape to be filled, in units of its own with the origin at the left of the base line.
///
/// @param width how far it goes to the right
record Outline(Path2D shape, double width) {

    /// Fills it, as large as fits the box, with its base line a little above the bottom.
    void fill(PDPageContentStream stream, Box box) throws IOException {
        var bounds = shape.getBounds2D();
        if (bounds.isEmpty() || width <= 0) {
            return;
        }
        var scale = Math.min(box.width() / width, box.height() / Math.max(bounds.getHeight(), 1));
        var placed = new AffineTransform();
        placed.translate(box.x(), box.y() - Math.min(0, bounds.getMinY()) * scale);
        placed.scale(scale, scale);
        draw(stream, shape.getPathIterator(placed));
        stream.fill();
    }

    /// The library knows no curves with one control point.
    private static void draw(PDPageContentStream stream, PathIterator path) throws IOException {
        var p = new float[6];
        var x = 0f;
        var y = 0f;
        for (; !path.isDone(); path.next()) {
            switch (path.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> stream.moveTo(p[0], p[1]);
                case PathIterator.SEG_LINETO -> stream.lineTo(p[0], p[1]);
                case PathIterator.SEG_QUADTO ->
                        stream.curveTo(
                                x + (p[0] - x) * 2 / 3,
                                y + (p[1] - y) * 2 / 3,
                                p[2] + (p[0] - p[2]) * 2 / 3,
                                p[3] + (p[1] - p[3]) * 2 / 3,
                                p[2],
                                p[3]);
                case PathIterator.SEG_CUBICTO -> stream.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
                default -> stream.closePath();
            }
            switch (path.currentSegment(p)) {
                case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> {
                    x = p[0];
                    y = p[1];
                }
                case PathIterator.SEG_QUADTO -> {
                    x = p[2];
                    y = p[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    x = p[4];
                    y = p[5];
                }
                default -> {
                    // The next shape begins with a move.
                }
            }
        }
    }
}
