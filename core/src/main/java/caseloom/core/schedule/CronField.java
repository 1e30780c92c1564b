package caseloom.core.schedule;

import java.util.OptionalInt;

/// The values that one field of a cron text allows.
///
/// @param bits one for each value from 0 to 59
/// @param any whether the field says nothing: it begins with `*`
public record CronField(long bits, boolean any) {

    public CronField {
        if (bits == 0) {
            throw new IllegalArgumentException("a field allows at least one value");
        }
    }

    boolean has(int value) {
        return (bits >>> value & 1) == 1;
    }

    /// The least value that is not under this one.
    OptionalInt from(int least) {
        var left = least > 63 ? 0 : bits >>> least;
        return left == 0
                ? OptionalInt.empty()
                : OptionalInt.of(least + Long.numberOfTrailingZeros(left));
    }
}
