package caseloom.db;

import caseloom.time.CannotStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts and stops the server process of one database folder.
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

    /// A start after a crash replays up to `max_wal_size` of log first.
    private static final int READY_TRIES = 12_000;

    private static final int READY_EVERY_MS = 10;

    private final Programs programs;
    private final Path cluster;
    private final PostgresLog log;

    Postmaster(Programs programs, Path cluster, PostgresLog log) {
        this.programs = programs;
        this.cluster = cluster;
        this.log = log;
    }

    /// Starts the server on a port of the loopback address and waits until it takes connections.
    ///
    /// @throws CannotStart saying PostgreSQL's own reason
    Process start(int port) {
        try {
            var stale = PidFile.of(cluster);
            if (stale.isPresent()) {
                stale.get().disown();
            }
            var from = log.size();
            var process =
                    programs.lasting("postgres", arguments(port))
                            .redirectOutput(log.appending())
                            .start();
            process.getOutputStream().close();
            ready(process, from);
            return process;
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL cannot be started", e);
        }
    }

    /// Stops a server that lost the process that started it; nothing when there is none.
    void stopOrphan() {
        try {
            var orphan = PidFile.of(cluster).flatMap(PidFile::server);
            if (orphan.isPresent()) {
                LOG.warn("stopping PostgreSQL {} of a server that died", orphan.get().pid());
                stop(orphan.get());
            }
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL's process file cannot be read", e);
        }
    }

    /// Stops fast, then at once, then by force: what was committed is on disk in each case.
    static void stop(ProcessHandle process) {
        var interrupted = Thread.interrupted();
        if (!ended(process, "INT", 6) && !ended(process, "QUIT", 1)) {
            LOG.warn("PostgreSQL {} does not stop and is killed", process.pid());
            ended(process, "KILL", 1);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> arguments(int port) {
        var arguments = new ArrayList<>(List.of("-D", cluster.toString()));
        arguments.addAll(PostgresOptions.of(port));
        return arguments;
    }

    private void ready(Process process, long from) throws IOException {
        try {
            awaitReady(process, from);
        } catch (InterruptedException e) {
            stop(process.toHandle());
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while PostgreSQL was starting", e);
        } catch (IOException | CannotStart e) {
            stop(process.toHandle());
            throw e;
        }
    }

    private void awaitReady(Process process, long from) throws IOException, InterruptedException {
        for (var tries = 0; tries < READY_TRIES; tries++) {
            if (PidFile.of(cluster).filter(file -> file.isReady(process.pid())).isPresent()) {
                return;
            }
            if (process.waitFor(READY_EVERY_MS, TimeUnit.MILLISECONDS)) {
                throw new CannotStart("PostgreSQL does not start: " + log.complaint(from));
            }
        }
        throw new CannotStart("PostgreSQL is not ready after two minutes; see " + log.path());
    }

    private static boolean ended(ProcessHandle process, String signal, int seconds) {
        if (!process.isAlive()) {
            return true;
        }
        Programs.signal(signal, process.pid());
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
