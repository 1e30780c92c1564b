package caseloom;

import java.util.function.LongConsumer;

/// Holds a property against many seeds; a broken one is replayed by its seed.
public final class Seeds {

    private static final long USUAL_COUNT = 500;

    private Seeds() {}

    /// As many as `-Dseeds` says, or only the one of `-Dseed`.
    public static void forAll(LongConsumer property) {
        var only = Long.getLong("seed");
        var first = only == null ? 0 : only;
        var count = only == null ? Long.getLong("seeds", USUAL_COUNT) : 1;
        for (var seed = first; seed < first + count; seed++) {
            try {
                property.accept(seed);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("property broken; replay with -Dseed=" + seed, e);
            }
        }
    }
}
