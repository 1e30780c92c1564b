package caseloom.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The value of a header such as `form-data; name="file"; filename="a.pdf"`: a word and parameters
/// by lower-case name. Of a parameter that comes twice the first counts.
record HeaderParameters(String word, Map<String, String> parameters) {

    private static final Pattern PARAMETER =
            Pattern.compile(
                    ";\\s*+([!#$%&'*+.^_`|~0-9A-Za-z-]++)\\s*+=\\s*+"
                            + "(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^\\s;\"]*+))\\s*+");

    private static final String EXACT = "UTF-8''";

    HeaderParameters {
        parameters = Map.copyOf(parameters);
    }

    /// What can be read of the value; a part that is no parameter ends it.
    static HeaderParameters of(String value) {
        var end = value.indexOf(';');
        var word = (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        var found = new HashMap<String, String>();
        var matcher = PARAMETER.matcher(value);
        var at = end;
        while (at >= 0 && matcher.find(at) && matcher.start() == at) {
            var quoted = matcher.group(2);
            var text = quoted == null ? matcher.group(3) : plain(quoted);
            found.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), text);
            at = matcher.end() < value.length() ? matcher.end() : -1;
        }
        return new HeaderParameters(word, found);
    }

    /// A parameter, in its exact form (RFC 8187) where that was sent.
    String get(String name, String otherwise) {
        var exact = parameters.getOrDefault(name + "*", "");
        return exact.regionMatches(true, 0, EXACT, 0, EXACT.length())
                ? Percent.path(exact.substring(EXACT.length()))
                : parameters.getOrDefault(name, otherwise);
    }

    boolean has(String name) {
        return parameters.containsKey(name) || parameters.containsKey(name + "*");
    }

    /// Only quotes and backslashes are escaped: some senders leave the backslashes of paths alone.
    private static String plain(String quoted) {
        return quoted.replaceAll("\\\\([\"\\\\])", "$1");
    }
}
