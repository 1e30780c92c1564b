package caseloom.core.expression;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/// The formats of `strftime` and `strptime`, in English and UTC.
final class TimeText {

    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    private TimeText() {}

    static String write(LocalDateTime time, String format) {
        var out = new StringBuilder();
        for (var i = 0; i < format.length(); i++) {
            var c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                out.append(part(time, format.charAt(++i)));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String part(LocalDateTime time, char letter) {
        return switch (letter) {
            case 'Y' -> String.valueOf(time.getYear());
            case 'C' -> digits(time.getYear() / 100, 2);
            case 'y' -> digits(Math.floorMod(time.getYear(), 100), 2);
            case 'm' -> digits(time.getMonthValue(), 2);
            case 'd' -> digits(time.getDayOfMonth(), 2);
            case 'e' -> padded(time.getDayOfMonth());
            case 'H' -> digits(time.getHour(), 2);
            case 'k' -> padded(time.getHour());
            case 'I' -> digits(twelve(time), 2);
            case 'l' -> padded(twelve(time));
            case 'M' -> digits(time.getMinute(), 2);
            case 'S' -> digits(time.getSecond(), 2);
            case 's' -> String.valueOf(time.toEpochSecond(ZoneOffset.UTC));
            case 'j' -> digits(time.getDayOfYear(), 3);
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
            case 'w' -> String.valueOf(time.getDayOfWeek().getValue() % 7);
            case 'V' -> digits(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
            case 'G' -> String.valueOf(time.get(IsoFields.WEEK_BASED_YEAR));
            case 'Z' -> "UTC";
            case 'z' -> "+0000";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            case 'T' -> write(time, "%H:%M:%S");
            case 'R' -> write(time, "%H:%M");
            case 'D' -> write(time, "%m/%d/%y");
            case 'F' -> write(time, "%Y-%m-%d");
            case 'c' -> write(time, "%a %b %e %H:%M:%S %Y");
            default -> throw new JqError("%" + letter + " is not available in a time format");
        };
    }

    private static int twelve(LocalDateTime time) {
        return time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    }

    private static String digits(int value, int width) {
        var text = String.valueOf(value);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String padded(int value) {
        return value < 10 ? " " + value : String.valueOf(value);
    }

    static LocalDateTime read(String text, String format) {
        return new Reading(text).read(format);
    }

    /// One reading of a text by a format.
    private static final class Reading {

        private final String text;
        private int at;
        private int year = 1900;
        private int month = 1;
        private int day = 1;
        private int hour;
        private int minute;
        private int second;
        private int offset;
        private boolean afternoon;

        Reading(String text) {
            this.text = text;
        }

        LocalDateTime read(String format) {
            parts(format);
            if (at < text.length()) {
                throw wrong();
            }
            try {
                return LocalDateTime.of(year, month, day, afternoon ? hour % 12 + 12 : hour, minute)
                        .plusSeconds(second)
                        .minusMinutes(offset);
            } catch (DateTimeException e) {
                throw wrong();
            }
        }

        private void parts(String format) {
            for (var i = 0; i < format.length(); i++) {
                var c = format.charAt(i);
                if (c == '%' && i + 1 < format.length()) {
                    part(format.charAt(++i));
                } else if (Character.isWhitespace(c)) {
                    space();
                } else {
                    expect(c);
                }
            }
        }

        private void part(char letter) {
            switch (letter) {
                case 'Y' -> year = number(4);
                case 'm' -> month = number(2);
                case 'd', 'e' -> day = number(2);
                case 'H', 'k', 'I', 'l' -> hour = number(2);
                case 'M' -> minute = number(2);
                case 'S' -> second = number(2);
                case 'b', 'B', 'h' -> month = monthName();
                case 'a', 'A' -> word();
                case 'p' -> afternoon = word().equalsIgnoreCase("pm");
                case 'Z' -> zoneName();
                case 'z' -> offset = offset();
                case 'T' -> parts("%H:%M:%S");
                case 'R' -> parts("%H:%M");
                case 'F' -> parts("%Y-%m-%d");
                case 'n', 't' -> space();
                case '%' -> expect('%');
                default -> throw new JqError("%" + letter + " is not available in a time format");
            }
        }

        private void space() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private void expect(char c) {
            if (at >= text.length() || text.charAt(at) != c) {
                throw wrong();
            }
            at++;
        }

        private int number(int most) {
            space();
            var value = 0;
            var from = at;
            while (at < text.length() && at - from < most && digit(text.charAt(at))) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            if (at == from) {
                throw wrong();
            }
            return value;
        }

        private static boolean digit(char c) {
            return c >= '0' && c <= '9';
        }

        private String word() {
            var from = at;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            if (at == from) {
                throw wrong();
            }
            return text.substring(from, at);
        }

        private int monthName() {
            var name = word().toLowerCase(Locale.ROOT);
            var month = name.length() < 3 ? -1 : MONTHS.indexOf(name.substring(0, 3));
            if (month < 0) {
                throw wrong();
            }
            return month + 1;
        }

        private void zoneName() {
            var name = word();
            if (!List.of("Z", "UTC", "GMT").contains(name)) {
                throw new JqError("the time zone " + name + " is not available, only UTC");
            }
        }

        private int offset() {
            if (at < text.length() && text.charAt(at) == 'Z') {
                at++;
                return 0;
            }
            var west = at < text.length() && text.charAt(at) == '-';
            at++;
            var hours = number(2);
            if (at < text.length() && text.charAt(at) == ':') {
                at++;
            }
            return (hours * 60 + number(2)) * (west ? -1 : 1);
        }

        private JqError wrong() {
            return new JqError("date \"" + text + "\" does not match the format");
        }
    }
}
