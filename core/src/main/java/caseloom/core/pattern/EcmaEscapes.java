package caseloom.core.pattern;

import java.util.Locale;

/// The backslash escapes of ECMA-262: each gives either one character or a set of them.
final class EcmaEscapes {

    private static final String SPACE =
            "\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}"
                    + "\\x{3000}\\x{feff}";
    private static final String NO_SPACE =
            "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}"
                    + "\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}"
                    + "\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}";

    private final String source;
    private int at;

    EcmaEscapes(String source) {
        this.source = source;
    }

    int end() {
        return at;
    }

    /// One character, written so that the library takes it literally.
    static String literal(int point) {
        var plain =
                (point >= 'a' && point <= 'z')
                        || (point >= 'A' && point <= 'Z')
                        || (point >= '0' && point <= '9');
        return plain ? Character.toString(point) : "\\x{" + Integer.toHexString(point) + "}";
    }

    /// The escape whose backslash stands before the place given, outside of a class.
    String outside(int from) throws PatternFault {
        var set = set(from);
        return set.isEmpty() ? literal(point(from)) : "[" + set + "]";
    }

    /// A set as the inside of a class, or nothing when the escape is one character.
    String set(int from) throws PatternFault {
        at = from + 1;
        return switch (letter(from)) {
            case 'd' -> "0-9";
            case 'D' -> "\\x{0}-/:-\\x{10ffff}";
            case 'w' -> "0-9A-Z_a-z";
            case 'W' -> "\\x{0}-/:-@\\[-\\^`{-\\x{10ffff}";
            case 's' -> SPACE;
            case 'S' -> NO_SPACE;
            case 'p', 'P' -> property(from);
            default -> "";
        };
    }

    /// A single character.
    int point(int from) throws PatternFault {
        at = from + 1;
        var letter = letter(from);
        return switch (letter) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'v' -> 0x0B;
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'c' -> control();
            case 'x' -> hex(2);
            case 'u' -> unicode();
            case '0' -> zero();
            case 'k' -> throw PatternFault.beyondLinear("back-references");
            default -> identity(letter);
        };
    }

    private int identity(char letter) throws PatternFault {
        if (letter >= '1' && letter <= '9') {
            throw PatternFault.beyondLinear("back-references");
        }
        if (Character.isLetterOrDigit(letter)) {
            throw new PatternFault("\\" + letter + " is no escape of ECMA-262");
        }
        if (Character.isHighSurrogate(letter)) {
            at = at - 1 + Character.charCount(source.codePointAt(at - 1));
            return source.codePointBefore(at);
        }
        return letter;
    }

    private char letter(int from) throws PatternFault {
        if (from >= source.length()) {
            throw new PatternFault("it ends with a backslash");
        }
        return source.charAt(from);
    }

    private int zero() throws PatternFault {
        if (at < source.length() && Character.isDigit(source.charAt(at))) {
            throw new PatternFault("octal escapes are not supported");
        }
        return 0;
    }

    private int control() throws PatternFault {
        var letter = at < source.length() ? source.charAt(at) : 0;
        if (!((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'))) {
            throw new PatternFault("\\c needs a letter");
        }
        at++;
        return letter % 32;
    }

    private int hex(int digits) throws PatternFault {
        if (at + digits > source.length()) {
            throw new PatternFault("hexadecimal digits are missing");
        }
        var value = 0;
        for (var i = 0; i < digits; i++) {
            var digit = Character.digit(source.charAt(at++), 16);
            if (digit < 0) {
                throw new PatternFault("hexadecimal digits are missing");
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private int unicode() throws PatternFault {
        if (source.startsWith("{", at)) {
            var end = source.indexOf('}', at);
            if (end < 0 || end - at < 2 || end - at > 7) {
                throw new PatternFault("\\u{ needs one to six digits and a }");
            }
            at++;
            var value = hex(end - at);
            at++;
            if (value > Character.MAX_CODE_POINT) {
                throw new PatternFault("\\u{ is beyond Unicode");
            }
            return value;
        }
        var high = hex(4);
        if (Character.isHighSurrogate((char) high) && source.startsWith("\\u", at)) {
            var back = at;
            at += 2;
            var low = hex(4);
            if (Character.isLowSurrogate((char) low)) {
                return Character.toCodePoint((char) high, (char) low);
            }
            at = back;
        }
        return high;
    }

    private String property(int from) throws PatternFault {
        var end = source.indexOf('}', at);
        if (!source.startsWith("{", at) || end < 0) {
            throw new PatternFault("\\p needs a name in braces");
        }
        var name = source.substring(at + 1, end);
        at = end + 1;
        return EcmaProperties.set(name, source.charAt(from) == 'P');
    }

    static String unknownProperty(String name) {
        return "\\p{" + name.toLowerCase(Locale.ROOT) + "} is not a known property";
    }
}
