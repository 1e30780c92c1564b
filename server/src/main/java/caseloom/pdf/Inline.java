package caseloom.pdf;

/// What stands in the lines of a paragraph.
sealed interface Inline {

    record Letters(String text, Looks looks) implements Inline {}

    /// The number of the page, or of all pages.
    record PageNumber(boolean ofAll, Looks looks) implements Inline {}

    record Tab(Looks looks) implements Inline {}

    record Break(boolean page) implements Inline {}

    record Image(Picture picture, float width, float height) implements Inline {}
}
