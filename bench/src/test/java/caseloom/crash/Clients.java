package caseloom.crash;

import caseloom.bench.Connection;
import caseloom.bench.Target;
import caseloom.bench.Ticks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Makes cases number 0 to the last over many connections while the server comes and goes.
///
/// With an Idempotency-Key a client asks again until it is answered. Without one it gives up when
/// it sent a request and got no answer: the case may exist or not, but never twice.
final class Clients {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final int CREATED = 201;

    private final Plan plan;
    private final Workflows workflows;
    private final Target target;
    private final Progress progress;
    private final Ticks ticks;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, Long> answered = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    /// The workflows that cases are made of.
    record Workflows(long plain, long asking) {}

    Clients(Plan plan, Workflows workflows, Target target, Progress progress, Ticks ticks) {
        this.plan = plan;
        this.workflows = workflows;
        this.target = target;
        this.progress = progress;
        this.ticks = ticks;
    }

    /// Blocks until every case was tried.
    void run() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < plan.connections(); i++) {
            threads.add(Thread.ofPlatform().name("client-", i).start(this::drive));
        }
        for (var thread : threads) {
            thread.join();
        }
        progress.end();
    }

    /// The id of each case that was answered 201.
    Map<Integer, Long> answered() {
        return new TreeMap<>(answered);
    }

    /// What no kill explains.
    List<String> faults() {
        return List.copyOf(faults);
    }

    static String subject(int n) {
        return "crash " + n;
    }

    private void drive() {
        @Nullable Connection connection = null;
        for (var n = next.getAndIncrement(); n < plan.cases(); n = next.getAndIncrement()) {
            try {
                connection = create(n, connection);
            } catch (IOException e) {
                faults.add("case " + n + ": " + e);
            }
        }
        dropped(connection);
    }

    /// Tries until the answer is clear; gives the connection to go on with.
    private @Nullable Connection create(int n, @Nullable Connection kept) throws IOException {
        var request = request(n);
        var connection = kept;
        var begin = ticks.now();
        while (ticks.since(begin).compareTo(PATIENCE) < 0) {
            connection = connection == null ? connect() : connection;
            try {
                var status = connection.exchange(request);
                if (status == CREATED) {
                    created(n, connection.number("id"));
                    return connection;
                }
                judge(n, status, connection.body());
            } catch (IOException _) {
                connection = dropped(connection);
            }
            if (!plan.keyed(n)) {
                return connection;
            }
            ticks.pause(PAUSE);
        }
        throw new IOException("no clear answer within " + PATIENCE);
    }

    private void created(int n, long id) {
        answered.put(n, id);
        progress.answer();
    }

    /// 503 says that nobody knows, 409 that the first request is still under way.
    private void judge(int n, int status, String body) {
        if (status != 503 && !(status == 409 && body.contains("still being processed"))) {
            faults.add("case " + n + " answers " + status + ": " + body);
        }
    }

    private Connection connect() throws IOException {
        var begin = ticks.now();
        while (true) {
            try {
                return target.connect();
            } catch (IOException e) {
                if (ticks.since(begin).compareTo(PATIENCE) > 0) {
                    throw e;
                }
                ticks.pause(PAUSE);
            }
        }
    }

    private byte[] request(int n) {
        var asks = plan.asks(n);
        var attributes =
                asks ? "{\"n\": " + n + "}" : "{\"amount\": 42, \"reason\": \"late delivery\"}";
        var body = "{\"subject\": \"" + subject(n) + "\", \"attributes\": " + attributes + "}";
        var workflow = asks ? workflows.asking() : workflows.plain();
        return plan.keyed(n)
                ? target.create(workflow, body, "crash-" + n)
                : target.create(workflow, body);
    }

    private static @Nullable Connection dropped(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException _) {
                // It is gone, which is all that was wanted.
            }
        }
        return null;
    }
}
