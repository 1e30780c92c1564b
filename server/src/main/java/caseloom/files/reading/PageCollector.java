package caseloom.files.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/// Takes down what Tika tells of a file, page by page, until there is enough. One thread calls it;
/// any may tell it to stop.
final class PageCollector extends DefaultHandler {

    /// What begins a page, a slide or a sheet.
    private static final Set<String> PAGES = Set.of("page", "slide-content", "sheet");

    private static final Set<String> LINES =
            Set.of("p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "table");

    private final int most;
    private final List<Reading.Page> pages = new ArrayList<>();
    private final List<Integer> blank = new ArrayList<>();
    private TextBuffer page = new TextBuffer();
    private boolean paged;
    private boolean cut;
    private boolean inBody;
    private int depth;
    private int kept;
    private volatile @Nullable String over;

    PageCollector(int most) {
        this.most = most;
    }

    /// Whatever is told next ends the reading.
    void stop(String why) {
        over = why;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        check();
        depth++;
        if (depth > ReadingSettings.DEPTH_MOST) {
            throw end("more than " + ReadingSettings.DEPTH_MOST + " elements inside of each other");
        }
        inBody = inBody || name.equals("body");
        var kind = attributes.getValue("class");
        if (name.equals("div") && kind != null && PAGES.contains(kind)) {
            beginPage();
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        check();
        depth--;
        if (LINES.contains(name)) {
            page.endLine();
        }
    }

    @Override
    public void characters(char[] from, int start, int length) {
        check();
        if (inBody) {
            kept += page.add(from, start, Math.min(length, most - kept));
            if (kept >= most) {
                cut = true;
                throw end("there is as much text as is kept");
            }
        }
    }

    /// What Tika puts between elements.
    @Override
    public void ignorableWhitespace(char[] from, int start, int length) {
        var ends = false;
        for (var i = start; i < start + length; i++) {
            ends = ends || from[i] == '\n';
        }
        if (ends) {
            page.endLine();
        } else {
            characters(from, start, length);
        }
    }

    /// What was collected; nothing may be told any more.
    Reading.Text collected(@Nullable String title) {
        endPage();
        return new Reading.Text(pages, blank, paged, cut, title);
    }

    /// The same of a text that has no format.
    Reading.Text plain(String text) {
        check();
        cut = text.length() > most;
        kept += page.add(text.toCharArray(), 0, Math.min(text.length(), most));
        return collected(null);
    }

    boolean isCut() {
        return cut;
    }

    /// What comes before the first page, such as a title, belongs to it.
    private void beginPage() {
        if (paged) {
            endPage();
        }
        paged = true;
        if (pages.size() >= ReadingSettings.PAGES_MOST) {
            cut = true;
            throw end("there are more pages than are kept");
        }
    }

    private void endPage() {
        var number = pages.size() + 1;
        if (page.isBlank()) {
            blank.add(number);
        }
        pages.add(new Reading.Page(number, page.text()));
        page = new TextBuffer();
    }

    private void check() {
        var why = over;
        if (why != null) {
            throw new Enough(why);
        }
    }

    private Enough end(String why) {
        over = why;
        return new Enough(why);
    }
}
