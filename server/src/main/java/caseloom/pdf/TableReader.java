package caseloom.pdf;

import caseloom.docx.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Reads a table. For one table.
final class TableReader {

    private static final int COLUMNS_MOST = 200;

    /// Hundredths of a percent in a whole, as Word counts.
    private static final float WHOLE = 5_000;

    private static final float SIDE = 5.4f;

    private final StoryReader story;
    private final Element table;
    private final TableStyle style;
    private final List<Element> rows = new ArrayList<>();

    TableReader(StoryReader story, Element table) {
        this.story = story;
        this.table = table;
        this.style = TableStyle.of(story.source().styles(), Word.child(table, "tblPr"));
        gather(table, "tr", rows);
    }

    /// Elements of that name, whatever was put around them.
    private static void gather(Element parent, String name, List<Element> found) {
        for (var child : Word.children(parent)) {
            if (Word.is(child, name)) {
                found.add(child);
            } else if (Word.is(child, "sdt") || Word.is(child, "sdtContent")) {
                gather(child, name, found);
            }
        }
    }

    Block.Table read() {
        var properties = Word.child(table, "tblPr");
        var grid =
                Word.child(table, "tblGrid").stream()
                        .flatMap(one -> Word.children(one, "gridCol").stream())
                        .map(column -> Measures.twips(column, "w").orElse(0f))
                        .toList();
        var plan = new ArrayList<List<Placed>>();
        var columns = grid.size();
        for (var row : rows) {
            var placed = placed(row);
            plan.add(placed);
            for (var cell : placed) {
                columns = Math.max(columns, cell.column + cell.span);
            }
        }
        if (columns > COLUMNS_MOST) {
            throw new Unshowable("a table of it has more than " + COLUMNS_MOST + " columns");
        }
        var widths = new ArrayList<>(grid);
        while (widths.size() < columns) {
            widths.add(0f);
        }
        var read = new ArrayList<Block.Row>();
        for (var i = 0; i < plan.size(); i++) {
            read.add(row(plan, i, columns));
        }
        return new Block.Table(
                widths,
                properties.map(TableReader::width).orElse(null),
                properties
                        .flatMap(one -> Word.child(one, "tblInd"))
                        .flatMap(one -> Measures.twips(one, "w"))
                        .orElse(0f),
                properties.flatMap(one -> Word.value(one, "jc")).orElse("left"),
                read);
    }

    private static @Nullable Float width(Element properties) {
        var width = Word.child(properties, "tblW");
        var kind = width.flatMap(one -> Word.attribute(one, "type")).orElse("auto");
        var text = width.flatMap(one -> Word.attribute(one, "w")).orElse("");
        if (text.endsWith("%")) {
            return Measures.number(Optional.of(text.substring(0, text.length() - 1)))
                    .map(percent -> -percent / 100)
                    .orElse(null);
        }
        return switch (kind) {
            case "pct" ->
                    Measures.number(Optional.of(text)).map(part -> -part / WHOLE).orElse(null);
            case "dxa" -> width.flatMap(one -> Measures.twips(one, "w")).orElse(null);
            default -> null;
        };
    }

    /// A cell, and where in the grid it stands.
    private record Placed(Element cell, int column, int span, boolean continued) {}

    private static List<Placed> placed(Element row) {
        var cells = new ArrayList<Element>();
        gather(row, "tc", cells);
        var placed = new ArrayList<Placed>();
        var column =
                Measures.whole(Word.at(row, "trPr").flatMap(one -> Word.value(one, "gridBefore")))
                        .map(skipped -> Math.clamp(skipped, 0, COLUMNS_MOST))
                        .orElse(0);
        for (var cell : cells) {
            var properties = Word.child(cell, "tcPr");
            var span =
                    Measures.whole(properties.flatMap(one -> Word.value(one, "gridSpan")))
                            .map(columns -> Math.clamp(columns, 1, COLUMNS_MOST))
                            .orElse(1);
            var merged = properties.flatMap(one -> Word.child(one, "vMerge"));
            var continued =
                    merged.isPresent()
                            && Word.attribute(merged.get(), "val")
                                    .filter("restart"::equals)
                                    .isEmpty();
            placed.add(new Placed(cell, column, span, continued));
            column += span;
            if (column > COLUMNS_MOST) {
                throw new Unshowable("a table of it has more than " + COLUMNS_MOST + " columns");
            }
        }
        return placed;
    }

    private Block.Row row(List<List<Placed>> plan, int number, int columns) {
        var properties = Word.child(rows.get(number), "trPr");
        var cells = new ArrayList<Block.Cell>();
        for (var placed : plan.get(number)) {
            cells.add(cell(plan, number, placed, columns));
        }
        return new Block.Row(
                cells,
                properties.flatMap(one -> Measures.flag(one, "tblHeader")).orElse(false),
                properties
                        .flatMap(one -> Word.child(one, "trHeight"))
                        .flatMap(one -> Measures.twips(one, "val"))
                        .orElse(0f));
    }

    private Block.Cell cell(List<List<Placed>> plan, int number, Placed placed, int columns) {
        var place =
                new TableStyle.Place(
                        number, plan.size(), placed.column, placed.column + placed.span, columns);
        var properties = Word.child(placed.cell, "tcPr");
        var edges = style.edges(place);
        properties
                .flatMap(one -> Word.child(one, "tcBorders"))
                .ifPresent(borders -> edges.putAll(Edge.all(borders)));
        var shade = properties.flatMap(one -> Word.child(one, "shd"));
        var behind =
                shade.isPresent()
                        ? shade.flatMap(one -> Measures.colour(Word.attribute(one, "fill")))
                        : style.behind(place);
        return new Block.Cell(
                placed.column,
                placed.span,
                placed.continued ? 0 : reach(plan, number, placed),
                placed.continued ? List.of() : story.inside(style.saying(place)).read(placed.cell),
                edges,
                behind.orElse(null),
                padding(properties),
                properties.flatMap(one -> Word.value(one, "vAlign")).orElse("top"));
    }

    /// Over how many rows a cell reaches.
    private static int reach(List<List<Placed>> plan, int number, Placed placed) {
        var reached = 1;
        for (var below : plan.subList(number + 1, plan.size())) {
            var goesOn =
                    below.stream().anyMatch(cell -> cell.continued && cell.column == placed.column);
            if (!goesOn) {
                break;
            }
            reached++;
        }
        return reached;
    }

    private Map<String, Float> padding(Optional<Element> cell) {
        var padding = new HashMap<String, Float>();
        padding.put("left", SIDE);
        padding.put("right", SIDE);
        style.margins().forEach(margins -> put(margins, padding));
        cell.flatMap(one -> Word.child(one, "tcMar")).ifPresent(margins -> put(margins, padding));
        return padding;
    }

    private static void put(Element margins, Map<String, Float> padding) {
        for (var side : Word.children(margins)) {
            var name =
                    switch (String.valueOf(side.getLocalName())) {
                        case "start" -> "left";
                        case "end" -> "right";
                        default -> String.valueOf(side.getLocalName());
                    };
            Measures.twips(side, "w").ifPresent(width -> padding.put(name, Math.max(0, width)));
        }
    }
}
