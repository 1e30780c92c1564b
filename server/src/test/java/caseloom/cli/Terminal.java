package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Runs commands in this process and catches what they write.
final class Terminal {

    private final Map<String, String> environment = new TreeMap<>();
    private final Path folder;
    private String in = "";

    Terminal(Path folder) {
        this.folder = folder;
    }

    Terminal with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Terminal typing(String text) {
        in = text;
        return this;
    }

    /// What a command came to.
    record Result(int exit, String out, String err) {

        JsonNode json() {
            return Json.stored(out);
        }
    }

    Result run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var screen =
                new Surroundings.Screen(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        var around =
                new Surroundings(
                        environment,
                        folder,
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        screen,
                        Terminal::brief,
                        RandomGenerator.getDefault());
        var exit = Cli.run(around, arguments);
        return new Result(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// Looking again at once is what a test wants.
    private static void brief(Duration length) {
        Thread.onSpinWait();
    }
}
