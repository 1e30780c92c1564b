package caseloom.core.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known name that a misspelt one most likely means.
public final class Nearest {

    private static final int LONGEST = 64;

    /// Of more names than this the rest is not looked at: a hint is not worth an attack.
    private static final int NAMES_MOST = 200;

    private Nearest() {}

    /// A closing sentence that offers the nearest name, empty when none is near.
    public static String hint(String word, Collection<String> known) {
        return to(word, known).map(name -> " Did you mean `" + name + "`?").orElse("");
    }

    /// The known name nearest to the word; empty when none is near, or the word is known itself.
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.isBlank() || word.length() > LONGEST) {
            return Optional.empty();
        }
        var typed = word.toLowerCase(Locale.ROOT);
        var reach = word.length() < 3 ? 0 : word.length() / 3;
        return known.stream()
                .limit(NAMES_MOST)
                .filter(name -> !name.equals(word) && name.length() <= LONGEST)
                .filter(name -> Math.abs(name.length() - word.length()) <= reach)
                .filter(name -> distance(typed, folded(name)) <= reach)
                .min(Comparator.comparingInt(name -> distance(typed, folded(name))));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Letters to insert, delete, replace or swap with their neighbour to get from one to the
    /// other.
    static int distance(String from, String to) {
        var table = new int[from.length() + 1][to.length() + 1];
        for (var i = 0; i <= from.length(); i++) {
            for (var j = 0; j <= to.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : cell(table, from, to, i, j);
            }
        }
        return table[from.length()][to.length()];
    }

    private static int cell(int[][] table, String from, String to, int i, int j) {
        var same = from.charAt(i - 1) == to.charAt(j - 1);
        var least =
                Math.min(
                        Math.min(table[i - 1][j], table[i][j - 1]) + 1,
                        table[i - 1][j - 1] + (same ? 0 : 1));
        var swapped =
                i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
    }
}
