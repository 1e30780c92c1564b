package caseloom.pdf;

/// Something to paint, from the upper left corner down.
sealed interface Op {

    record Letters(float x, float y, String text, Face face, float size, int colour)
            implements Op {}

    /// The number of the page that it is painted on, or of all pages.
    record PageNumber(boolean ofAll, float x, float y, Face face, float size, int colour)
            implements Op {}

    record Line(float x, float y, float toX, float toY, float width, int colour) implements Op {}

    record Area(float x, float y, float width, float height, int colour) implements Op {}

    record Image(float x, float y, float width, float height, Picture picture) implements Op {}

    /// The same elsewhere.
    default Op moved(float right, float down) {
        return switch (this) {
            case Letters it ->
                    new Letters(it.x + right, it.y + down, it.text, it.face, it.size, it.colour);
            case PageNumber it ->
                    new PageNumber(
                            it.ofAll, it.x + right, it.y + down, it.face, it.size, it.colour);
            case Line it ->
                    new Line(
                            it.x + right,
                            it.y + down,
                            it.toX + right,
                            it.toY + down,
                            it.width,
                            it.colour);
            case Area it -> new Area(it.x + right, it.y + down, it.width, it.height, it.colour);
            case Image it -> new Image(it.x + right, it.y + down, it.width, it.height, it.picture);
        };
    }
}
