package caseloom.crash;

import caseloom.bench.Connection;
import caseloom.bench.Target;
import caseloom.bench.Ticks;
import caseloom.core.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Begins cases at a steady rate, whatever the answers do, each on a connection of its own. With an
/// Idempotency-Key a client asks again, always another node, until the answer is clear; without one
/// it gives up when it does not know.
final class Load implements AutoCloseable {

    /// How long a client waits for an answer before it turns to another node.
    private static final Duration ANSWER_MOST = Duration.ofSeconds(5);

    /// How long a client asks again at most.
    private static final Duration CLEAR_MOST = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMillis(100);

    /// A minute of load: more than any outage of a round lasts.
    private static final int AT_ONCE_MOST = Plan.PER_SECOND * 60;

    private static final int NO_ANSWER = 0;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    private final Cluster cluster;
    private final Cluster.Access access;
    private final Ledger ledger;
    private final Ticks ticks;
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(AT_ONCE_MOST);
    private final Thread pace = Thread.ofPlatform().name("pace").unstarted(this::begin);
    private volatile boolean closing;
    private volatile int begun;

    Load(Cluster cluster, Cluster.Access access, Ledger ledger, Ticks ticks) {
        this.cluster = cluster;
        this.access = access;
        this.ledger = ledger;
        this.ticks = ticks;
    }

    void start() {
        pace.start();
    }

    /// How many cases were asked for: numbers 0 to one less.
    int begun() {
        return begun;
    }

    /// Begins no more and waits until every client knows what it can know.
    @Override
    public void close() {
        closing = true;
        try {
            pace.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        clients.close();
    }

    private void begin() {
        var every = TimeUnit.SECONDS.toNanos(1) / Plan.PER_SECOND;
        var start = ticks.now();
        for (var n = 0; !closing; n++) {
            var number = n;
            room.acquireUninterruptibly();
            begun = n + 1;
            clients.execute(() -> client(number));
            ticks.pause(Duration.ofNanos(start + (n + 1) * every - ticks.now()));
        }
    }

    private void client(int n) {
        try {
            if (Plan.keyed(n)) {
                untilClear(n, "creation", (target, connection) -> created(n, target, connection));
            } else {
                initiate(n);
            }
            if (Plan.kind(n) == Kind.LISTEN) {
                untilClear(n, "event", (target, connection) -> posted(n, target, connection));
            }
        } catch (IOException | RuntimeException e) {
            ledger.fault("case " + n + ": " + e);
        } finally {
            room.release();
        }
    }

    /// A request that may be repeated; true when its answer was clear.
    private interface Question {
        boolean ask(Target target, Connection connection) throws IOException;
    }

    private void untilClear(int n, String what, Question question) throws IOException {
        var begin = ticks.now();
        for (var attempt = 0; ticks.since(begin).compareTo(CLEAR_MOST) < 0; attempt++) {
            var target = cluster.target(Plan.node(n, attempt), access.token());
            var connection = connect(target);
            if (connection != null) {
                try (connection) {
                    if (question.ask(target, connection)) {
                        return;
                    }
                } catch (IOException _) {
                    ledger.unclear(NO_ANSWER);
                }
            }
            ticks.pause(PAUSE);
        }
        throw new IOException("no clear answer to the " + what + " within " + CLEAR_MOST);
    }

    private boolean created(int n, Target target, Connection connection) throws IOException {
        var kind = Plan.kind(n);
        var workflow = access.workflows().getOrDefault(kind, 0L);
        var body = Json.object();
        body.putObject("attributes").put("n", n);
        var status = connection.exchange(target.create(workflow, Json.write(body), "crash-" + n));
        if (status == CREATED) {
            ledger.answered(n, connection.number("id"));
            return true;
        }
        return again(status, connection);
    }

    private boolean posted(int n, Target target, Connection connection) throws IOException {
        var status = connection.exchange(target.event(Kind.event(n)));
        return status == ACCEPTED || again(status, connection);
    }

    /// 503 says that nobody knows, 409 that the first request is still under way.
    private boolean again(int status, Connection connection) throws IOException {
        var underWay = status == CONFLICT && connection.body().contains("still being processed");
        if (status != UNAVAILABLE && !underWay) {
            throw new IllegalStateException("answer " + status + ": " + connection.body());
        }
        ledger.unclear(status);
        return false;
    }

    /// Asked again only while nothing was sent: otherwise there might be two.
    private void initiate(int n) throws IOException {
        var begin = ticks.now();
        for (var attempt = 0; ticks.since(begin).compareTo(CLEAR_MOST) < 0; attempt++) {
            var target = cluster.target(Plan.node(n, attempt), access.key());
            var connection = connect(target);
            if (connection != null) {
                try (connection) {
                    initiated(n, connection.exchange(initiation(n, target)), connection);
                } catch (IOException _) {
                    ledger.unclear(NO_ANSWER);
                }
                return;
            }
            ticks.pause(PAUSE);
        }
        throw new IOException("no node took a connection within " + CLEAR_MOST);
    }

    private void initiated(int n, int status, Connection connection) throws IOException {
        if (status == OK) {
            ledger.answered(n, connection.number("task_id"));
        } else {
            again(status, connection);
        }
    }

    private byte[] initiation(int n, Target target) {
        var body = Json.object();
        body.putArray("variables")
                .addObject()
                .put("variable_id", "n")
                .put("type", "number")
                .put("value", Integer.toString(n));
        var path = "/workflows/" + access.ids().get(Plan.kind(n)) + "/latest/initiate";
        return target.request("POST", path, "Content-Type: application/json\r\n", Json.write(body));
    }

    /// Null when nobody listens there just now.
    private static @Nullable Connection connect(Target target) {
        try {
            return Connection.open(target.host(), target.port(), ANSWER_MOST);
        } catch (IOException _) {
            return null;
        }
    }
}
