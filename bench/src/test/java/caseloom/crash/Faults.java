package caseloom.crash;

import caseloom.bench.Ticks;
import caseloom.crash.Evidence.Window;
import caseloom.crash.Plan.Blow;
import caseloom.crash.Proxy.Weather;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Strikes the planned blows one after the other, each when the one before was got over, and
/// measures what they did. For one thread.
final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private static final Duration EVERY = Duration.ofMillis(20);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// So many creations must be answered and so many runs end before a blow counts as got over.
    private static final int GOES_ON = 25;

    private final Cluster cluster;
    private final Ledger ledger;
    private final Progress progress;
    private final Evidence evidence;
    private final Ticks ticks;

    Faults(Cluster cluster, Ledger ledger, Progress progress, Evidence evidence, Ticks ticks) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.progress = progress;
        this.evidence = evidence;
        this.ticks = ticks;
    }

    /// What one blow did.
    ///
    /// @param window from just before it until it was got over
    /// @param creationStall the longest time without an answered creation
    /// @param reach how many it hit: runs that a node had in hand, connections, or commits without
    ///   answer
    /// @param took how long all those runs took to go on elsewhere, or PostgreSQL to come back;
    ///   zero for other faults
    record Struck(Fault fault, Window window, Duration creationStall, int reach, Duration took) {}

    /// Blocks until the blow was got over.
    Struck strike(Blow blow) throws IOException, SQLException, InterruptedException {
        progress.await(progress.answered() + blow.calm(), PATIENCE);
        var begin = evidence.now();
        progress.watch();
        var hit = hit(blow);
        awaitLoad();
        var stall = progress.longestStall();
        var struck =
                new Struck(
                        blow.fault(),
                        new Window(begin, evidence.now()),
                        stall,
                        hit.reach,
                        hit.took);
        LOG.info(
                "{} of node {}: reached {}, took {}, creations stood still for {}",
                blow.fault(),
                blow.node(),
                hit.reach,
                hit.took,
                stall);
        return struck;
    }

    private record Hit(int reach, Duration took) {}

    private Hit hit(Blow blow) throws IOException, SQLException, InterruptedException {
        var node = cluster.node(blow.node());
        return switch (blow.fault()) {
            case NODE_KILLED -> {
                var hit = disabled(node, node::kill);
                node.restart();
                yield hit;
            }
            case NODE_STOPPED -> {
                var hit = disabled(node, () -> node.signal("STOP"));
                node.signal("CONT");
                yield hit;
            }
            case NODE_CUT_OFF -> {
                var hit = disabled(node, () -> node.proxy().become(Weather.CUT));
                node.proxy().become(Weather.FAIR);
                yield hit;
            }
            case POSTGRES_KILLED -> new Hit(1, cluster.postgres().kill());
            case BACKENDS_TERMINATED -> new Hit(evidence.terminateBackends(), Duration.ZERO);
            case COMMIT_UNANSWERED -> unanswered(node, Weather.BREAKS_AT_COMMITS);
            case COMMIT_TIMED_OUT -> unanswered(node, Weather.SILENT_AT_COMMITS);
        };
    }

    private interface Deed {
        void run() throws IOException, InterruptedException;
    }

    /// Does something to a node that has runs in hand, and waits until others went on with them.
    private Hit disabled(Node node, Deed deed)
            throws IOException, SQLException, InterruptedException {
        await("a node has something in hand", () -> !evidence.inHand(node.name()).isEmpty());
        deed.run();
        var begin = ticks.now();
        var held = evidence.inHand(node.name());
        await("others went on with " + held, () -> evidence.standing(held) == 0);
        var took = ticks.since(begin);
        await("the node counts as dead", () -> evidence.node(node.name()) == 0);
        return new Hit(held.size(), took);
    }

    /// Lets answers to commits be lost until a client noticed.
    private Hit unanswered(Node node, Weather weather) throws SQLException {
        var unclear = ledger.unclearAnswers();
        var before = node.proxy().swallowed();
        node.proxy().become(weather);
        try {
            await(
                    "a client misses the answer to a commit",
                    () -> node.proxy().swallowed() > before && ledger.unclearAnswers() > unclear);
        } finally {
            node.proxy().become(Weather.FAIR);
        }
        return new Hit(node.proxy().swallowed() - before, Duration.ZERO);
    }

    /// Until every node is ready and its row lives, creations are answered and runs end.
    private void awaitLoad() throws IOException, SQLException, InterruptedException {
        cluster.awaitReady();
        for (var i = 0; i < Plan.NODES; i++) {
            var name = cluster.node(i).name();
            await(name + " is registered", () -> evidence.node(name) > 0);
        }
        progress.await(progress.answered() + GOES_ON, PATIENCE);
        var ended = evidence.ended() + GOES_ON;
        await("runs end again", () -> evidence.ended() >= ended);
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private void await(String what, Condition condition) throws SQLException {
        var begin = ticks.now();
        while (!condition.holds()) {
            if (ticks.since(begin).compareTo(PATIENCE) > 0) {
                throw new AssertionError("never happened: " + what);
            }
            ticks.pause(EVERY);
        }
    }
}
