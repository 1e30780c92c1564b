package caseloom.core.definition;

import org.snakeyaml.engine.v2.exceptions.Mark;

/// Where something stands in the text: line and column for people, counted from 1, and the code
/// points from `start` to `end` for edits.
record Spot(int line, int column, int start, int end) {

    static final Spot TOP = new Spot(1, 1, 0, 0);

    static Spot of(Mark start, Mark end) {
        return new Spot(
                start.getLine() + 1, start.getColumn() + 1, start.getIndex(), end.getIndex());
    }
}
