package caseloom.core.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds, at best effort, the names that a jq text reads from its own input: `.amount` in `.amount
/// * 1.1`. What follows a pipe or stands in the arguments of a function is left out, since `.` may
///   be something else there; so is a name whose absence the author thought of.
final class TopPaths {

    private static final Pattern TOO_RICH =
            Pattern.compile("\\b(reduce|foreach|def|label|catch|import|include)\\b");
    private static final Pattern ABSENCE =
            Pattern.compile("\\s*(//|\\?|[!=]=\\s*null\\b).*", Pattern.DOTALL);

    private final String jq;
    private final Set<String> found = new LinkedHashSet<>();
    private final Deque<Boolean> groups = new ArrayDeque<>();
    private boolean own = true;
    private int at;

    private TopPaths(String jq) {
        this.jq = jq;
    }

    static Set<String> of(String jq) {
        return TOO_RICH.matcher(jq).find() ? Set.of() : new TopPaths(jq).scan();
    }

    private Set<String> scan() {
        while (at < jq.length()) {
            switch (jq.charAt(at)) {
                case '"' -> skipString();
                case '#' -> skipLine();
                case '(', '[', '{' -> open();
                case ')', ']', '}' -> own = groups.isEmpty() || groups.pop();
                case '|' -> own = false;
                case '.' -> path();
                default -> {}
            }
            at++;
        }
        return found;
    }

    private void open() {
        groups.push(own);
        if (jq.charAt(at) == '(' && at > 0 && word(jq.charAt(at - 1))) {
            own = false;
        }
    }

    private void path() {
        var end = at + 1;
        while (end < jq.length() && word(jq.charAt(end))) {
            end++;
        }
        var name = jq.substring(at + 1, end);
        var begins = at == 0 || !goesOn(jq.charAt(at - 1));
        var named = !name.isEmpty() && !Character.isDigit(name.charAt(0));
        if (own && begins && named && !ABSENCE.matcher(jq.substring(end)).matches()) {
            found.add(name);
        }
        at = end - 1;
    }

    private void skipString() {
        at++;
        while (at < jq.length() && jq.charAt(at) != '"') {
            at += jq.charAt(at) == '\\' ? 2 : 1;
        }
    }

    private void skipLine() {
        var end = jq.indexOf('\n', at);
        at = end < 0 ? jq.length() : end;
    }

    private static boolean word(char letter) {
        return letter == '_' || (letter < 128 && Character.isLetterOrDigit(letter));
    }

    private static boolean goesOn(char before) {
        return word(before) || ".)]}\"?".indexOf(before) >= 0;
    }
}
