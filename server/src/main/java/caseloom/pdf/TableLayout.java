package caseloom.pdf;

import java.util.ArrayList;
import java.util.List;

/// Lays out one table: a slice for each row.
final class TableLayout {

    private static final float COLUMN_LEAST = 12;

    private final Flow flow;
    private final Block.Table table;
    private final Frame frame;
    private final float[] edges;
    private final List<List<Laid>> rows = new ArrayList<>();
    private final float[] heights;

    TableLayout(Flow flow, Block.Table table, Frame frame) {
        this.flow = flow;
        this.table = table;
        this.frame = frame;
        this.edges = edges();
        this.heights = new float[table.rows().size()];
    }

    /// A cell with its content.
    private record Laid(Block.Cell cell, List<Slice> content) {

        float padding(String side) {
            return cell.padding().getOrDefault(side, 0f);
        }

        float height() {
            return Slice.height(content) + padding("top") + padding("bottom");
        }
    }

    /// Where columns begin, and the last one ends.
    private float[] edges() {
        var columns = new ArrayList<>(table.columns());
        var known = 0f;
        var unknown = 0;
        for (var column : columns) {
            known += column;
            unknown += column > 0 ? 0 : 1;
        }
        var each = unknown == 0 ? 0 : Math.max(COLUMN_LEAST, (frame.width() - known) / unknown);
        columns.replaceAll(column -> column > 0 ? column : each);
        var sum = known + each * unknown;
        var wanted = wanted(sum);
        var edges = new float[columns.size() + 1];
        edges[0] =
                switch (table.alignment()) {
                    case "center" -> (frame.width() - wanted) / 2;
                    case "right", "end" -> frame.width() - wanted;
                    default -> Math.clamp(table.left(), 0, frame.width() - wanted);
                };
        for (var i = 0; i < columns.size(); i++) {
            edges[i + 1] = edges[i] + columns.get(i) * (sum > 0 ? wanted / sum : 1);
        }
        return edges;
    }

    private float wanted(float sum) {
        var said = table.width();
        var wanted = said == null || said == 0 ? sum : said > 0 ? said : -said * frame.width();
        return Math.min(wanted, frame.width());
    }

    List<Slice> slices() {
        for (var row : table.rows()) {
            rows.add(row.cells().stream().map(this::laid).toList());
        }
        var goingOn = goingOn();
        measure(goingOn);
        var slices = new ArrayList<Slice>();
        var heading = new ArrayList<Slice>();
        for (var i = 0; i < rows.size(); i++) {
            var isHeading = table.rows().get(i).heading() && heading.size() == i;
            for (var slice : row(i)) {
                var kept = isHeading || goingOn[i] ? slice.kept() : slice;
                slices.add(isHeading ? kept : kept.below(heading));
                if (isHeading) {
                    heading.add(kept);
                }
            }
        }
        return slices;
    }

    private Laid laid(Block.Cell cell) {
        var width = edges[cell.column() + cell.columns()] - edges[cell.column()];
        var padding = cell.padding();
        var room = width - padding.getOrDefault("left", 0f) - padding.getOrDefault("right", 0f);
        var content =
                flow.of(cell.content(), frame.narrower(room)).stream()
                        .filter(slice -> slice.kind() != Slice.Kind.BREAK)
                        .toList();
        return new Laid(cell, content);
    }

    private void measure(boolean[] goingOn) {
        for (var i = 0; i < heights.length; i++) {
            heights[i] = table.rows().get(i).least();
            for (var one : rows.get(i)) {
                if (one.cell.rows() == 1) {
                    heights[i] = Math.max(heights[i], one.height());
                }
            }
        }
        for (var i = 0; i < heights.length; i++) {
            for (var one : rows.get(i)) {
                if (one.cell.rows() > 1) {
                    var last = i + one.cell.rows() - 1;
                    heights[last] += Math.max(0, one.height() - height(i, one.cell.rows()));
                }
            }
        }
        var together = 0f;
        for (var i = 0; i < heights.length; i++) {
            together += heights[i];
            if (!goingOn[i]) {
                together = 0;
            } else if (together > frame.height()) {
                throw new Unshowable("a cell of it that reaches over rows is higher than a page");
            }
        }
    }

    private float height(int row, int many) {
        var height = 0f;
        for (var i = row; i < Math.min(row + many, heights.length); i++) {
            height += heights[i];
        }
        return height;
    }

    /// Whether a cell reaches from a row into the next one, for each row.
    private boolean[] goingOn() {
        var goingOn = new boolean[rows.size()];
        var reached = 0;
        for (var i = 0; i < rows.size(); i++) {
            for (var one : rows.get(i)) {
                reached = Math.max(reached, i + one.cell.rows() - 1);
            }
            goingOn[i] = reached > i;
        }
        return goingOn;
    }

    private List<Slice> row(int number) {
        if (heights[number] > frame.height()) {
            return parts(rows.get(number));
        }
        var ops = new ArrayList<Op>();
        for (var one : rows.get(number)) {
            if (one.cell.rows() > 0) {
                var height = height(number, one.cell.rows());
                around(ops, one.cell, height);
                content(ops, one, one.content, height);
            }
        }
        return List.of(Slice.of(heights[number], ops));
    }

    /// A row that is higher than a page, cut where all its cells have room.
    private List<Slice> parts(List<Laid> row) {
        var parts = new ArrayList<Slice>();
        var taken = new int[row.size()];
        var left = true;
        while (left) {
            left = false;
            var ops = new ArrayList<Op>();
            var chosen = new ArrayList<List<Slice>>();
            var height = 0f;
            for (var i = 0; i < row.size(); i++) {
                var part = part(row.get(i), taken[i]);
                taken[i] += part.size();
                left |= taken[i] < row.get(i).content.size();
                chosen.add(part);
                height = Math.max(height, Slice.height(part) + edge(row.get(i)));
            }
            for (var i = 0; i < row.size(); i++) {
                around(ops, row.get(i).cell, height);
                content(ops, row.get(i), chosen.get(i), height);
            }
            parts.add(Slice.of(height, ops));
        }
        return parts;
    }

    private static float edge(Laid laid) {
        return laid.padding("top") + laid.padding("bottom");
    }

    /// As much of a cell as a page has room for; at least one slice of what is left.
    private List<Slice> part(Laid laid, int from) {
        var part = new ArrayList<Slice>();
        var room = frame.height() - edge(laid);
        for (var slice : laid.content.subList(from, laid.content.size())) {
            room -= slice.height();
            if (room < 0 && !part.isEmpty()) {
                break;
            }
            part.add(slice);
        }
        return part;
    }

    private void content(List<Op> ops, Laid laid, List<Slice> content, float height) {
        var free = height - Slice.height(content) - edge(laid);
        var y =
                laid.padding("top")
                        + switch (laid.cell.place()) {
                            case "center" -> Math.max(0, free / 2);
                            case "bottom" -> Math.max(0, free);
                            default -> 0;
                        };
        var x = edges[laid.cell.column()] + laid.padding("left");
        for (var slice : content) {
            for (var op : slice.ops()) {
                ops.add(op.moved(x, y));
            }
            y += slice.height();
        }
    }

    private void around(List<Op> ops, Block.Cell cell, float height) {
        var left = edges[cell.column()];
        var right = edges[cell.column() + cell.columns()];
        var behind = cell.behind();
        if (behind != null) {
            ops.add(new Op.Area(left, 0, right - left, height, behind));
        }
        line(ops, cell, "top", left, 0, right, 0);
        line(ops, cell, "bottom", left, height, right, height);
        line(ops, cell, "left", left, 0, left, height);
        line(ops, cell, "right", right, 0, right, height);
    }

    private static void line(
            List<Op> ops, Block.Cell cell, String side, float x, float y, float toX, float toY) {
        var edge = cell.edges().getOrDefault(side, Edge.NONE);
        if (edge.drawn()) {
            ops.add(new Op.Line(x, y, toX, toY, edge.width(), edge.colour()));
        }
    }
}
