package caseloom.schedules;

import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Does the same for several, so many at the same time, so that the intake writes what they start
/// in few transactions.
///
/// @param most how many at the same time
record AtOnce(int most) {

    /// Returns when all are done. The work must not throw.
    <T> void each(Collection<T> all, Consumer<T> work) {
        var free = new Semaphore(most);
        try (var threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("start-", 1).factory())) {
            for (var one : all) {
                free.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        work.accept(one);
                    } finally {
                        free.release();
                    }
                });
            }
        }
    }
}
