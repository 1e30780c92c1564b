package caseloom.seals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A signature that was drawn: strokes of points on a sheet of `WIDTH` by `HEIGHT`, from the top
/// left.
public record Ink(List<List<Point>> strokes) {

    public static final int WIDTH = 600;
    public static final int HEIGHT = 200;

    /// Characters that a drawing may have as text.
    public static final int TEXT_MOST = 60_000;

    private static final Pattern FORM =
            Pattern.compile("\\d{1,3},\\d{1,3}(?: \\d{1,3},\\d{1,3})*+");

    /// Less than that is a slip of the pen.
    private static final int POINTS_LEAST = 4;

    public Ink {
        strokes = strokes.stream().map(List::copyOf).toList();
    }

    public record Point(int x, int y) {}

    /// Reads `x,y x,y;x,y x,y`; empty when the text is none, or nothing worth a signature.
    public static Optional<Ink> of(String text) {
        if (text.isEmpty() || text.length() > TEXT_MOST) {
            return Optional.empty();
        }
        var strokes = new ArrayList<List<Point>>();
        var points = 0;
        for (var part : text.split(";", -1)) {
            if (!FORM.matcher(part).matches()) {
                return Optional.empty();
            }
            var stroke = stroke(part);
            if (stroke.stream().anyMatch(point -> point.x > WIDTH || point.y > HEIGHT)) {
                return Optional.empty();
            }
            strokes.add(stroke);
            points += stroke.size();
        }
        return points < POINTS_LEAST ? Optional.empty() : Optional.of(new Ink(strokes));
    }

    private static List<Point> stroke(String part) {
        var stroke = new ArrayList<Point>();
        for (var pair : part.split(" ", -1)) {
            var comma = pair.indexOf(',');
            stroke.add(
                    new Point(
                            Integer.parseInt(pair.substring(0, comma)),
                            Integer.parseInt(pair.substring(comma + 1))));
        }
        return stroke;
    }
}
