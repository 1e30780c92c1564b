package caseloom.core.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One check of one value: where it stands, what it found, how much it may still do. Used once, by
/// one thread.
final class Visit {

    /// Enough for every value of a few megabytes; a schema whose branches multiply runs out of it.
    private static final int STEPS_MOST = 10_000_000;

    /// Beyond this much text the rest of the failures is dropped: they could fill the memory.
    private static final int TEXT_MOST = 32_000_000;

    private static final Comparator<String> BY_CODE_POINT = Visit::compareCodePoints;

    private Object[] tokens = new Object[16];
    private int depth;
    private int silence;
    private int steps;
    private int text;
    private final List<Violation> found = new ArrayList<>();

    /// The schema resources entered so far, for `$dynamicRef`.
    final Deque<SchemaResource> resources = new ArrayDeque<>();

    void enter(Object token) {
        if (depth == tokens.length) {
            tokens = Arrays.copyOf(tokens, depth * 2);
        }
        tokens[depth++] = token;
    }

    void leave() {
        depth--;
    }

    void step() {
        if (++steps > STEPS_MOST) {
            throw new TooMuch();
        }
    }

    /// Whether failures are not wanted, only the answer.
    boolean silent() {
        return silence > 0;
    }

    void hush() {
        silence++;
    }

    void speak() {
        silence--;
    }

    int mark() {
        return found.size();
    }

    /// Forgets what was found since the mark: a branch failed, but another one fits.
    void forget(int mark) {
        if (found.size() > mark) {
            found.subList(mark, found.size()).clear();
        }
    }

    /// Notes a failure of the present value. Always false, so that a rule can return it.
    boolean fail(String before, String after) {
        return failAt(null, before, after);
    }

    /// The same with the path of a member of the present value.
    boolean failAt(@Nullable String member, String before, String after) {
        if (!silent() && text < TEXT_MOST) {
            var place = pointer();
            var sentence = before + (place.isEmpty() ? "root" : "`" + place + "`") + after;
            var path = member == null ? place : place + "/" + escape(member);
            text += path.length() + sentence.length();
            found.add(new Violation(path, sentence));
        }
        return false;
    }

    /// C-99: a keyword that contains schemas speaks for itself only when nothing below it did.
    boolean failUnlessSince(int mark, String before, String after) {
        return mark() > mark ? false : fail(before, after);
    }

    List<Violation> violations() {
        return found.stream()
                .sorted(
                        Comparator.comparing(Violation::path, BY_CODE_POINT)
                                .thenComparing(Violation::error, BY_CODE_POINT))
                .distinct()
                .toList();
    }

    private String pointer() {
        if (depth == 0) {
            return "";
        }
        var pointer = new StringBuilder();
        for (var i = 0; i < depth; i++) {
            pointer.append('/').append(escape(tokens[i].toString()));
        }
        return pointer.toString();
    }

    static String escape(String token) {
        return token.indexOf('~') < 0 && token.indexOf('/') < 0
                ? token
                : token.replace("~", "~0").replace("/", "~1");
    }

    private static int compareCodePoints(String a, String b) {
        var common = Math.min(a.length(), b.length());
        for (var i = 0; i < common; i++) {
            var x = a.charAt(i);
            var y = b.charAt(i);
            if (x != y) {
                // Surrogates stand for the highest code points, so they go behind U+FFFF.
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? Character.compare(x, y)
                        : Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /// The schema multiplies its work on this value.
    static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("the schema takes too long", null, false, false);
        }
    }
}
