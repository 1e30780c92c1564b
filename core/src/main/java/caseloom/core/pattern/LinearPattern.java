package caseloom.core.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A compiled regular expression. Not anchored. Immutable, safe to share between threads.
public final class LinearPattern {

    private final Pattern pattern;
    private final int cost;
    private final List<@Nullable String> names;

    private LinearPattern(Pattern pattern, int cost, List<@Nullable String> names) {
        this.pattern = pattern;
        this.cost = cost;
        this.names = names;
    }

    /// Compiles a regular expression of ECMA-262.
    ///
    /// @throws PatternFault when it is none, or needs more than linear time
    public static LinearPattern compile(String source) throws PatternFault {
        return compile(source, false, false);
    }

    /// Compiles a regular expression with flags.
    ///
    /// @param anyCase upper and lower case are the same
    /// @param dotAll the dot matches the end of a line too
    public static LinearPattern compile(String source, boolean anyCase, boolean dotAll)
            throws PatternFault {
        var ecma = new EcmaPattern(source, dotAll);
        var translated = ecma.translate();
        try {
            var flags = anyCase ? Pattern.CASE_INSENSITIVE : 0;
            return new LinearPattern(
                    Pattern.compile(translated, flags), ecma.cost(), ecma.groupNames());
        } catch (PatternSyntaxException e) {
            throw new PatternFault(e.getDescription().toLowerCase(Locale.ROOT));
        }
    }

    public boolean find(String text) {
        return pattern.matcher(text).find();
    }

    /// What one character of text costs to match, in the worst case, in simple steps.
    public int cost() {
        return cost;
    }

    /// The matches from left to right, without overlap; an empty match moves on by one character.
    ///
    /// @param most how many to look for
    public List<Found> matches(String text, int most) {
        var found = new ArrayList<Found>();
        var matcher = pattern.matcher(text);
        while (found.size() < most && matcher.find()) {
            found.add(found(matcher));
        }
        return found;
    }

    private Found found(Matcher matcher) {
        var groups = new ArrayList<Group>();
        for (var i = 1; i <= matcher.groupCount(); i++) {
            groups.add(new Group(names.get(i - 1), matcher.start(i), matcher.end(i)));
        }
        return new Found(matcher.start(), matcher.end(), groups);
    }

    /// One match, in UTF-16 positions.
    public record Found(int start, int end, List<Group> groups) {}

    /// One capture group of a match; `start` is -1 when it took no part in it.
    public record Group(@Nullable String name, int start, int end) {}
}
