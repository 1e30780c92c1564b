package caseloom.pdf;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands below each other in a document.
sealed interface Block {

    /// Text in lines.
    ///
    /// @param mark how its end looks, which gives an empty one its height
    /// @param style by which neighbours are told to be of one kind
    record Paragraph(ParagraphLooks looks, Looks mark, String style, List<Inline> content)
            implements Block {

        public Paragraph {
            content = List.copyOf(content);
        }
    }

    /// Rows of cells.
    ///
    /// @param columns their widths; 0 where the document does not say
    /// @param width of all; null when the columns say it, a negative part of the room when relative
    /// @param left how far it is moved, or how far it stands from the left
    record Table(
            List<Float> columns,
            @Nullable Float width,
            float left,
            String alignment,
            List<Row> rows)
            implements Block {

        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// Cells beside each other.
    ///
    /// @param heading whether it is shown again on each page
    /// @param least how high it is at least
    record Row(List<Cell> cells, boolean heading, float least) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// A part of a row, with a text of its own.
    ///
    /// @param column where it begins, from 0 on
    /// @param rows over how many it reaches; 0 when it is a part of one above
    /// @param padding by side
    record Cell(
            int column,
            int columns,
            int rows,
            List<Block> content,
            Map<String, Edge> edges,
            @Nullable Integer behind,
            Map<String, Float> padding,
            String place) {

        public Cell {
            content = List.copyOf(content);
            edges = Map.copyOf(edges);
            padding = Map.copyOf(padding);
        }
    }
}
