package caseloom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Java process beside the test's own, for what only the end of a process shows. What it says
/// lies in two files.
public final class ChildJvm implements AutoCloseable {

    private static final int MOST_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private ChildJvm(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// Starts a class with nothing of our settings in its environment but those given.
    public static ChildJvm start(
            Path folder, Class<?> main, Map<String, String> environment, String... arguments) {
        try {
            Files.createDirectories(folder);
            var out = Files.createTempFile(folder, "out", ".txt");
            var err = Files.createTempFile(folder, "err", ".txt");
            var builder =
                    new ProcessBuilder(command(main, arguments))
                            .directory(folder.toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("CASELOOM_"));
            builder.environment().putAll(environment);
            return new ChildJvm(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until its standard output holds a line that begins so.
    public String line(String begin) {
        Probe.until(
                "a line " + begin + ", not " + err(),
                () -> !process.isAlive() || lines(begin).findFirst().isPresent());
        return lines(begin)
                .findFirst()
                .orElseThrow(() -> new AssertionError("ended without " + begin + ": " + err()));
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    /// As a supervisor does it.
    public int terminate() {
        process.destroy();
        return exitCode();
    }

    /// Waits for its end.
    public int exitCode() {
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end: " + err());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Ends it as a loss of power would.
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    @Override
    public void close() {
        kill();
    }

    private Stream<String> lines(String begin) {
        return out().lines().filter(line -> line.strip().startsWith(begin));
    }

    private static List<String> command(Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlogback.configurationFile=logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
