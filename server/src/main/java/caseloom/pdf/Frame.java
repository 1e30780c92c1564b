package caseloom.pdf;

/// The room for text.
///
/// @param height of a page; what is in it may go on to the next one
record Frame(float width, float height) {

    /// Narrower is nothing put in.
    private static final float LEAST = 10;

    Frame {
        width = Math.max(width, LEAST);
        height = Math.max(height, LEAST);
    }

    Frame narrower(float newWidth) {
        return new Frame(newWidth, height);
    }
}
