package caseloom.pdf;

import caseloom.docx.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/// What a table, and the style that it has, say of its cells.
///
/// @param chain the style and those it is based on, the most general first
record TableStyle(List<Element> chain, Optional<Element> properties) {

    private static final int FIRST_ROW = 0x20;
    private static final int LAST_ROW = 0x40;
    private static final int FIRST_COLUMN = 0x80;
    private static final int LAST_COLUMN = 0x100;
    private static final int NO_BANDS = 0x200;

    /// What is on when the table does not say.
    private static final int USUAL = FIRST_ROW | FIRST_COLUMN;

    static TableStyle of(Styles styles, Optional<Element> properties) {
        var named = properties.flatMap(one -> Word.value(one, "tblStyle"));
        return new TableStyle(named.isEmpty() ? List.of() : styles.chain(named), properties);
    }

    /// Where a cell stands.
    ///
    /// @param behind the column after its last one
    record Place(int row, int rows, int column, int behind, int columns) {}

    /// What is said of everything in a cell, the most general first.
    List<Element> saying(Place place) {
        var saying = new ArrayList<>(chain);
        saying.addAll(special(place));
        return saying;
    }

    /// The parts of the style for special rows and columns that mean a cell.
    private List<Element> special(Place place) {
        var found = new ArrayList<Element>();
        for (var kind : kinds(place)) {
            for (var one : chain) {
                Word.children(one, "tblStylePr").stream()
                        .filter(part ->
                                Word.attribute(part, "type").filter(kind::equals).isPresent())
                        .forEach(found::add);
            }
        }
        return found;
    }

    private List<String> kinds(Place place) {
        var kinds = new ArrayList<String>();
        var first = has(FIRST_ROW, "firstRow");
        if (!has(NO_BANDS, "noHBand")) {
            var body = place.row() - (first ? 1 : 0);
            kinds.add(body % 2 == 0 ? "band1Horz" : "band2Horz");
        }
        if (has(FIRST_COLUMN, "firstColumn") && place.column() == 0) {
            kinds.add("firstCol");
        }
        if (has(LAST_COLUMN, "lastColumn") && place.behind() == place.columns()) {
            kinds.add("lastCol");
        }
        if (first && place.row() == 0) {
            kinds.add("firstRow");
        }
        if (has(LAST_ROW, "lastRow") && place.row() == place.rows() - 1) {
            kinds.add("lastRow");
        }
        return kinds;
    }

    private boolean has(int bit, String name) {
        var look = properties.flatMap(one -> Word.child(one, "tblLook"));
        var said = look.flatMap(one -> Word.attribute(one, name));
        if (said.isPresent()) {
            return said.get().equals("1") || said.get().equals("true");
        }
        return (look.flatMap(one -> Word.attribute(one, "val")).map(TableStyle::bits).orElse(USUAL)
                        & bit)
                != 0;
    }

    private static int bits(String text) {
        try {
            return Integer.parseInt(text, 16);
        } catch (NumberFormatException _) {
            return USUAL;
        }
    }

    /// The lines around a cell, as far as the table and its style say.
    Map<String, Edge> edges(Place place) {
        var all = new HashMap<String, Edge>();
        for (var one : chain) {
            Word.at(one, "tblPr", "tblBorders").ifPresent(found -> all.putAll(Edge.all(found)));
        }
        properties
                .flatMap(one -> Word.child(one, "tblBorders"))
                .ifPresent(found -> all.putAll(Edge.all(found)));
        var edges = new HashMap<String, Edge>();
        put(edges, "top", all, place.row() == 0 ? "top" : "insideH");
        put(edges, "bottom", all, place.row() == place.rows() - 1 ? "bottom" : "insideH");
        put(edges, "left", all, place.column() == 0 ? "left" : "insideV");
        put(edges, "right", all, place.behind() == place.columns() ? "right" : "insideV");
        for (var part : special(place)) {
            Word.at(part, "tcPr", "tcBorders").ifPresent(found -> edges.putAll(Edge.all(found)));
        }
        return edges;
    }

    private static void put(
            Map<String, Edge> edges, String side, Map<String, Edge> all, String name) {
        edges.put(side, all.getOrDefault(name, Edge.NONE));
    }

    /// The colour behind a cell.
    Optional<Integer> behind(Place place) {
        return saying(place).reversed().stream()
                .flatMap(one -> Word.at(one, "tcPr", "shd").stream())
                .findFirst()
                .flatMap(shade -> Measures.colour(Word.attribute(shade, "fill")));
    }

    /// What is said about the room inside of cells, the most general first.
    List<Element> margins() {
        var margins = new ArrayList<Element>();
        chain.forEach(one -> Word.at(one, "tblPr", "tblCellMar").ifPresent(margins::add));
        properties.flatMap(one -> Word.child(one, "tblCellMar")).ifPresent(margins::add);
        return margins;
    }
}
