package caseloom.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Makes cases over a number of connections, one request at a time on each.
///
/// Without a rate every connection sends its next request when it has the answer to the last. With
/// one, request number n is due n / rate seconds after the start, whatever the answers do, and its
/// latency counts from then: a stall shows in all the requests it held up.
final class Load {

    private static final long LONGEST = 3_600_000_000_000L;

    /// How many requests in a row may fail on a connection before it is given up.
    private static final int FAILURES_MOST = 20;

    private static final int ACCEPTED = 202;
    private static final int BUSY = 503;
    private static final int REFUSALS_MOST = 600;
    private static final Duration LATER = Duration.ofMillis(100);

    private final Door door;
    private final Ticks ticks;
    private final byte[] request;
    private final Made made;
    private final double perSecond;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile int newest = -1;
    private long start;

    /// @param perSecond 0 for as fast as the answers come
    Load(Door door, Ticks ticks, int cases, double perSecond) {
        this.door = door;
        this.ticks = ticks;
        this.request = door.create();
        this.perSecond = perSecond;
        this.made = new Made(new long[cases], new long[cases]);
    }

    /// What was made: for each request the case's id (0 when it failed) and the tick of its answer.
    // Filled by many threads, each its own places; read after they have ended.
    @SuppressWarnings("ArrayRecordComponent")
    record Made(long[] ids, long[] answered) {

        long first() {
            return LongStream.of(ids).filter(id -> id > 0).min().orElse(0);
        }

        long last() {
            return LongStream.of(ids).max().orElse(0);
        }
    }

    record Answered(long id, long tick) {}

    /// @param latency in nanoseconds
    /// @param answers of requests that did not simply succeed
    record Result(Made made, Histogram latency, long start, long end, Answers answers) {

        int failed() {
            return answers.failed;
        }

        int succeeded() {
            return made.ids().length - answers.failed;
        }
    }

    /// How many requests failed in the end, what the first of them said, and how often a request
    /// was refused for now and tried again.
    record Answers(int failed, String failure, int refused) {}

    /// Blocks until every request has its answer.
    Result run(int connections) throws InterruptedException {
        var latency = new ConcurrentHistogram(LONGEST, 3);
        var worst = new Failures();
        var threads = new ArrayList<Thread>();
        start = ticks.now();
        for (var i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().name("load-", i).start(() -> drive(latency, worst)));
        }
        for (var thread : threads) {
            thread.join();
        }
        var answers = new Answers(worst.count(), worst.first(), refused.get());
        return new Result(made, latency, start, ticks.now(), answers);
    }

    /// A case that was answered just now, for whoever wants to watch one.
    Optional<Answered> newest() {
        var n = newest;
        return n < 0
                ? Optional.empty()
                : Optional.of(new Answered(made.ids()[n], made.answered()[n]));
    }

    private void drive(Histogram latency, Failures failures) {
        @Nullable Connection connection = null;
        var inRow = 0;
        for (var n = next.getAndIncrement(); n < made.ids().length; n = next.getAndIncrement()) {
            var due = due(n);
            try {
                connection = connection == null ? door.target().connect() : connection;
                send(connection, n, due, latency);
                inRow = 0;
            } catch (IOException e) {
                failures.add(e);
                connection = dropped(connection);
                if (++inRow == FAILURES_MOST) {
                    return;
                }
            }
        }
        dropped(connection);
    }

    private void send(Connection connection, int n, long due, Histogram latency)
            throws IOException {
        var status = accepted(connection);
        var now = ticks.now();
        latency.recordValue(Math.max(0, Math.min(now - due, LONGEST)));
        var number = door.made(status, connection);
        if (number.isEmpty()) {
            throw new IOException("answer " + status + ": " + connection.body());
        }
        follow(connection, number.getAsLong());
        made.answered()[n] = now;
        made.ids()[n] = number.getAsLong();
        newest = n;
    }

    /// A server that has enough to do says so, and is asked again a little later, as a client
    /// would.
    private int accepted(Connection connection) throws IOException {
        var status = connection.exchange(request);
        for (var left = REFUSALS_MOST; status == BUSY && left > 0; left--) {
            refused.incrementAndGet();
            ticks.pause(LATER);
            status = connection.exchange(request);
        }
        return status;
    }

    private void follow(Connection connection, long number) throws IOException {
        var request = door.after(number);
        if (request.isPresent()) {
            var status = connection.exchange(request.get());
            if (status != ACCEPTED) {
                throw new IOException("event answer " + status + ": " + connection.body());
            }
        }
    }

    private long due(int n) {
        if (perSecond == 0) {
            return ticks.now();
        }
        var due = start + (long) (n / perSecond * 1e9);
        ticks.await(due);
        return due;
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
