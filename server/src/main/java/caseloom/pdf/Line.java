package caseloom.pdf;

import java.util.ArrayList;
import java.util.List;

/// A line while pieces are put into it. Positions count from the left edge of the text.
final class Line {

    private final float begin;
    private final float end;
    private final List<Piece> pieces = new ArrayList<>();
    private float at;

    /// Where the part begins that a tab moves, and where that tab wants it.
    private int moved = -1;

    private TabStop stop = new TabStop(0, "left", false);

    Line(float begin, float end) {
        this.begin = begin;
        this.end = end;
        this.at = begin;
    }

    float at() {
        return at;
    }

    float begin() {
        return begin;
    }

    float end() {
        return end;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    List<Piece> pieces() {
        return pieces;
    }

    boolean fits(float width) {
        return at + width <= end + 0.01f;
    }

    void add(Piece piece) {
        pieces.add(piece);
        at += piece.width();
    }

    /// Goes on to a tab stop. What follows is moved when the stop wants it to end or be centered
    /// there.
    void tab(TabStop to, Piece.Gap gap) {
        settle();
        add(gap);
        if (!to.side().equals("left") && !to.side().equals("num") && !to.side().equals("start")) {
            moved = pieces.size() - 1;
            stop = to;
        }
    }

    /// Puts what followed a tab where its stop wants it.
    void settle() {
        if (moved < 0) {
            return;
        }
        var width = 0f;
        for (var piece : pieces.subList(moved + 1, pieces.size())) {
            width += piece.width();
        }
        var room = stop.at() - (at - width);
        var gap = stop.side().equals("center") ? room - width / 2 : room - width;
        if (gap > 0 && pieces.get(moved) instanceof Piece.Gap old) {
            pieces.set(moved, new Piece.Gap(old.width() + gap, old.looks(), old.dots()));
            at += gap;
        }
        moved = -1;
    }

    /// Takes spaces off its end.
    void trim() {
        settle();
        while (!pieces.isEmpty() && isSpace(pieces.getLast())) {
            at -= pieces.removeLast().width();
        }
    }

    static boolean isSpace(Piece piece) {
        return piece instanceof Piece.Text text && text.text().isBlank();
    }

    /// Where its spaces are that can be made wider: those behind the last tab.
    List<Integer> spaces() {
        var spaces = new ArrayList<Integer>();
        for (var i = pieces.size() - 1; i >= 0 && !(pieces.get(i) instanceof Piece.Gap); i--) {
            if (isSpace(pieces.get(i))) {
                spaces.add(i);
            }
        }
        return spaces;
    }
}
