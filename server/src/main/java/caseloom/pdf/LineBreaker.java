package caseloom.pdf;

import java.util.ArrayList;
import java.util.List;

/// Breaks a paragraph into lines. For one paragraph.
final class LineBreaker {

    /// Where tabs go when the document does not say.
    private static final float TAB = 36;

    /// How much of a page a picture may take, so that its line fits.
    private static final float FULL = 0.95f;

    private final ParagraphLooks looks;
    private final Faces faces;
    private final Frame frame;
    private final List<Broken> lines = new ArrayList<>();
    private Line line;

    LineBreaker(ParagraphLooks looks, Faces faces, Frame frame) {
        this.looks = looks;
        this.faces = faces;
        this.frame = frame;
        this.line = new Line(looks.left() + looks.first(), frame.width() - looks.right());
    }

    /// A line that is done.
    ///
    /// @param ended whether it ends since the text does, or wants a new line
    /// @param page whether a new page follows
    record Broken(Line line, boolean ended, boolean page) {}

    List<Broken> broken(List<Token> tokens) {
        for (var token : tokens) {
            switch (token) {
                case Token.Chunk chunk -> chunk(chunk);
                case Token.Space(var piece) -> {
                    if (!line.isEmpty() || lines.isEmpty()) {
                        line.add(piece);
                    }
                }
                case Token.Tab(var tab) -> tab(tab);
                case Token.Break(var page) -> end(true, page);
            }
        }
        if (lines.isEmpty() || !line.isEmpty() || !lines.getLast().page) {
            end(true, false);
        }
        return lines;
    }

    private void chunk(Token.Chunk whole) {
        var chunk = new Token.Chunk(whole.pieces().stream().map(this::fitted).toList());
        if (!line.fits(chunk.width()) && !line.isEmpty()) {
            end(false, false);
        }
        if (line.fits(chunk.width())) {
            chunk.pieces().forEach(line::add);
        } else {
            chunk.pieces().forEach(this::apart);
        }
    }

    /// A piece of what is too long for any line.
    private void apart(Piece piece) {
        if (!(piece instanceof Piece.Text text)) {
            if (!line.fits(piece.width()) && !line.isEmpty()) {
                end(false, false);
            }
            line.add(piece);
            return;
        }
        var run = new StringBuilder();
        var runWidth = 0f;
        for (var i = 0; i < text.text().length(); ) {
            var character = text.text().codePointAt(i);
            i += Character.charCount(character);
            var step = text.face().width(character) * text.looks().size();
            if (!line.fits(runWidth + step) && (!run.isEmpty() || !line.isEmpty())) {
                add(run, text);
                runWidth = 0;
                end(false, false);
            }
            run.appendCodePoint(character);
            runWidth += step;
        }
        add(run, text);
    }

    private void add(StringBuilder run, Piece.Text like) {
        if (!run.isEmpty()) {
            line.add(Piece.Text.of(run.toString(), like.looks(), like.face()));
            run.setLength(0);
        }
    }

    /// A picture is never larger than the room for text.
    private Piece fitted(Piece piece) {
        if (!(piece instanceof Piece.Image image)) {
            return piece;
        }
        var room = Math.max(1, line.end() - line.begin());
        var scale =
                Math.min(1, Math.min(room / image.width(), frame.height() * FULL / image.height()));
        return scale == 1
                ? piece
                : new Piece.Image(image.picture(), image.width() * scale, image.height() * scale);
    }

    private void tab(Looks tab) {
        line.settle();
        var stop = stop();
        if (stop.at() > line.end() && !line.isEmpty() && stop.side().equals("left")) {
            end(false, false);
            stop = stop();
        }
        var face = stop.dotted() ? faces.of(tab) : null;
        var gap = stop.side().equals("left") ? Math.max(0, stop.at() - line.at()) : 0;
        line.tab(stop, new Piece.Gap(gap, tab, face));
    }

    /// The next one to the right of what is in the line. Where the first line hangs out, the left
    /// edge of the others is one too.
    private TabStop stop() {
        var at = line.at();
        var edge = looks.left();
        var hangs = looks.first() < 0 && at < edge - 0.01f;
        for (var stop : looks.tabs()) {
            if (stop.at() > at + 0.01f && (!hangs || stop.at() < edge)) {
                return stop;
            }
        }
        return hangs
                ? new TabStop(edge, "left", false)
                : new TabStop(((int) (at / TAB + 0.01f) + 1) * TAB, "left", false);
    }

    private void end(boolean ended, boolean page) {
        line.trim();
        lines.add(new Broken(line, ended, page));
        line = new Line(looks.left(), frame.width() - looks.right());
    }
}
