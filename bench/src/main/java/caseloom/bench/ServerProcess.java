package caseloom.bench;

import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A server of our own as a child process, with its files in one folder. Its output goes to
/// `server.log` there. For one thread.
public final class ServerProcess implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(20);

    private static final int READY = 200;

    private static final int FIRST_PORT = 26_000;

    private static final int PORTS = 5_000;

    private final Path folder;
    private final int port;
    private final Map<String, String> settings;
    private final Ticks ticks;
    private Process process;

    private ServerProcess(Path folder, int port, Map<String, String> settings, Ticks ticks)
            throws IOException {
        this.folder = folder;
        this.port = port;
        this.settings = Map.copyOf(settings);
        this.ticks = ticks;
        this.process = launch();
    }

    /// Begins one; it is not ready yet when this returns.
    ///
    /// @param folder exists; the data lies in it
    /// @param settings environment variables beside port and data folder
    public static ServerProcess start(Path folder, Map<String, String> settings, Ticks ticks)
            throws IOException {
        return new ServerProcess(folder, freePort(folder), settings, ticks);
    }

    public Path data() {
        return folder.resolve("data");
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public long pid() {
        return process.pid();
    }

    /// The token for its API that the first start leaves in the data folder.
    public String adminToken() throws IOException {
        return Files.readString(data().resolve("admin-token")).strip();
    }

    /// The process number of the PostgreSQL that it started.
    public long postgres() throws IOException {
        return Long.parseLong(postmaster().getFirst().strip());
    }

    /// That PostgreSQL as its superuser, who sees all statistics.
    public String databaseUrl() throws IOException {
        var password = Files.readString(data().resolve("superuser-password")).strip();
        var databasePort = postmaster().get(3).strip();
        return "jdbc:postgresql://127.0.0.1:"
                + databasePort
                + "/caseloom?user=postgres&password="
                + password;
    }

    /// Waits until it takes cases.
    ///
    /// @throws IOException when it ends or does not get there in time
    public void awaitReady(Duration patience) throws IOException, InterruptedException {
        var begin = ticks.now();
        var target = Target.of(url(), "");
        while (!isReady(target)) {
            if (process.waitFor(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("the server ended with " + process.exitValue() + said());
            }
            if (ticks.since(begin).compareTo(patience) > 0) {
                throw new IOException("the server is not ready after " + patience + said());
            }
        }
    }

    /// As the operating system would: at once, with everything that is under way.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Begins anew on the same port and data.
    public void restart() throws IOException {
        process = launch();
    }

    /// Ends it in good order, or by force when it takes too long.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(command());
        builder.environment().keySet().removeIf(name -> name.startsWith("CASELOOM_"));
        builder.environment().putAll(settings);
        builder.environment().put("CASELOOM_PORT", Integer.toString(port));
        builder.environment().put("CASELOOM_DATA", data().toString());
        var log = folder.resolve("server.log").toFile();
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /// The same JDK, class path and options as ours, without what belongs to the measurement. The
    /// launcher hands down the options of a server, divided by tabs.
    private static List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Stream.of(System.getProperty("caseloom.server.options", "").split("\t", -1))
                .filter(option -> !option.isBlank())
                .forEach(command::add);
        command.add("-cp");
        command.add(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> !entry.matches(".*/bench/(target/.*|[^/]*\\.jar)"))
                        .collect(Collectors.joining(File.pathSeparator)));
        command.addAll(List.of("caseloom.Main", "start"));
        return command;
    }

    private static boolean isReady(Target target) {
        try (var connection = target.connect()) {
            return connection.exchange(target.request("GET", "/readyz", "", "")) == READY;
        } catch (IOException _) {
            return false;
        }
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data().resolve("postgres").resolve("postmaster.pid"));
    }

    private String said() throws IOException {
        var lines = Files.readAllLines(folder.resolve("server.log"));
        return ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    /// Below what systems give to outgoing connections, so that it is still free when the server
    /// comes back; where to look first depends on the folder, so that servers keep apart.
    private static int freePort(Path folder) throws IOException {
        var first = Math.floorMod(folder.toAbsolutePath().hashCode(), PORTS);
        for (var tries = 0; tries < PORTS; tries++) {
            var port = FIRST_PORT + (first + tries) % PORTS;
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(port));
                return port;
            } catch (BindException _) {
                // Somebody has it: the next one.
            }
        }
        throw new IOException("none of " + PORTS + " ports from " + FIRST_PORT + " is free");
    }
}
