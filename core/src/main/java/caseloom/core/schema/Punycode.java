package caseloom.core.schema;

import java.util.Arrays;

/// The length of a label in the ASCII form of RFC 3492, which the limit of a label counts.
final class Punycode {

    private static final int BASE = 36;
    private static final int LEAST = 1;
    private static final int MOST = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_POINT = 0x80;

    private Punycode() {}

    static int encodedLength(int[] points) {
        var basic = (int) Arrays.stream(points).filter(p -> p < FIRST_POINT).count();
        var length = basic > 0 ? basic + 1 : 0;
        var handled = basic;
        var bias = FIRST_BIAS;
        var delta = 0L;
        var point = FIRST_POINT;
        while (handled < points.length) {
            var next = next(points, point);
            delta += (long) (next - point) * (handled + 1);
            point = next;
            for (var p : points) {
                if (p < point) {
                    delta++;
                } else if (p == point) {
                    length += digits(delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            point++;
        }
        return length;
    }

    private static int next(int[] points, int from) {
        return Arrays.stream(points).filter(p -> p >= from).min().orElseThrow();
    }

    private static int digits(long delta, int bias) {
        var digits = 1;
        var rest = delta;
        for (var k = BASE; ; k += BASE) {
            var threshold = Math.clamp(k - bias, LEAST, MOST);
            if (rest < threshold) {
                return digits;
            }
            rest = (rest - threshold) / (BASE - threshold);
            digits++;
        }
    }

    private static int adapt(long delta, int count, boolean first) {
        var rest = first ? delta / DAMP : delta / 2;
        rest += rest / count;
        var k = 0;
        while (rest > ((BASE - LEAST) * MOST) / 2) {
            rest /= BASE - LEAST;
            k += BASE;
        }
        return (int) (k + (BASE - LEAST + 1) * rest / (rest + SKEW));
    }
}
