package caseloom.core.schema;

import java.time.YearMonth;
import java.util.regex.Pattern;

/// Dates, times and durations of RFC 3339.
final class TimeFormats {

    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern TIME =
            Pattern.compile(
                    "([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]++)?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))");
    private static final Pattern DURATION =
            Pattern.compile(
                    "P(?:[0-9]++W"
                            + "|(?:[0-9]++Y(?:[0-9]++M(?:[0-9]++D)?)?|[0-9]++M(?:[0-9]++D)?|[0-9]++D)"
                            + "(?:T(?:[0-9]++H(?:[0-9]++M(?:[0-9]++S)?)?|[0-9]++M(?:[0-9]++S)?|[0-9]++S))?"
                            + "|T(?:[0-9]++H(?:[0-9]++M(?:[0-9]++S)?)?|[0-9]++M(?:[0-9]++S)?|[0-9]++S))");
    private static final int DATE_LENGTH = 10;
    private static final int DAY_MINUTES = 24 * 60;

    private TimeFormats() {}

    static boolean dateTime(String text) {
        return text.length() > DATE_LENGTH
                && (text.charAt(DATE_LENGTH) == 'T' || text.charAt(DATE_LENGTH) == 't')
                && date(text.substring(0, DATE_LENGTH))
                && time(text.substring(DATE_LENGTH + 1));
    }

    static boolean date(String text) {
        var matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        var month = Integer.parseInt(matcher.group(2));
        var day = Integer.parseInt(matcher.group(3));
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(Integer.parseInt(matcher.group(1)), month).lengthOfMonth();
    }

    static boolean time(String text) {
        var matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        var hour = Integer.parseInt(matcher.group(1));
        var minute = Integer.parseInt(matcher.group(2));
        var second = Integer.parseInt(matcher.group(3));
        var offset = 0;
        if (matcher.group(4) != null) {
            var hours = Integer.parseInt(matcher.group(5));
            var minutes = Integer.parseInt(matcher.group(6));
            if (hours > 23 || minutes > 59) {
                return false;
            }
            offset = (hours * 60 + minutes) * (matcher.group(4).equals("-") ? -1 : 1);
        }
        return hour <= 23
                && minute <= 59
                && (second <= 59 || (second == 60 && lastOfDay(hour * 60 + minute - offset)));
    }

    /// Leap seconds happen at 23:59:60 UTC only.
    private static boolean lastOfDay(int utcMinutes) {
        return Math.floorMod(utcMinutes, DAY_MINUTES) == DAY_MINUTES - 1;
    }

    static boolean duration(String text) {
        return DURATION.matcher(text).matches();
    }
}
