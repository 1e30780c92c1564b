package caseloom.pdf;

import java.util.ArrayList;
import java.util.List;

/// Makes slices of the lines of a paragraph.
final class Lines {

    private static final float UNDER = 0.1f;

    private static final float THROUGH = -0.28f;

    private static final float STROKE = 0.05f;

    private final Faces faces;
    private final Frame frame;
    private final Numbers numbers;

    Lines(Faces faces, Frame frame, Numbers numbers) {
        this.faces = faces;
        this.frame = frame;
        this.numbers = numbers;
    }

    List<Slice> of(Block.Paragraph paragraph) {
        var looks = paragraph.looks();
        var tokens = Token.all(paragraph.content(), faces, numbers);
        var broken = new LineBreaker(looks, faces, frame).broken(tokens);
        var slices = new ArrayList<Slice>();
        if (looks.onNewPage()) {
            slices.add(Slice.pageBreak());
        }
        for (var i = 0; i < broken.size(); i++) {
            var one = broken.get(i);
            var slice = slice(paragraph, one, i == 0, i == broken.size() - 1);
            slices.add(keeps(looks, i, broken.size()) ? slice.kept() : slice);
            if (one.page()) {
                slices.add(Slice.pageBreak());
            }
        }
        return slices;
    }

    /// No line stands alone at the end or the beginning of a page.
    private static boolean keeps(ParagraphLooks looks, int number, int all) {
        if (number == all - 1) {
            return looks.keepWithNext();
        }
        return looks.keepTogether() || number == 0 || number == all - 2;
    }

    /// How far a line reaches above and below the line of writing.
    private record Reach(float above, float below, float gap) {

        Reach with(float newAbove, float newBelow, float newGap) {
            return new Reach(
                    Math.max(above, newAbove), Math.max(below, newBelow), Math.max(gap, newGap));
        }

        Reach with(Looks looks, Face face) {
            var size = looks.size();
            return with(
                    face.ascent() * size + looks.rise(),
                    face.descent() * size - looks.rise(),
                    (face.line() - face.ascent() - face.descent()) * size);
        }
    }

    private Reach reach(Line line, Looks mark) {
        var reach = new Reach(0, 0, 0);
        for (var piece : line.pieces()) {
            reach =
                    switch (piece) {
                        case Piece.Text text -> reach.with(text.looks(), text.face());
                        case Piece.PageNumber number -> reach.with(number.looks(), number.face());
                        case Piece.Image image -> reach.with(image.height(), 0, 0);
                        case Piece.Gap gap -> reach.with(gap.looks(), faces.of(gap.looks()));
                    };
        }
        return line.isEmpty() ? reach.with(mark, faces.of(mark)) : reach;
    }

    private Slice slice(
            Block.Paragraph paragraph, LineBreaker.Broken broken, boolean first, boolean last) {
        var looks = paragraph.looks();
        var reach = reach(broken.line(), paragraph.mark());
        var natural = reach.above + reach.below + reach.gap;
        var height =
                switch (looks.rule()) {
                    case "exact" -> looks.pitch();
                    case "atLeast" -> Math.max(natural, looks.pitch());
                    default -> natural * looks.pitch();
                };
        var ops = new ArrayList<Op>();
        around(ops, looks, height, first, last);
        paint(ops, broken, looks, new Base(height - reach.below - reach.gap / 2, reach));
        return Slice.of(height, ops);
    }

    /// The line of writing.
    private record Base(float y, Reach reach) {}

    private void around(
            List<Op> ops, ParagraphLooks looks, float height, boolean first, boolean last) {
        var left = Math.min(looks.left(), looks.left() + looks.first());
        var right = frame.width() - looks.right();
        var behind = looks.behind();
        if (behind != null) {
            ops.add(new Op.Area(left, 0, right - left, height, behind));
        }
        looks.edges()
                .forEach((side, edge) -> {
                    if (!edge.drawn()) {
                        return;
                    }
                    switch (side) {
                        case "top" -> line(ops, first, edge, left, 0, right, 0);
                        case "bottom" -> line(ops, last, edge, left, height, right, height);
                        case "left" -> line(ops, true, edge, left - 2, 0, left - 2, height);
                        case "right" -> line(ops, true, edge, right + 2, 0, right + 2, height);
                        default -> {
                            // Lines between paragraphs are those of each.
                        }
                    }
                });
    }

    private static void line(
            List<Op> ops, boolean drawn, Edge edge, float x, float y, float toX, float toY) {
        if (drawn) {
            ops.add(new Op.Line(x, y, toX, toY, edge.width(), edge.colour()));
        }
    }

    private void paint(List<Op> ops, LineBreaker.Broken broken, ParagraphLooks looks, Base base) {
        var line = broken.line();
        var free = line.end() - line.at();
        var spaces = line.spaces();
        var stretched =
                (looks.alignment().equals("both") || looks.alignment().equals("distribute"))
                        && !broken.ended()
                        && free > 0
                        && !spaces.isEmpty();
        var wider = stretched ? free / spaces.size() : 0;
        var x =
                line.begin()
                        + switch (looks.alignment()) {
                            case "center" -> free / 2;
                            case "right", "end" -> free;
                            default -> 0;
                        };
        for (var i = 0; i < line.pieces().size(); i++) {
            var piece = line.pieces().get(i);
            var room = piece.width() + (stretched && spaces.contains(i) ? wider : 0);
            piece(ops, piece, x, room, base);
            x += room;
        }
    }

    private static void piece(List<Op> ops, Piece piece, float x, float room, Base base) {
        switch (piece) {
            case Piece.Text(var text, var looks, var face, var _) -> {
                letters(ops, looks, x, room, base);
                ops.add(
                        new Op.Letters(
                                x,
                                base.y - looks.rise(),
                                text,
                                face,
                                looks.size(),
                                looks.colour()));
            }
            case Piece.PageNumber(var ofAll, var looks, var face, var _) ->
                    ops.add(
                            new Op.PageNumber(
                                    ofAll, x, base.y, face, looks.size(), looks.colour()));
            case Piece.Image(var picture, var width, var height) ->
                    ops.add(new Op.Image(x, base.y - height, width, height, picture));
            case Piece.Gap gap -> {
                letters(ops, gap.looks(), x, room, base);
                dots(ops, gap, x, base);
            }
        }
    }

    /// What is drawn behind, under and through letters.
    private static void letters(List<Op> ops, Looks looks, float x, float room, Base base) {
        var behind = looks.behind();
        if (behind != null) {
            var height = base.reach.above + base.reach.below;
            ops.add(new Op.Area(x, base.y - base.reach.above, room, height, behind));
        }
        if (looks.underlined()) {
            stroke(ops, looks, x, room, base.y - looks.rise() + UNDER * looks.size());
        }
        if (looks.struck()) {
            stroke(ops, looks, x, room, base.y - looks.rise() + THROUGH * looks.size());
        }
    }

    private static void stroke(List<Op> ops, Looks looks, float x, float room, float y) {
        ops.add(new Op.Line(x, y, x + room, y, STROKE * looks.size(), looks.colour()));
    }

    private static void dots(List<Op> ops, Piece.Gap gap, float x, Base base) {
        var face = gap.dots();
        if (face != null) {
            var looks = gap.looks();
            var step = face.width('.') * looks.size();
            var many = (int) Math.max(0, gap.width() / step - 1);
            ops.add(
                    new Op.Letters(
                            x + gap.width() - many * step,
                            base.y,
                            ".".repeat(many),
                            face,
                            looks.size(),
                            looks.colour()));
        }
    }
}
