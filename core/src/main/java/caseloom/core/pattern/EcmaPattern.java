package caseloom.core.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rewrites one ECMA-262 regular expression for the linear-time library, and adds up how large the
/// program becomes, so that nested repetitions cannot grow it without bound. Used once.
final class EcmaPattern {

    private static final int COST_MOST = 2_000;
    private static final int SOURCE_MOST = 2_000;
    private static final String LINE_ENDS = "\\n\\r\\x{2028}\\x{2029}";

    private final String source;
    private final boolean dotAll;
    private final StringBuilder out = new StringBuilder();
    private final EcmaEscapes escapes;
    private final Deque<Integer> outerCosts = new ArrayDeque<>();
    private final List<@Nullable String> groupNames = new ArrayList<>();
    private int at;

    /// What the present group costs so far, and the last thing in it, which a quantifier repeats.
    private int sum;

    private int last;

    EcmaPattern(String source, boolean dotAll) {
        this.source = source;
        this.dotAll = dotAll;
        this.escapes = new EcmaEscapes(source);
    }

    int cost() {
        return Math.max(1, sum);
    }

    List<@Nullable String> groupNames() {
        return groupNames;
    }

    String translate() throws PatternFault {
        if (source.length() > SOURCE_MOST) {
            throw new PatternFault("longer than " + SOURCE_MOST + " characters");
        }
        while (at < source.length()) {
            part();
        }
        if (!outerCosts.isEmpty()) {
            throw new PatternFault("a ( is not closed");
        }
        return out.toString();
    }

    private void part() throws PatternFault {
        var point = source.codePointAt(at);
        at += Character.charCount(point);
        switch (point) {
            case '\\' -> escape();
            case '[' -> characterClass();
            case '(' -> group();
            case ')' -> closeGroup();
            case '.' -> atom(dotAll ? "(?s:.)" : "[^" + LINE_ENDS + "]");
            case '|', '^', '$' -> assertion((char) point);
            case '*', '+' -> repeat((char) point + "", 2);
            case '?' -> repeat("?", 1);
            case '{' -> braces();
            default -> atom(EcmaEscapes.literal(point));
        }
    }

    /// What has no width cannot be repeated.
    private void assertion(char text) {
        out.append(text);
        last = 0;
    }

    private void atom(String text) throws PatternFault {
        out.append(text);
        count(1);
    }

    private void count(int cost) throws PatternFault {
        last = cost;
        sum += cost;
        if (sum > COST_MOST) {
            throw new PatternFault("too large: its repetitions multiply");
        }
    }

    private void escape() throws PatternFault {
        if (source.startsWith("b", at) || source.startsWith("B", at)) {
            assertion('\\');
            out.append(source.charAt(at++));
            return;
        }
        atom(escapes.outside(at));
        at = escapes.end();
    }

    private void characterClass() throws PatternFault {
        var reader = new EcmaClass(source, at, escapes);
        atom(reader.translate());
        at = reader.end();
    }

    private void group() throws PatternFault {
        outerCosts.push(sum);
        sum = 0;
        last = 0;
        if (!source.startsWith("?", at)) {
            groupNames.add(null);
            out.append('(');
        } else if (source.startsWith("?:", at)) {
            out.append("(?:");
            at += 2;
        } else if (source.startsWith("?=", at)
                || source.startsWith("?!", at)
                || source.startsWith("?<=", at)
                || source.startsWith("?<!", at)) {
            throw PatternFault.beyondLinear("look-arounds");
        } else if (source.startsWith("?<", at)) {
            namedGroup();
        } else {
            throw new PatternFault("an unknown kind of group");
        }
    }

    private void namedGroup() throws PatternFault {
        var end = source.indexOf('>', at);
        var name = end < 0 ? "" : source.substring(at + 2, end);
        if (!name.matches("[A-Za-z_$][A-Za-z0-9_$]{0,99}")) {
            throw new PatternFault("a group has no valid name");
        }
        if (groupNames.contains(name)) {
            throw new PatternFault("two groups have the name " + name);
        }
        // The library does not know the name, since it takes fewer characters than ECMA-262 does.
        groupNames.add(name);
        out.append('(');
        at = end + 1;
    }

    private void closeGroup() throws PatternFault {
        if (outerCosts.isEmpty()) {
            throw new PatternFault("a ) has no (");
        }
        var inner = sum;
        sum = outerCosts.pop();
        out.append(')');
        count(Math.max(1, inner));
    }

    private void braces() throws PatternFault {
        var end = source.indexOf('}', at);
        var inner = end < 0 ? "" : source.substring(at, end);
        if (!inner.matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
            atom("\\{");
            return;
        }
        at = end + 1;
        var comma = inner.indexOf(',');
        var least = Integer.parseInt(comma < 0 ? inner : inner.substring(0, comma));
        var most = comma < 0 ? least : most(inner.substring(comma + 1), least);
        if (most < least) {
            throw new PatternFault("a repetition has its numbers the wrong way round");
        }
        repeat("{" + inner + "}", Math.max(1, most));
    }

    private static int most(String text, int least) {
        return text.isEmpty() ? least + 1 : Integer.parseInt(text);
    }

    private void repeat(String quantifier, int times) throws PatternFault {
        if (last == 0) {
            throw new PatternFault("nothing to repeat");
        }
        if (times > COST_MOST) {
            throw new PatternFault("a repetition of more than 1000 times");
        }
        out.append(quantifier);
        if (source.startsWith("?", at)) {
            out.append('?');
            at++;
        }
        sum -= last;
        count(last * times);
        last = 0;
    }
}
