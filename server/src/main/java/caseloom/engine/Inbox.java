package caseloom.engine;

import caseloom.core.interpreter.Happening;
import caseloom.db.Db;
import caseloom.engine.Retaker.Wanted;
import caseloom.events.Arrived;
import caseloom.events.Hearers;
import caseloom.events.Listening;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hands events to runs, one at a time and the earliest first: the next one follows when what
/// became of the one before is on disk. Boundedly many are in hand; the others, and those of dead
/// nodes, come due again by themselves. Safe to share.
final class Inbox implements Hearers {

    private static final int IN_HAND_MOST = 100_000;
    private static final int AT_ONCE = 500;

    private final Db db;
    private final Listening listening;
    private final Consumer<Wanted> want;
    private final Consumer<RunKey> overflowed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RunKey, ArrayDeque<Arrived>> inHand = new HashMap<>();
    private int size;

    Inbox(Db db, Listening listening, Consumer<Wanted> want, Consumer<RunKey> overflowed) {
        this.db = db;
        this.listening = listening;
        this.want = want;
        this.overflowed = overflowed;
    }

    @Override
    public void arrived(List<Arrived> events) {
        events.forEach(event -> next(taken(event)));
    }

    @Override
    public void overflowed(long caseId, long runId) {
        overflowed.accept(new RunKey(caseId, runId));
    }

    /// One look for events that nobody worked off in time.
    void pass() {
        var claimed = db.system(tx -> listening.claim(tx, AT_ONCE));
        arrived(claimed);
    }

    /// What became of the event is on disk: the run may have its next one.
    void settled(RunKey key, long event) {
        next(following(key, event));
    }

    /// The run could not be told now: what is in hand for it comes due again.
    void dropped(RunKey key) {
        lock.lock();
        try {
            var queue = inHand.remove(key);
            size -= queue == null ? 0 : queue.size();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    private void next(@Nullable Arrived event) {
        if (event != null) {
            var happening = new Happening.EventArrived(event.event(), event.envelope());
            want.accept(new Wanted(key(event), Optional.of(happening), 0));
        }
    }

    /// Takes an event in hand; gives it back when its run waits for nothing else.
    private @Nullable Arrived taken(Arrived event) {
        lock.lock();
        try {
            var queue = inHand.get(key(event));
            if (size >= IN_HAND_MOST || (queue != null && has(queue, event.event()))) {
                return null;
            }
            size++;
            if (queue == null) {
                inHand.put(key(event), new ArrayDeque<>(List.of(event)));
                return event;
            }
            queue.add(event);
            return null;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Arrived following(RunKey key, long event) {
        lock.lock();
        try {
            var queue = inHand.get(key);
            if (queue == null || !queue.removeIf(one -> one.event() == event)) {
                return null;
            }
            size--;
            if (queue.isEmpty()) {
                inHand.remove(key);
            }
            return queue.peek();
        } finally {
            lock.unlock();
        }
    }

    private static boolean has(ArrayDeque<Arrived> queue, long event) {
        return queue.stream().anyMatch(one -> one.event() == event);
    }

    private static RunKey key(Arrived event) {
        return new RunKey(event.caseId(), event.runId());
    }
}
