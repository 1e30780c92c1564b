package caseloom.core.definition;

import org.snakeyaml.engine.v2.exceptions.Mark;

/// Where something stands in the text: line and column for people, counted from 1, and the code
/// points from `start` to `end` for edits.
///
/// @param lastLine where it ends
record Spot(int line, int column, int start, int end, int lastLine) {

    static final Spot TOP = new Spot(1, 1, 0, 0, 1);

    static Spot of(Mark start, Mark end) {
        return new Spot(
                start.getLine() + 1,
                start.getColumn() + 1,
                start.getIndex(),
                end.getIndex(),
                end.getLine() + 1);
    }

    /// The place inside a text that stands here, as exactly as the way it is written allows: a
    /// plain or simply quoted text on one line says where, everything else only where it begins.
    ///
    /// @param at UTF-16 units into the text
    Spot inside(String text, int at) {
        var written = end - start;
        var length = text.codePointCount(0, text.length());
        var quotes = written - length;
        if (lastLine != line || (quotes != 0 && quotes != 2) || at < 0 || at > text.length()) {
            return this;
        }
        var further = text.codePointCount(0, at) + quotes / 2;
        return new Spot(line, column + further, start + further, end, lastLine);
    }
}
