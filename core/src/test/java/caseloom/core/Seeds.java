package caseloom.core;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Holds a property against many seeded random worlds; a broken one is replayed by its seed.
public final class Seeds {

    private static final long USUAL_COUNT = 500;

    private Seeds() {}

    public static void forAll(Consumer<RandomGenerator> property) {
        var only = Long.getLong("seed");
        var first = only == null ? 0 : only;
        var count = only == null ? Long.getLong("seeds", USUAL_COUNT) : 1;
        RandomGeneratorFactory<RandomGenerator> factory =
                RandomGeneratorFactory.of("L64X128MixRandom");
        for (var seed = first; seed < first + count; seed++) {
            try {
                property.accept(factory.create(seed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("property broken; replay with -Dseed=" + seed, e);
            }
        }
    }
}
