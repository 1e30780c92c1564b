package caseloom.db;

import caseloom.time.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL of our own in the data folder, running until `close`. When its process dies
/// meanwhile, it is started again on the same port, where connection pools find it. Safe to share
/// between threads.
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /// Below what systems give to outgoing connections, so that the port is still free when the
    /// server comes back after a crash.
    private static final int FIRST_PORT = 15_432;

    private static final int PORTS = 10_000;

    /// The children of a killed server need a moment to notice before the folder is free again, and
    /// a port may be taken by somebody else.
    private static final int REVIVAL_TRIES = 10;

    private static final int START_TRIES = 4;

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Cluster cluster;
    private final Postmaster postmaster;
    private final PostgresLog log;
    private final int port;
    private final Thread watch;
    private volatile Process process;
    private volatile boolean stopping;

    private EmbeddedPostgres(
            Cluster cluster, Postmaster postmaster, PostgresLog log, int port, Process process) {
        this.cluster = cluster;
        this.postmaster = postmaster;
        this.log = log;
        this.port = port;
        this.process = process;
        this.watch = Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::watch);
    }

    /// Starts the database of the data folder, making it first when there is none. The programs are
    /// unpacked into, or found in, the first of the caches that can be used.
    ///
    /// @param random a secure one: it draws the passwords
    /// @throws CannotStart with one line saying why
    public static EmbeddedPostgres start(
            DataFolder data, List<Path> caches, RandomGenerator random) {
        var programs = Programs.in(data.path(), caches);
        var cluster = Cluster.in(data, programs, random);
        var log = new PostgresLog(data.path().resolve("postgres.log"));
        var postmaster = new Postmaster(programs, cluster.path(), log);
        postmaster.stopOrphan();
        for (var tries = 1; ; tries++) {
            var port = freePort(random);
            try {
                var process = postmaster.start(port);
                var server = new EmbeddedPostgres(cluster, postmaster, log, port, process);
                server.watch.start();
                return server;
            } catch (CannotStart e) {
                giveUpOrPause(tries == START_TRIES, e);
            }
        }
    }

    /// The database as its owner, who is no superuser.
    public DatabaseAddress address() {
        return new DatabaseAddress(url(Cluster.DATABASE), Cluster.ROLE, cluster.ownerPassword());
    }

    /// As the superuser, for maintenance and tests only.
    public DatabaseAddress superuser() {
        return new DatabaseAddress(
                url(Cluster.SUPERUSER), Cluster.SUPERUSER, cluster.superuserPassword());
    }

    /// The process number of the server as it is now.
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        stopping = true;
        watch.interrupt();
        try {
            watch.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Postmaster.stop(process.toHandle());
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void watch() {
        try {
            while (!stopping) {
                if (process.waitFor(1, TimeUnit.MINUTES)) {
                    LOG.error("PostgreSQL ended with {}, starting it again", process.exitValue());
                    revive();
                }
                log.bound();
            }
        } catch (IOException e) {
            LOG.error("PostgreSQL's log cannot be bounded; PostgreSQL is no longer watched", e);
        } catch (CannotStart e) {
            LOG.error("PostgreSQL does not come back; start the server again", e);
        } catch (InterruptedException _) {
            LOG.debug("no longer watching PostgreSQL");
        }
    }

    private void revive() {
        for (var tries = 1; !stopping; tries++) {
            try {
                process = postmaster.start(port);
                LOG.info("PostgreSQL is back");
                return;
            } catch (CannotStart e) {
                if (!stopping) {
                    giveUpOrPause(tries == REVIVAL_TRIES, e);
                }
            }
        }
    }

    private static void giveUpOrPause(boolean last, CannotStart failure) {
        if (last) {
            throw failure;
        }
        LOG.debug("PostgreSQL did not start at this attempt", failure);
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private static int freePort(RandomGenerator random) {
        for (var tries = 0; tries < PORTS; tries++) {
            var port = FIRST_PORT + random.nextInt(PORTS);
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException e) {
                LOG.debug("port {} is taken", port, e);
            }
        }
        throw new CannotStart("no port of the loopback address is free for PostgreSQL");
    }
}
