package caseloom.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// What the engine takes from the process it runs in.
///
/// @param chance must be safe to share
/// @param node a name for logs and for people; need not be unique
/// @param masterKeys the names of the master keys that the process holds, told to other nodes
/// @param alone nobody else can be using this database
public record Surroundings(
        InstantSource clock,
        RandomGenerator chance,
        MeterRegistry meters,
        String node,
        List<String> masterKeys,
        boolean alone) {

    public Surroundings {
        masterKeys = List.copyOf(masterKeys);
    }
}
