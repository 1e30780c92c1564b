package caseloom.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// What a run of the harness does, drawn from one seed: only the moments of the kills are left to
/// the machine.
record Plan(long seed, int cases, int connections, List<Blow> blows) {

    /// Whom a blow hits.
    enum Victim {
        SERVER,
        POSTGRES
    }

    /// Kills the victim when so many cases were answered, after a short further wait.
    record Blow(Victim victim, int answered, int millis) {}

    static Plan draw(long seed, int cases, int connections, int kills) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var victims = new ArrayList<>(Collections.nCopies(kills, Victim.SERVER));
        victims.add(random.nextInt(kills + 1), Victim.POSTGRES);
        var moments =
                random.ints(victims.size(), cases / 20, cases * 19 / 20).sorted().boxed().toList();
        var blows = new ArrayList<Blow>();
        for (var i = 0; i < victims.size(); i++) {
            blows.add(new Blow(victims.get(i), moments.get(i), random.nextInt(50)));
        }
        return new Plan(seed, cases, connections, List.copyOf(blows));
    }

    /// A third of the cases ask the service.
    boolean asks(int n) {
        return n % 3 == 0;
    }

    /// Half of the cases are created with an Idempotency-Key.
    boolean keyed(int n) {
        return n % 2 == 0;
    }
}
