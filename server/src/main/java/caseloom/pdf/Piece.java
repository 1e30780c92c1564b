package caseloom.pdf;

import org.jspecify.annotations.Nullable;

/// A part of a line that looks the same all through.
sealed interface Piece {

    float width();

    /// Letters beside each other.
    ///
    /// @param looks of the letters, for what is drawn beside them
    record Text(String text, Looks looks, Face face, float width) implements Piece {

        static Text of(String text, Looks looks, Face face) {
            var width = 0f;
            for (var i = 0; i < text.length(); ) {
                var character = text.codePointAt(i);
                i += Character.charCount(character);
                width += face.width(character);
            }
            return new Text(text, looks, face, width * looks.size());
        }
    }

    /// The number of the page, or of all pages, not known yet.
    record PageNumber(boolean ofAll, Looks looks, Face face, float width) implements Piece {}

    record Image(Picture picture, float width, float height) implements Piece {}

    /// A gap up to a tab stop, with dots in it or not.
    record Gap(float width, Looks looks, @Nullable Face dots) implements Piece {}
}
