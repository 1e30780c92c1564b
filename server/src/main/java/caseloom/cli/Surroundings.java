package caseloom.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What a command finds around it.
///
/// @param folder the folder that relative paths start from
/// @param random must be fit for secrets
record Surroundings(
        Map<String, String> environment,
        Path folder,
        InputStream in,
        Screen screen,
        Pause pause,
        RandomGenerator random) {

    /// Where a command writes: answers on one side, complaints on the other.
    record Screen(PrintStream out, PrintStream err) {}

    /// How a command waits between two looks.
    @FunctionalInterface
    interface Pause {
        void of(Duration length) throws InterruptedException;
    }
}
