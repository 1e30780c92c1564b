package caseloom.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// What a round does, drawn from one seed. When exactly a blow falls is left to the machine.
record Plan(long seed, List<Blow> blows) {

    static final int NODES = 3;

    /// Cases begun in a second: few enough for two cores that the nodes, PostgreSQL and we share.
    static final int PER_SECOND = 25;

    private static final int CALM_MOST = 50;

    /// After so many cases kinds, doors and nodes have met each other.
    private static final int EVERY_PAIR = 12;

    private static final List<Kind> KINDS = List.of(Kind.values());

    /// @param node which it hits, where it hits one
    /// @param calm how many further cases are answered before it falls
    record Blow(Fault fault, int node, int calm) {}

    /// The kinds of faults come in an order of chance, each as often as any other.
    static Plan draw(long seed, int blows) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var drawn = new ArrayList<Blow>();
        while (drawn.size() < blows) {
            var faults = new ArrayList<>(List.of(Fault.values()));
            Collections.shuffle(faults, random);
            for (var fault : faults.subList(0, Math.min(faults.size(), blows - drawn.size()))) {
                drawn.add(new Blow(fault, random.nextInt(NODES), random.nextInt(CALM_MOST)));
            }
        }
        return new Plan(seed, List.copyOf(drawn));
    }

    /// What case number n is made of.
    static Kind kind(int n) {
        return KINDS.get(n % KINDS.size());
    }

    /// Whether case number n is asked for with an Idempotency-Key. The others come through the
    /// Chamelio API, which has none: a request without a clear answer is not repeated. Cases that
    /// listen have one, because who posts the event must know that they are there.
    static boolean keyed(int n) {
        return kind(n) == Kind.LISTEN || n % 3 != 0;
    }

    /// Which node try number `attempt` of case number n goes to: all in turns, never twice the
    /// same.
    static int node(int n, int attempt) {
        return (n + n / EVERY_PAIR + attempt) % NODES;
    }
}
