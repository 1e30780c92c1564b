package caseloom.pdf;

import java.util.ArrayList;
import java.util.List;

/// Fills pages with slices, one section after the other. For one document.
final class Paginator {

    private final int most;
    private final List<Sheet> sheets = new ArrayList<>();
    private float y;
    private float top;
    private float bottom;
    private boolean fresh;

    Paginator(int most) {
        this.most = most;
    }

    List<Sheet> sheets() {
        return sheets;
    }

    /// @param above how much of a page its headers take
    /// @param below how much its footers take
    void add(Section section, float above, float below, List<Slice> slices) {
        top = above;
        bottom = section.height() - below;
        if (sheets.isEmpty() || !section.goesOn() || !alike(section)) {
            turn(section, true);
        }
        for (var i = 0; i < slices.size(); ) {
            var behind = together(slices, i);
            put(section, slices.subList(i, behind));
            i = behind;
        }
    }

    private boolean alike(Section section) {
        var last = sheets.getLast().section();
        return last.width() == section.width() && last.height() == section.height();
    }

    private static int together(List<Slice> slices, int from) {
        var behind = from + 1;
        while (behind < slices.size() && slices.get(behind - 1).keep()) {
            behind++;
        }
        return behind;
    }

    private void put(Section section, List<Slice> group) {
        var height = Slice.height(group);
        if (!fresh && y + height > bottom && height <= bottom - top) {
            turn(section, false);
            again(group.getFirst());
        }
        for (var slice : group) {
            put(section, slice);
        }
    }

    private void put(Section section, Slice slice) {
        switch (slice.kind()) {
            case BREAK -> {
                if (!fresh) {
                    turn(section, false);
                }
            }
            case ROOM -> {
                // Room at the top of a page is none, but on the first one.
                if (!fresh || sheets.getLast().first()) {
                    y += slice.height();
                }
            }
            case SHOWN -> {
                if (!fresh && y + slice.height() > bottom + 0.01f) {
                    turn(section, false);
                    again(slice);
                }
                paint(section, slice);
            }
        }
    }

    private void again(Slice slice) {
        var section = sheets.getLast().section();
        if (Slice.height(slice.heading()) + slice.height() <= bottom - top) {
            slice.heading().forEach(one -> paint(section, one));
        }
    }

    private void paint(Section section, Slice slice) {
        var sheet = sheets.getLast();
        for (var op : slice.ops()) {
            sheet.ops().add(op.moved(section.margin("left"), y));
        }
        y += slice.height();
        fresh = false;
    }

    private void turn(Section section, boolean first) {
        if (sheets.size() == most) {
            throw new Unshowable("it has more than the " + most + " pages allowed");
        }
        var number =
                first && section.firstNumber() > 0
                        ? section.firstNumber()
                        : sheets.isEmpty() ? 1 : sheets.getLast().number() + 1;
        sheets.add(Sheet.of(section, number, first));
        y = top;
        fresh = true;
    }
}
