package caseloom.engine;

import caseloom.queue.FairQueue;
import caseloom.queue.Lane;
import caseloom.time.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads that advance runs. Held runs wait here, boundedly; whoever brings more than there is
/// room for waits. Organizations and their workflows take turns. Safe to share.
final class Workshop implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);
    private static final int AT_ONCE = 64;
    private static final Duration LOOK = Duration.ofMillis(100);

    private final FairQueue<Work> waiting;
    private final Consumer<Work> bench;
    private final List<Thread> threads = new ArrayList<>();
    private final int size;
    private volatile boolean closing;

    Workshop(int waitingMost, int size, Consumer<Work> bench) {
        this.waiting = new FairQueue<>(waitingMost, work -> work.held().lane());
        this.size = size;
        this.bench = bench;
    }

    /// False when stopping or interrupted: the work was not taken and its run is found again.
    boolean put(Work work) {
        try {
            while (!closing) {
                if (waiting.put(work, LOOK)) {
                    return true;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// Whether more of this lane should be let in.
    boolean hasRoom(Lane lane) {
        return waiting.hasRoom(lane);
    }

    int waiting() {
        return waiting.size();
    }

    /// Advances one run; false when none waits.
    boolean pass() {
        var work = waiting.poll();
        if (work != null) {
            worked(work);
        }
        return work != null;
    }

    @Override
    public synchronized void start() {
        while (threads.size() < size && !closing) {
            var name = "advance-" + (threads.size() + 1);
            threads.add(Thread.ofPlatform().name(name).start(this::loop));
        }
    }

    /// Takes nothing new and finishes what waits.
    @Override
    public void close() {
        closing = true;
        for (var thread : started()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized List<Thread> started() {
        return List.copyOf(threads);
    }

    /// The one place that keeps the thread alive when a database is away in the middle of work; the
    /// run is found again by its timer, its outbox row or its node's lease.
    private void worked(Work work) {
        try {
            bench.accept(work);
        } catch (RuntimeException e) {
            LOG.warn("run {} waits to be found again", work.held().run().value(), e);
        }
    }

    private void loop() {
        var batch = new ArrayList<Work>(AT_ONCE);
        try {
            while (!closing || waiting.size() > 0) {
                var first = waiting.poll(LOOK);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, AT_ONCE - 1);
                    batch.forEach(this::worked);
                    batch.clear();
                }
            }
        } catch (InterruptedException _) {
            closing = true;
        }
    }
}
