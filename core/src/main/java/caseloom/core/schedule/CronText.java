package caseloom.core.schedule;

import caseloom.core.schedule.Cron.Parsed;
import java.util.List;
import java.util.Locale;

/// Reads cron texts: `*`, numbers, names, ranges `1-5`, steps `*/15` and `10-50/20`, and lists of
/// these with commas.
final class CronText {

    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> WEEKDAYS =
            List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final int SUNDAY_TOO = 7;
    private static final int LENGTH_MOST = 300;

    private static final Part MINUTE = new Part("the minute", 0, 59, List.of());
    private static final Part HOUR = new Part("the hour", 0, 23, List.of());
    private static final Part DAY = new Part("the day of the month", 1, 31, List.of());
    private static final Part MONTH = new Part("the month", 1, 12, MONTHS);
    private static final Part WEEKDAY = new Part("the day of the week", 0, SUNDAY_TOO, WEEKDAYS);

    private CronText() {}

    /// One of the five fields.
    private record Part(String title, int least, int most, List<String> names) {

        Odd odd(String why) {
            return new Odd(title + " " + why);
        }
    }

    private static final class Odd extends Exception {

        private static final long serialVersionUID = 1L;

        private final String sentence;

        Odd(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }

    static Parsed parse(String text) {
        try {
            return new Parsed.Read(cron(text));
        } catch (Odd odd) {
            return new Parsed.Refused(odd.sentence);
        }
    }

    private static Cron cron(String text) throws Odd {
        var fields = text.length() > LENGTH_MOST ? new String[0] : text.strip().split("\\s+", 7);
        if (fields.length != 5) {
            throw new Odd(
                    "it needs five fields: minute, hour, day of the month, month and day of the"
                            + " week, such as `0 9 * * mon-fri`");
        }
        return new Cron(
                field(MINUTE, fields[0]),
                field(HOUR, fields[1]),
                field(DAY, fields[2]),
                field(MONTH, fields[3]),
                field(WEEKDAY, fields[4]));
    }

    private static CronField field(Part part, String text) throws Odd {
        var bits = 0L;
        for (var item : text.split(",", -1)) {
            bits |= item(part, item);
        }
        var folded = part.equals(WEEKDAY) ? (bits & 0x7F) | (bits >>> SUNDAY_TOO) : bits;
        return new CronField(folded, text.startsWith("*"));
    }

    private static long item(Part part, String text) throws Odd {
        var slash = text.indexOf('/');
        var range = slash < 0 ? text : text.substring(0, slash);
        var step = slash < 0 ? 1 : step(part, text.substring(slash + 1));
        var dash = range.indexOf('-');
        var all = range.equals("*");
        var from = all ? part.least() : value(part, dash < 0 ? range : range.substring(0, dash));
        var to = dash < 0 ? from : value(part, range.substring(dash + 1));
        if (all || (dash < 0 && slash >= 0)) {
            to = part.most();
        } else if (part.equals(WEEKDAY) && dash >= 0 && to == 0) {
            to = SUNDAY_TOO;
        }
        if (from > to) {
            throw part.odd("has the range `" + range + "`, which runs backwards");
        }
        var bits = 0L;
        for (var value = from; value <= to; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }

    private static int step(Part part, String text) throws Odd {
        if (!text.matches("[1-9]\\d?")) {
            throw part.odd("has the step `" + text + "`, which must be a number from 1 to 99");
        }
        return Integer.parseInt(text);
    }

    private static int value(Part part, String text) throws Odd {
        var name = part.names().indexOf(text.toLowerCase(Locale.ROOT));
        if (name >= 0) {
            return name + part.least();
        }
        var value = text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
        if (value < part.least() || value > part.most()) {
            throw part.odd(
                    "cannot be `"
                            + text
                            + "`: it goes from "
                            + part.least()
                            + " to "
                            + part.most()
                            + (part.names().isEmpty()
                                    ? ""
                                    : " or from "
                                            + part.names().getFirst()
                                            + " to "
                                            + part.names().getLast()));
        }
        return value;
    }
}
