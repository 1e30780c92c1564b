package caseloom.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Chance from a seed. For one thread.
final class Dice {

    private final RandomGenerator random;

    Dice(long seed) {
        RandomGeneratorFactory<RandomGenerator> factory =
                RandomGeneratorFactory.of("L64X128MixRandom");
        this.random = factory.create(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// True in that many of a hundred throws.
    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
