package caseloom.crash;

import caseloom.bench.ServerProcess;
import caseloom.bench.Target;
import caseloom.bench.Ticks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A server process and the network between it and PostgreSQL.
final class Node implements AutoCloseable {

    static final Duration READY_MOST = Duration.ofMinutes(3);

    /// Three of them, PostgreSQL and the harness share a small machine.
    private static final Map<String, String> SMALL =
            Map.of(
                    "JDK_JAVA_OPTIONS",
                    "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
                            + " -Dlogback.configurationFile=logback.xml",
                    "CASELOOM_HTTP_BODY_MEMORY",
                    Integer.toString(64 * 1024 * 1024),
                    "CASELOOM_DATABASE_CONNECTIONS",
                    "8");

    private final String name;
    private final ServerProcess server;
    private final Proxy proxy;

    private Node(String name, ServerProcess server, Proxy proxy) {
        this.name = name;
        this.server = server;
        this.proxy = proxy;
    }

    /// Begins one; it is not ready yet when this returns.
    ///
    /// @param folder of all nodes; this one makes its own in it
    /// @param service host and port that workflows may call
    static Node start(String name, Path folder, Postgres postgres, String service, Ticks ticks)
            throws IOException {
        var database = postgres.address();
        var proxy = Proxy.to(postgres.port());
        var settings = new HashMap<>(SMALL);
        settings.put("CASELOOM_NODE", name);
        settings.put("CASELOOM_OUTBOUND_ALLOW", service);
        settings.put(
                "CASELOOM_DATABASE_URL",
                database.url().replace(":" + postgres.port() + "/", ":" + proxy.port() + "/")
                        + "?sslmode=disable&gssEncMode=disable");
        settings.put("CASELOOM_MASTER_KEY", postgres.masterKey());
        settings.put("CASELOOM_DATABASE_USER", database.user());
        settings.put("CASELOOM_DATABASE_PASSWORD", database.password());
        var own = Files.createDirectory(folder.resolve(name));
        return new Node(name, ServerProcess.start(own, settings, ticks), proxy);
    }

    /// Its name in the table of nodes.
    String name() {
        return name;
    }

    Proxy proxy() {
        return proxy;
    }

    Target target(String token) {
        return Target.of(server.url(), token);
    }

    String adminToken() throws IOException {
        return server.adminToken();
    }

    void awaitReady() throws IOException, InterruptedException {
        server.awaitReady(READY_MOST);
    }

    void kill() throws InterruptedException {
        server.kill();
    }

    void restart() throws IOException {
        server.restart();
    }

    /// Sends a signal by its name, such as STOP.
    void signal(String signal) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(server.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IOException("no signal " + signal + " for " + name);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        proxy.close();
    }
}
