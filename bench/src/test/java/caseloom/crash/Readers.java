package caseloom.crash;

import caseloom.bench.Connection;
import caseloom.bench.Target;
import caseloom.core.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Looks every acknowledged case up through the API that it came through, each node for a third of
/// them.
final class Readers {

    private static final int OK = 200;

    private final Cluster cluster;
    private final Cluster.Access access;
    private final Ledger ledger;

    Readers(Cluster cluster, Cluster.Access access, Ledger ledger) {
        this.cluster = cluster;
        this.access = access;
        this.ledger = ledger;
    }

    /// Notes in the ledger what is not shown as ended.
    void readAll() throws IOException {
        for (var number = 0; number < Plan.NODES; number++) {
            var champ = cluster.target(number, access.token());
            var chamelio = cluster.target(number, access.key());
            try (var cases = champ.connect();
                    var tasks = chamelio.connect()) {
                for (var one : share(number)) {
                    if (Plan.keyed(one.getKey())) {
                        shown(one, cases, champ);
                    } else {
                        task(one, tasks, chamelio);
                    }
                }
            }
        }
    }

    private List<Map.Entry<Integer, Long>> share(int node) {
        return ledger.answered().entrySet().stream()
                .filter(one -> one.getKey() % Plan.NODES == node)
                .toList();
    }

    private void shown(Map.Entry<Integer, Long> one, Connection connection, Target target)
            throws IOException {
        var workflow = access.workflows().getOrDefault(Plan.kind(one.getKey()), 0L);
        var status = connection.exchange(target.fetch(workflow, one.getValue()));
        note(one, "Closed", status, connection.body(), "/case/status");
    }

    private void task(Map.Entry<Integer, Long> one, Connection connection, Target target)
            throws IOException {
        var request = target.request("GET", "/tasks/" + one.getValue(), "", "");
        var status = connection.exchange(request);
        note(one, "completed", status, connection.body(), "/task/status");
    }

    private void note(
            Map.Entry<Integer, Long> one, String wanted, int status, String body, String member) {
        if (status != OK || !Json.stored(body).at(member).asText().equals(wanted)) {
            ledger.fault("case " + one + " is shown as " + status + ": " + body);
        }
    }
}
