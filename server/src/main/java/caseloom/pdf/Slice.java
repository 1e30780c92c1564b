package caseloom.pdf;

import java.util.List;

/// What stands on one page as a whole: a line, a row, or the room between two paragraphs. Painted
/// from its own upper left corner on.
///
/// @param kind whether it shows something
/// @param keep whether the next one stands on the same page, if that can be
/// @param heading what is shown again above it on a new page
record Slice(float height, List<Op> ops, Kind kind, boolean keep, List<Slice> heading) {

    enum Kind {
        SHOWN,
        /// Room that is left out at the top of a page.
        ROOM,
        /// A new page begins.
        BREAK
    }

    Slice {
        ops = List.copyOf(ops);
        heading = List.copyOf(heading);
    }

    static Slice of(float height, List<Op> ops) {
        return new Slice(height, ops, Kind.SHOWN, false, List.of());
    }

    static Slice room(float height, boolean keep) {
        return new Slice(height, List.of(), Kind.ROOM, keep, List.of());
    }

    static Slice pageBreak() {
        return new Slice(0, List.of(), Kind.BREAK, false, List.of());
    }

    Slice kept() {
        return new Slice(height, ops, kind, true, heading);
    }

    Slice below(List<Slice> above) {
        return new Slice(height, ops, kind, keep, above);
    }

    static float height(List<Slice> slices) {
        var height = 0f;
        for (var slice : slices) {
            height += slice.height;
        }
        return height;
    }
}
