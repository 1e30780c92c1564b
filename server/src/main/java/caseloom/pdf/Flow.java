package caseloom.pdf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays out what stands below each other, as slices that pages are made of.
record Flow(Faces faces, Numbers numbers) {

    List<Slice> of(List<Block> blocks, Frame frame) {
        var slices = new ArrayList<Slice>();
        Block.@Nullable Paragraph before = null;
        for (var block : blocks) {
            switch (block) {
                case Block.Paragraph paragraph -> {
                    room(slices, before, paragraph);
                    slices.addAll(new Lines(faces, frame, numbers).of(paragraph));
                    before = paragraph;
                }
                case Block.Table table -> {
                    if (before != null) {
                        slices.add(Slice.room(before.looks().after(), false));
                    }
                    slices.addAll(new TableLayout(this, table, frame).slices());
                    before = null;
                }
            }
        }
        if (before != null) {
            slices.add(Slice.room(before.looks().after(), false));
        }
        return slices;
    }

    /// Neighbours of one style may stand close.
    private static void room(
            List<Slice> slices, Block.@Nullable Paragraph before, Block.Paragraph next) {
        var alike = before != null && before.style().equals(next.style());
        var room = alike && next.looks().close() ? 0 : next.looks().before();
        var keep = false;
        if (before != null) {
            room += alike && before.looks().close() ? 0 : before.looks().after();
            keep = before.looks().keepWithNext();
        }
        if (room > 0) {
            slices.add(Slice.room(room, keep));
        }
    }
}
