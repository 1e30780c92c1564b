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
