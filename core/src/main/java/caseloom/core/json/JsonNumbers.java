package caseloom.core.json;

import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Number nodes in one canonical form: a whole number without a fraction part is the smallest of
/// int, long and big integer, everything else an exact decimal. A value that was written and read
/// again is then equal to what it was.
public final class JsonNumbers {

    private static final double EXACT_WHOLE = 1e15;
    private static final double[] POWERS = {1, 10, 100, 1_000, 10_000};

    private JsonNumbers() {}

    public static NumericNode of(long value) {
        return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
    }

    public static NumericNode of(BigInteger value) {
        return value.bitLength() < 64 ? of(value.longValue()) : BigIntegerNode.valueOf(value);
    }

    /// Exact. The caller has made sure that the plain form is short, see `plainLength`.
    public static NumericNode of(BigDecimal value) {
        if (value.scale() > 0) {
            return DecimalNode.valueOf(value);
        }
        // Of a zero with a huge exponent the library would write out the power of ten.
        return value.signum() == 0 ? of(0) : of(value.toBigIntegerExact());
    }

    /// The shortest decimal that reads back as this double; `66.0` becomes `66`. NaN and the
    /// infinities have no JSON form and stay doubles.
    public static NumericNode of(double value) {
        if (value == (long) value && Math.abs(value) < EXACT_WHOLE) {
            return of((long) value);
        }
        if (!Double.isFinite(value)) {
            return DoubleNode.valueOf(value);
        }
        var brief = brief(value);
        return brief == null ? of(BigDecimal.valueOf(value).stripTrailingZeros()) : brief;
    }

    /// The quick way for amounts of money and the like: a few decimals, found by trying. A decimal
    /// of at most 15 digits that reads back as the double is the shortest one.
    private static @Nullable NumericNode brief(double value) {
        for (var scale = 1; scale < POWERS.length; scale++) {
            var digits = Math.rint(value * POWERS[scale]);
            if (Math.abs(digits) >= EXACT_WHOLE) {
                return null;
            }
            if (digits / POWERS[scale] == value) {
                return DecimalNode.valueOf(BigDecimal.valueOf((long) digits, scale));
            }
        }
        return null;
    }

    /// How many characters the number has when written out without an exponent. Never writes it.
    public static long plainLength(BigDecimal value) {
        long digits = value.precision();
        long scale = value.scale();
        long sign = value.signum() < 0 ? 1 : 0;
        if (scale <= 0) {
            return value.signum() == 0 ? 1 : sign + digits - scale;
        }
        return sign + (digits > scale ? digits + 1 : scale + 2);
    }
}
