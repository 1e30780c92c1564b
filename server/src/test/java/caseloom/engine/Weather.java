package caseloom.engine;

import java.util.random.RandomGenerator;

/// How likely each fault of a simulated world is, between 0 and 1.
///
/// @param crash a node is gone, at any operation
/// @param pause a node stands still at an operation while the others go on
/// @param conflict a statement is refused for now
/// @param cut the connection breaks at a statement
/// @param undone a commit is not confirmed and did not happen
/// @param unconfirmed a commit is not confirmed and happened
/// @param late a commit is not confirmed and happens later, or never
/// @param leap time passes in which nobody does anything
/// @param jump a node's clock jumps
/// @param outage the store is away for a while
/// @param stop a node is stopped in order
record Weather(
        double crash,
        double pause,
        double conflict,
        double cut,
        double undone,
        double unconfirmed,
        double late,
        double leap,
        double jump,
        double outage,
        double stop) {

    static final Weather CALM = new Weather(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// Every second fault is left out, so that each combination has its worlds.
    static Weather drawn(RandomGenerator random) {
        return new Weather(
                maybe(random, 0.01),
                maybe(random, 0.05),
                maybe(random, 0.05),
                maybe(random, 0.03),
                maybe(random, 0.1),
                maybe(random, 0.1),
                maybe(random, 0.1),
                maybe(random, 0.03),
                maybe(random, 0.02),
                maybe(random, 0.01),
                maybe(random, 0.01));
    }

    private static double maybe(RandomGenerator random, double most) {
        return random.nextBoolean() ? random.nextDouble() * most : 0;
    }
}
