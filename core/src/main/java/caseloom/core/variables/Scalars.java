package caseloom.core.variables;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/// The tolerant reading of scalars (L-38). A member that is missing or null gives the finding of a
/// required one; whoever reads an optional member looks before.
public final class Scalars {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]++");
    private static final Pattern DIGITS = Pattern.compile("[0-9]++");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^(-?)0+(?=[0-9])");

    /// The length of the longest text that a long has.
    private static final int LONG_LENGTH = 20;

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Scalars() {}

    /// A text; a number or a truth value gives its JSON text.
    public static Scalar<String> text(JsonNode value) {
        if (value.isTextual()) {
            return new Scalar.Read<>(value.textValue());
        }
        return value.isNumber() || value.isBoolean()
                ? new Scalar.Read<>(Json.write(value))
                : wrong(value, Findings.STRING);
    }

    public static Scalar<Boolean> bool(JsonNode value) {
        if (value.isBoolean()) {
            return new Scalar.Read<>(value.booleanValue());
        }
        if (value.isTextual()) {
            return bool(value.textValue());
        }
        return ExactNumber.of(value)
                .filter(n -> n.signum() == 0 || n.compareTo(BigDecimal.ONE) == 0)
                .<Scalar<Boolean>>map(n -> new Scalar.Read<>(n.signum() == 1))
                .orElseGet(() -> wrong(value, Findings.BOOLEAN));
    }

    /// A truth value of a query or a variable.
    public static Scalar<Boolean> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "on", "yes", "t", "y" -> new Scalar.Read<>(true);
            case "false", "0", "off", "no", "f", "n" -> new Scalar.Read<>(false);
            default -> new Scalar.Wrong<>(Findings.BOOLEAN);
        };
    }

    /// A whole number. One beyond a long becomes the nearest long: it is refused by every limit,
    /// and names nothing.
    public static Scalar<Long> integer(JsonNode value) {
        if (value.isTextual()) {
            return integer(value.textValue());
        }
        return ExactNumber.of(value)
                .filter(n -> n.scale() <= 0)
                .<Scalar<Long>>map(n -> new Scalar.Read<>(nearest(n)))
                .orElseGet(() -> wrong(value, Findings.INTEGER));
    }

    /// A whole number of a query, with or without a minus.
    public static Scalar<Long> integer(String text) {
        return INTEGER.matcher(text).matches()
                ? new Scalar.Read<>(nearest(text))
                : new Scalar.Wrong<>(Findings.INTEGER);
    }

    /// A number in a path: decimal digits only (L-40).
    public static Scalar<Long> digits(String text) {
        return DIGITS.matcher(text).matches()
                ? new Scalar.Read<>(nearest(text))
                : new Scalar.Wrong<>(Findings.INTEGER);
    }

    /// Long texts are never parsed: that would take the square of their length.
    private static long nearest(String text) {
        var brief = LEADING_ZEROS.matcher(text).replaceFirst("$1");
        if (brief.length() <= LONG_LENGTH) {
            return nearest(new BigDecimal(brief));
        }
        return brief.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static long nearest(BigDecimal whole) {
        return whole.max(LEAST).min(MOST).longValue();
    }

    private static <T> Scalar<T> wrong(JsonNode value, Finding otherwise) {
        if (value.isMissingNode()) {
            return new Scalar.Wrong<>(Findings.REQUIRED);
        }
        return new Scalar.Wrong<>(value.isNull() ? Findings.NONE_NOT_ALLOWED : otherwise);
    }
}
