package caseloom.core.interpreter;

import java.util.UUID;

/// All chance of one decision, derived from the one recorded number (W-19) by SplitMix64.
final class Chance {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long seed;

    Chance(long seed) {
        this.seed = seed;
    }

    /// The next number from 0 (with) to `bound` (without); 0 when there is no room.
    long below(long bound) {
        return bound <= 0 ? 0 : Long.remainderUnsigned(next(), bound);
    }

    /// A random UUID (version 4).
    String uuid() {
        var high = (next() & ~0xF000L) | 0x4000L;
        var low = (next() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private long next() {
        seed += GOLDEN_GAMMA;
        var z = seed;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
