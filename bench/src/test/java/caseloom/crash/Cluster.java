package caseloom.crash;

import caseloom.bench.Administration;
import caseloom.bench.Target;
import caseloom.bench.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Nodes on one PostgreSQL, and the workflows of all kinds on them.
final class Cluster implements AutoCloseable {

    private final Postgres postgres;
    private final List<Node> nodes = new ArrayList<>();

    private Cluster(Postgres postgres) {
        this.postgres = postgres;
    }

    /// All up and ready. The first makes the tables, so the others begin after it.
    ///
    /// @param service host and port that workflows may call
    static Cluster start(Path folder, String service, Ticks ticks)
            throws IOException, InterruptedException {
        var cluster = new Cluster(Postgres.start(folder.resolve("postgres"), ticks));
        try {
            for (var i = 0; i < Plan.NODES; i++) {
                var node = Node.start("node-" + i, folder, cluster.postgres, service, ticks);
                cluster.nodes.add(node);
                if (i == 0) {
                    node.awaitReady();
                }
            }
            cluster.awaitReady();
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /// How to ask for cases.
    ///
    /// @param workflows their numbers by kind
    /// @param ids their text ids by kind
    record Access(String token, String key, Map<Kind, Long> workflows, Map<Kind, String> ids) {}

    /// Publishes the workflows and makes a token and a key.
    ///
    /// @param service the address of the service that workflows ask
    Access open(String service) throws IOException {
        var first = nodes.getFirst();
        var administration = new Administration(first.target(first.adminToken()));
        var workflows = new EnumMap<Kind, Long>(Kind.class);
        var ids = new EnumMap<Kind, String>(Kind.class);
        for (var kind : Kind.values()) {
            workflows.put(kind, administration.publish(kind.document(service)));
            ids.put(kind, administration.key(kind.workflow()));
        }
        return new Access(
                administration.unlimitedToken("crash"),
                administration.unlimitedKey("crash"),
                workflows,
                ids);
    }

    Postgres postgres() {
        return postgres;
    }

    Node node(int number) {
        return nodes.get(number);
    }

    Target target(int node, String token) {
        return nodes.get(node).target(token);
    }

    void awaitReady() throws IOException, InterruptedException {
        for (var node : nodes) {
            node.awaitReady();
        }
    }

    @Override
    public void close() throws IOException {
        for (var node : nodes.reversed()) {
            node.close();
        }
        postgres.close();
    }
}
