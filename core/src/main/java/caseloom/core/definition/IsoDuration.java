package caseloom.core.definition;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// ISO 8601 lengths of time as the language writes them: `PT15M`, `P2DT12H`, `P1W`, `PT0.5S`.
///
/// Years and months have no fixed length, so they are refused here as everywhere.
public final class IsoDuration {

    /// The longest length that a document or an expression may ask for.
    public static final Duration LONGEST = Duration.ofDays(36_525);

    private static final String PART = "(\\d{1,18}(?:\\.\\d{1,9})?)";
    private static final Pattern FORM =
            Pattern.compile(
                    "P(?!$)(?:"
                            + PART
                            + "W)?(?:"
                            + PART
                            + "D)?(?:T(?=\\d)(?:"
                            + PART
                            + "H)?(?:"
                            + PART
                            + "M)?(?:"
                            + PART
                            + "S)?)?");
    private static final long[] SECONDS = {604_800, 86_400, 3600, 60, 1};
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(LONGEST.toSeconds());

    private IsoDuration() {}

    /// The length, to the nanosecond; empty when the text is no such duration or is too long.
    public static Optional<Duration> parse(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        var seconds = BigDecimal.ZERO;
        for (var part = 1; part <= SECONDS.length; part++) {
            seconds = seconds.add(part(found, part));
        }
        return seconds.compareTo(LONGEST_SECONDS) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos(seconds)));
    }

    private static BigDecimal part(Matcher found, int group) {
        var written = found.group(group);
        return written == null
                ? BigDecimal.ZERO
                : new BigDecimal(written).multiply(BigDecimal.valueOf(SECONDS[group - 1]));
    }

    private static long nanos(BigDecimal seconds) {
        return seconds.movePointRight(9).longValue();
    }
}
