package caseloom.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Offers far more cases than a server can do, for as long as it is open: each connection sends the
/// next creation as soon as it has an answer, and a refused one again a little later.
final class Flood implements AutoCloseable {

    private static final int BUSY = 503;
    private static final Duration LATER = Duration.ofMillis(100);
    private static final Duration EVERY = Duration.ofMillis(10);

    private final Door door;
    private final Ticks ticks;
    private final AtomicLong made = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Failures failures = new Failures();
    private final List<Thread> threads = new ArrayList<>();
    private final long start;
    private volatile boolean closed;

    private Flood(Door door, Ticks ticks) {
        this.door = door;
        this.ticks = ticks;
        this.start = ticks.now();
    }

    /// What came of it until now.
    ///
    /// @param failure what the first creation that failed was told; empty for none
    record Came(double perSecond, long refused, String failure) {}

    /// Begins one over so many connections.
    static Flood begin(Door door, Ticks ticks, int connections) {
        var flood = new Flood(door, ticks);
        for (var n = 0; n < connections; n++) {
            flood.threads.add(Thread.ofPlatform().name("flood-", n).start(flood::drive));
        }
        return flood;
    }

    /// Waits until so many cases of it were made or refused: from then on it is at its height.
    void awaitHeight(long answers, Duration patience) throws IOException {
        while (made.get() + refused.get() < answers) {
            if (failures.count() > 0) {
                throw new IOException("the flood fails: " + failures.first());
            }
            if (ticks.since(start).compareTo(patience) > 0) {
                throw new IOException("the flood does not rise within " + patience);
            }
            ticks.pause(EVERY);
        }
    }

    Came came() {
        var seconds = Ticks.seconds(ticks.now() - start);
        return new Came(made.get() / seconds, refused.get(), failures.first());
    }

    /// Ends it; what it made goes on in the server.
    @Override
    public void close() {
        closed = true;
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void drive() {
        var request = door.create();
        try (var connection = door.target().connect()) {
            while (!closed) {
                send(connection, request);
            }
        } catch (IOException e) {
            failures.add(e);
        }
    }

    private void send(Connection connection, byte[] request) throws IOException {
        var status = connection.exchange(request);
        if (status == BUSY) {
            refused.incrementAndGet();
            ticks.pause(LATER);
            return;
        }
        var number = door.made(status, connection);
        if (number.isEmpty()) {
            throw new IOException("answer " + status + ": " + connection.body());
        }
        made.incrementAndGet();
        var after = door.after(number.getAsLong());
        if (after.isPresent()) {
            connection.exchange(after.get());
        }
    }

    /// Who floods.
    enum Name {
        /// Another organization.
        ORGANIZATION,
        /// Another workflow of the same organization.
        WORKFLOW
    }
}
