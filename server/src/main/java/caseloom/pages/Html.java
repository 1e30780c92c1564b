package caseloom.pages;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A piece of a page in which every text is escaped: nothing that a person wrote can become markup.
/// Immutable.
public final class Html {

    public static final Html NONE = new Html("");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

    /// Nothing that runs, loads or embeds.
    private static final Set<String> NEVER =
            Set.of("script", "style", "iframe", "object", "embed", "base");

    private static final Set<String> EMPTY = Set.of("br", "hr", "img", "input", "link", "meta");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    public static Html text(String text) {
        return new Html(escaped(text));
    }

    public static Html of(Html... pieces) {
        return of(List.of(pieces));
    }

    public static Html of(List<Html> pieces) {
        return new Html(pieces.stream().map(piece -> piece.markup).collect(Collectors.joining()));
    }

    public static Html element(String name, Html... children) {
        return element(name, Attributes.NONE, children);
    }

    public static Html element(String name, Attributes attributes, Html... children) {
        return new Html(opening(name, attributes) + of(children).markup + "</" + name + ">");
    }

    /// One that has nothing in it, such as `input`.
    public static Html empty(String name, Attributes attributes) {
        if (!EMPTY.contains(name)) {
            throw new IllegalArgumentException("an element that has an end: " + name);
        }
        return new Html(opening(name, attributes));
    }

    /// A script of ours, which runs when the page is there; its answer must allow it.
    ///
    /// @param ours an address on this server
    public static Html script(String ours) {
        var attributes = Attributes.of("src", own(ours)).flag("defer");
        return new Html("<script" + attributes.markup() + "></script>");
    }

    /// Something of ours that is shown in the page; its answer must allow it.
    ///
    /// @param ours an address on this server
    public static Html frame(String ours, String title) {
        var attributes = Attributes.of("src", own(ours)).and("title", title);
        return new Html("<iframe" + attributes.markup() + "></iframe>");
    }

    private static String own(String address) {
        if (!address.startsWith("/") || address.startsWith("//")) {
            throw new IllegalArgumentException("no address on this server: " + address);
        }
        return address;
    }

    private static String opening(String name, Attributes attributes) {
        if (!NAME.matcher(name).matches() || NEVER.contains(name)) {
            throw new IllegalArgumentException("no element of our pages: " + name);
        }
        return "<" + name + attributes.markup() + ">";
    }

    static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\0' -> escaped.append('\uFFFD');
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    String markup() {
        return markup;
    }

    @Override
    public String toString() {
        return markup;
    }
}
