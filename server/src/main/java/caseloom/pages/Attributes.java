package caseloom.pages;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The attributes of an element, in the order they were given. Immutable.
public final class Attributes {

    public static final Attributes NONE = new Attributes(Map.of());

    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*");

    private final Map<String, String> values;

    private Attributes(Map<String, String> values) {
        this.values = values;
    }

    public static Attributes of(String name, String value) {
        return NONE.and(name, value);
    }

    public Attributes and(String name, String value) {
        if (!NAME.matcher(name).matches() || name.startsWith("on") || name.equals("style")) {
            throw new IllegalArgumentException("no attribute of our pages: " + name);
        }
        if ((name.equals("href") || name.equals("action") || name.equals("src"))
                && !isAddress(value)) {
            throw new IllegalArgumentException("no address of our pages: " + value);
        }
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Attributes(more);
    }

    /// One that says something by being there, such as `required`.
    public Attributes flag(String name) {
        return and(name, "");
    }

    public Attributes flagIf(boolean there, String name) {
        return there ? flag(name) : this;
    }

    /// An address that something else than a page could be behind is none of ours.
    private static boolean isAddress(String value) {
        var lower = value.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://")
                || lower.startsWith("http://")
                || lower.startsWith("/")
                || lower.startsWith("#");
    }

    String markup() {
        var markup = new StringBuilder();
        values.forEach((name, value) -> {
            markup.append(' ').append(name);
            if (!value.isEmpty() || name.equals("value")) {
                markup.append("=\"").append(Html.escaped(value)).append('"');
            }
        });
        return markup.toString();
    }
}
