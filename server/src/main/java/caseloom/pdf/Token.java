package caseloom.pdf;

import java.util.ArrayList;
import java.util.List;

/// What a line is broken between.
sealed interface Token {

    /// Pieces that stand in one line, such as a word.
    record Chunk(List<Piece> pieces) implements Token {

        public Chunk {
            pieces = List.copyOf(pieces);
        }

        float width() {
            var width = 0f;
            for (var piece : pieces) {
                width += piece.width();
            }
            return width;
        }
    }

    record Space(Piece.Text piece) implements Token {}

    record Tab(Looks looks) implements Token {}

    record Break(boolean page) implements Token {}

    /// The tokens of what stands in a paragraph.
    static List<Token> all(List<Inline> content, Faces faces, Numbers numbers) {
        var cutter = new Cutter(faces);
        for (var inline : content) {
            switch (inline) {
                case Inline.Letters(var text, var looks) -> cutter.letters(text, looks);
                case Inline.PageNumber(var ofAll, var looks) -> {
                    var known = ofAll ? numbers.pages() : numbers.page();
                    if (known > 0) {
                        cutter.letters(Integer.toString(known), looks);
                    } else {
                        var face = faces.of(looks);
                        var width = 2 * face.width('0') * looks.size();
                        cutter.add(new Piece.PageNumber(ofAll, looks, face, width));
                    }
                }
                case Inline.Tab(var looks) -> cutter.put(new Tab(looks));
                case Inline.Break(var page) -> cutter.put(new Break(page));
                case Inline.Image(var picture, var width, var height) ->
                        cutter.add(new Piece.Image(picture, width, height));
            }
        }
        cutter.end();
        return cutter.tokens;
    }

    /// Cuts letters where a line may end: behind spaces and hyphens.
    final class Cutter {

        private static final int UNBROKEN_HYPHEN = 0x2011;

        private final Faces faces;
        private final List<Token> tokens = new ArrayList<>();
        private final List<Piece> chunk = new ArrayList<>();

        Cutter(Faces faces) {
            this.faces = faces;
        }

        void add(Piece piece) {
            chunk.add(piece);
        }

        void put(Token token) {
            end();
            tokens.add(token);
        }

        void end() {
            if (!chunk.isEmpty()) {
                tokens.add(new Chunk(chunk));
                chunk.clear();
            }
        }

        void letters(String text, Looks looks) {
            var run = new StringBuilder();
            var face = faces.of(looks);
            for (var i = 0; i < text.length(); ) {
                var written = text.codePointAt(i);
                i += Character.charCount(written);
                if (written == ' ') {
                    flush(run, looks, face);
                    put(new Space(Piece.Text.of(" ", looks, faces.of(looks))));
                    continue;
                }
                var shown = shown(written);
                var next = faces.of(looks, shown);
                if (next != face) {
                    flush(run, looks, face);
                    face = next;
                }
                run.appendCodePoint(shown);
                if (written == '-' || written == '–' || written == '/') {
                    flush(run, looks, face);
                    end();
                }
            }
            flush(run, looks, face);
        }

        private static int shown(int character) {
            return switch (character) {
                case UNBROKEN_HYPHEN, 0x2010 -> '-';
                case 0x2007, 0x202F, 0x00A0 -> 0x00A0;
                default ->
                        Character.getType(character) == Character.SPACE_SEPARATOR ? ' ' : character;
            };
        }

        private void flush(StringBuilder run, Looks looks, Face face) {
            if (!run.isEmpty()) {
                chunk.add(Piece.Text.of(run.toString(), looks, face));
                run.setLength(0);
            }
        }
    }
}
