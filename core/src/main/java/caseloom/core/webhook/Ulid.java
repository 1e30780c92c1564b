package caseloom.core.webhook;

import java.time.Instant;

/// Ids that sort by the moment they were made: 48 bits of milliseconds and 80 of chance, as 26
/// characters without those that are easily mistaken.
public final class Ulid {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;
    private static final int TIME_CHARACTERS = 10;
    private static final int HALF_CHARACTERS = 8;
    private static final int HALF_BITS = HALF_CHARACTERS * BITS;

    private Ulid() {}

    /// An id of that moment.
    ///
    /// @param high and `low` are drawn; 40 bits of each are used
    public static String of(Instant at, long high, long low) {
        var text = new StringBuilder(TIME_CHARACTERS + 2 * HALF_CHARACTERS);
        append(text, at.toEpochMilli(), TIME_CHARACTERS);
        append(text, high & ((1L << HALF_BITS) - 1), HALF_CHARACTERS);
        append(text, low & ((1L << HALF_BITS) - 1), HALF_CHARACTERS);
        return text.toString();
    }

    private static void append(StringBuilder text, long value, int characters) {
        for (var place = characters - 1; place >= 0; place--) {
            text.append(
                    ALPHABET.charAt((int) (value >>> (place * BITS)) & (ALPHABET.length() - 1)));
        }
    }
}
