package caseloom.core.pattern;

/// Rewrites one character class, from behind its opening bracket. Used once.
final class EcmaClass {

    /// What `point` gives when the member was a set and not one character.
    private static final int NONE = -1;

    private final String source;
    private final EcmaEscapes escapes;
    private final StringBuilder out = new StringBuilder();
    private int at;

    EcmaClass(String source, int from, EcmaEscapes escapes) {
        this.source = source;
        this.at = from;
        this.escapes = escapes;
    }

    int end() {
        return at;
    }

    String translate() throws PatternFault {
        var not = source.startsWith("^", at);
        if (not) {
            at++;
        }
        while (!closes()) {
            member();
        }
        at++;
        if (out.isEmpty()) {
            return not ? "(?s:.)" : "[^\\x{0}-\\x{10ffff}]";
        }
        return (not ? "[^" : "[") + out + "]";
    }

    private boolean closes() throws PatternFault {
        if (at >= source.length()) {
            throw new PatternFault("a [ is not closed");
        }
        return source.charAt(at) == ']';
    }

    private void member() throws PatternFault {
        var low = point();
        if (low == NONE) {
            return;
        }
        var range = source.startsWith("-", at) && !source.startsWith("-]", at);
        if (!range || at + 1 >= source.length()) {
            out.append(EcmaEscapes.literal(low));
            return;
        }
        at++;
        var mark = out.length();
        var high = point();
        if (high == NONE) {
            out.insert(mark, EcmaEscapes.literal(low) + EcmaEscapes.literal('-'));
            return;
        }
        if (high < low) {
            throw new PatternFault("a range has its ends the wrong way round");
        }
        out.append(EcmaEscapes.literal(low)).append('-').append(EcmaEscapes.literal(high));
    }

    /// The next member when it is one character; a set goes to the output at once.
    private int point() throws PatternFault {
        var point = source.codePointAt(at);
        at += Character.charCount(point);
        if (point != '\\') {
            return point;
        }
        if (source.startsWith("b", at)) {
            at++;
            return '\b';
        }
        if (source.startsWith("-", at)) {
            at++;
            return '-';
        }
        var set = escapes.set(at);
        if (set.isEmpty()) {
            var single = escapes.point(at);
            at = escapes.end();
            return single;
        }
        out.append(set);
        at = escapes.end();
        return NONE;
    }
}
