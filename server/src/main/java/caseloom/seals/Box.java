package caseloom.seals;

/// A place on a page, from its bottom left.
record Box(float x, float y, float width, float height) {

    /// Without a margin on every side.
    Box within(float margin) {
        return new Box(x + margin, y + margin, width - 2 * margin, height - 2 * margin);
    }
}
