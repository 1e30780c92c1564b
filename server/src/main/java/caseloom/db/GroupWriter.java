package caseloom.db;

import caseloom.queue.FairQueue;
import caseloom.queue.Lane;
import caseloom.time.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Group commit: one thread that writes everything that is waiting in one go. A batch is what came
/// while the one before was under way, so nobody waits for company; when more waits than a batch
/// holds, those who brought it take turns.
///
/// The work must settle every item of its batch, whatever happens, and must not throw. Safe to
/// share.
public final class GroupWriter<T> implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final String name;
    private final FairQueue<T> waiting;
    private final int batchMost;
    private final Consumer<List<T>> work;
    private final Consumer<List<T>> broken;
    private final Duration rest;
    private volatile boolean closing;
    private @Nullable Thread thread;

    public GroupWriter(String name, FairQueue<T> waiting, int batchMost, Consumer<List<T>> work) {
        this(name, waiting, batchMost, new Work<>(work, _ -> {}));
    }

    public GroupWriter(String name, FairQueue<T> waiting, int batchMost, Work<T> work) {
        this(name, waiting, batchMost, Duration.ZERO, work);
    }

    /// With a rest after each batch, where nobody waits for what is written: so the next is larger.
    public GroupWriter(
            String name, FairQueue<T> waiting, int batchMost, Duration rest, Work<T> work) {
        this.name = name;
        this.waiting = waiting;
        this.batchMost = batchMost;
        this.rest = rest;
        this.work = work.settle();
        this.broken = work.broken();
    }

    /// What is done with a batch.
    ///
    /// @param broken gets the batch at which `settle` threw, so that nobody waits for it for ever;
    ///   how far it came is not known
    public record Work<T>(Consumer<List<T>> settle, Consumer<List<T>> broken) {}

    /// False when the waiting room is full for its lane, or closed: the item was not taken.
    public boolean offer(T item) {
        return !closing && waiting.offer(item);
    }

    /// Waits for room. False when closed or interrupted: the item was not taken.
    public boolean put(T item) {
        try {
            while (!closing) {
                if (waiting.put(item, LOOK)) {
                    return true;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// Whether an offer of this lane would be taken just now.
    public boolean hasRoom(Lane lane) {
        return waiting.hasRoom(lane);
    }

    /// How many items wait for the next batch.
    public int waiting() {
        return waiting.size();
    }

    /// Writes what waits without waiting for more, for whoever is the loop in place of the thread;
    /// false when nothing waits. What the work throws is not caught here.
    public boolean pass() {
        var batch = new ArrayList<T>();
        var some = waiting.drainTo(batch, batchMost) > 0;
        if (some) {
            work.accept(List.copyOf(batch));
        }
        return some;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().name(name).start(this::loop);
        }
    }

    /// Takes nothing new, writes what waits, and stops.
    @Override
    public void close() {
        closing = true;
        var running = running();
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized @Nullable Thread running() {
        return thread;
    }

    private void loop() {
        var batch = new ArrayList<T>(batchMost);
        while (!closing || waiting.size() > 0) {
            try {
                var first = waiting.poll(LOOK);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, batchMost - 1);
                    work.accept(List.copyOf(batch));
                    LockSupport.parkNanos(rest.toNanos());
                }
            } catch (InterruptedException _) {
                closing = true;
            } catch (RuntimeException e) {
                // The one place that keeps the thread alive through a bug in the work.
                LOG.error("{}: a batch of {} was not settled", name, batch.size(), e);
                broken.accept(List.copyOf(batch));
            }
            batch.clear();
        }
    }
}
