package caseloom.files;

import java.util.Locale;
import java.util.Set;

/// A file name that does no harm wherever it is saved. Whatever a client sends becomes one: the
/// contracts know no complaint about a name, so nothing is refused.
public record FileName(String text) {

    static final int MOST = 200;

    private static final int ENDING_MOST = 10;

    private static final String NAMELESS = "file";

    /// What Windows takes for devices, with any ending.
    private static final Set<String> RESERVED = Set.of("CON", "PRN", "AUX", "NUL", "CLOCK$");

    private static final String UNFIT = "<>:\"|?*";

    public FileName {
        if (text.isEmpty() || !text.equals(harmless(text))) {
            throw new IllegalArgumentException("not a safe file name");
        }
    }

    public static FileName of(String sent) {
        return new FileName(harmless(sent));
    }

    /// With that ending, which is added when the name has another or none.
    public static FileName of(String sent, String ending) {
        var plain = lettersAndDigits(ending);
        var name = of(sent);
        if (plain.isEmpty() || name.ending().equals(plain)) {
            return name;
        }
        var room = MOST - plain.length() - 1;
        return of(cut(name.text, room) + "." + plain);
    }

    /// What stands behind the last dot, in lower case; empty when that is no ending.
    public String ending() {
        return ending(text);
    }

    private static String ending(String name) {
        var dot = name.lastIndexOf('.');
        if (dot < 1) {
            return "";
        }
        var ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return ending.equals(lettersAndDigits(ending)) ? ending : "";
    }

    private static String harmless(String sent) {
        var kept = trimmed(visible(lastPart(sent)));
        var named = shortened(kept.isEmpty() ? NAMELESS : kept);
        return isReserved(named) ? shortened("_" + named) : named;
    }

    private static String lastPart(String sent) {
        return sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    }

    /// Without control characters, those that turn the writing direction, and other invisible ones;
    /// what file systems do not take becomes an underscore.
    private static String visible(String name) {
        var kept = new StringBuilder(name.length());
        name.codePoints().filter(FileName::shows).forEach(kept::appendCodePoint);
        for (var i = 0; i < kept.length(); i++) {
            if (UNFIT.indexOf(kept.charAt(i)) >= 0) {
                kept.setCharAt(i, '_');
            }
        }
        return kept.toString();
    }

    private static boolean shows(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    /// A dot in front would hide it, dots and blanks at the end get lost on some systems.
    private static String trimmed(String name) {
        return name.replaceAll("^[.\\s]+", "").replaceAll("[.\\s]+$", "");
    }

    private static boolean isReserved(String name) {
        var dot = name.indexOf('.');
        var stem = (dot < 0 ? name : name.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
        return RESERVED.contains(stem) || stem.matches("(COM|LPT)[0-9¹²³]");
    }

    private static String shortened(String name) {
        if (name.length() <= MOST) {
            return name;
        }
        var ending = ending(name);
        return ending.isEmpty()
                ? trimmed(cut(name, MOST))
                : trimmed(cut(name, MOST - ending.length() - 1)) + "." + ending;
    }

    /// Never between the halves of one character.
    private static String cut(String name, int most) {
        if (name.length() <= most) {
            return name;
        }
        var end = Character.isHighSurrogate(name.charAt(most - 1)) ? most - 1 : most;
        return name.substring(0, end);
    }

    private static String lettersAndDigits(String ending) {
        var plain = ending.toLowerCase(Locale.ROOT);
        return plain.length() <= ENDING_MOST && plain.matches("[a-z0-9]+") ? plain : "";
    }
}
