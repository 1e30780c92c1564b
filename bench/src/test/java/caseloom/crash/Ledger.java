package caseloom.crash;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// What clients saw. Safe to share.
final class Ledger {

    private final Progress progress;
    private final Map<Integer, Long> answered = new ConcurrentHashMap<>();
    private final AtomicInteger unclear = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    Ledger(Progress progress) {
        this.progress = progress;
    }

    /// Case number n was acknowledged under that id.
    void answered(int n, long id) {
        answered.put(n, id);
        progress.answer();
    }

    /// A request was sent and got no answer, or one that says that nobody knows.
    void unclear() {
        unclear.incrementAndGet();
    }

    /// What no fault of the round explains.
    void fault(String what) {
        faults.add(what);
    }

    Map<Integer, Long> answered() {
        return new TreeMap<>(answered);
    }

    int unclearAnswers() {
        return unclear.get();
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
