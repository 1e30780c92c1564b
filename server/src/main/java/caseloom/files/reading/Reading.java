package caseloom.files.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of reading a file.
public sealed interface Reading {

    /// Its text; what has no pages is one.
    ///
    /// @param pages those that were read, by number
    /// @param blank numbers of pages without any text
    /// @param paged whether it is a kind of file that has pages
    /// @param cut whether there is more than was kept
    /// @param title that it gives itself, if any
    record Text(
            List<Page> pages,
            List<Integer> blank,
            boolean paged,
            boolean cut,
            @Nullable String title)
            implements Reading {

        public Text {
            pages = List.copyOf(pages);
            blank = List.copyOf(blank);
        }
    }

    /// Nothing can be made of it, now or ever.
    ///
    /// @param why ends a sentence
    record Unsupported(String why) implements Reading {}

    /// The text of one page.
    ///
    /// @param number from 1 on
    record Page(int number, String text) {}
}
