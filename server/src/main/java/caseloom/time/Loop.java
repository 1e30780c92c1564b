package caseloom.time;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that does the same pass again and again: at least every so often, sooner when the pass
/// says so, and at once when woken. A pass that fails is logged and the loop goes on: this is the
/// one place where that is so.
public final class Loop implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final Duration every;
    private final Duration rest;
    private final Supplier<Duration> pass;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean due;
    private boolean closing;
    private @Nullable Thread thread;

    public Loop(String name, Duration every, Runnable pass) {
        this(
                name,
                every,
                () -> {
                    pass.run();
                    return every;
                });
    }

    /// The pass gives how long nothing will be due; more than `every` counts as `every`.
    public Loop(String name, Duration every, Supplier<Duration> pass) {
        this(name, every, Duration.ZERO, pass);
    }

    /// The same with a rest between any two passes, woken or not: what comes meanwhile is found
    /// together by the next.
    public Loop(String name, Duration every, Duration rest, Supplier<Duration> pass) {
        this.name = name;
        this.every = every;
        this.rest = rest;
        this.pass = pass;
    }

    /// The next pass comes at once, or when the rest is over.
    public void wake() {
        lock.lock();
        try {
            due = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        lock.lock();
        try {
            if (thread == null && !closing) {
                thread = Thread.ofPlatform().name(name).daemon().start(this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        Thread running;
        lock.lock();
        try {
            closing = true;
            running = thread;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
        if (running != null && !running.equals(Thread.currentThread())) {
            try {
                running.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        var idle = Duration.ZERO;
        while (goesOn(idle)) {
            idle = every;
            try {
                idle = pass.get();
            } catch (RuntimeException e) {
                LOG.warn("{}: this pass failed, the next comes in {}", name, every, e);
            }
        }
    }

    /// Waits until the next pass is due; false when there is none.
    private boolean goesOn(Duration idle) {
        lock.lock();
        try {
            for (var left = rest.toNanos(); left > 0 && !closing; ) {
                left = woken.awaitNanos(left);
            }
            var left = Math.min(every.toNanos(), idle.toNanos());
            while (!due && !closing && left > 0) {
                left = woken.awaitNanos(left);
            }
            due = false;
            return !closing;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Whether the thread is up, for readiness.
    public boolean running() {
        lock.lock();
        try {
            return thread != null && thread.isAlive();
        } finally {
            lock.unlock();
        }
    }
}
