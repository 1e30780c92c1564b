package caseloom.intake;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Numbers of cases and their first runs, taken from the database ahead of need. A number that was
/// taken and not used leaves a gap. Safe to share.
final class NumberBook {

    private final IntakeStore store;
    private final int ahead;
    private final ReentrantLock giving = new ReentrantLock();
    private final ArrayDeque<Numbers> free = new ArrayDeque<>();

    NumberBook(IntakeStore store, int ahead) {
        this.store = store;
        this.ahead = ahead;
    }

    /// The next numbers, made into something while nobody else is given any: what is made is made
    /// in their order.
    <T> T next(Function<Numbers, T> use) {
        giving.lock();
        try {
            if (free.isEmpty()) {
                free.addAll(store.numbers(ahead));
            }
            return use.apply(free.removeFirst());
        } finally {
            giving.unlock();
        }
    }
}
