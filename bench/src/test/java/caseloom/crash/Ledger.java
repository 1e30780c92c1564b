package caseloom.crash;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What clients saw. Safe to share.
final class Ledger {

    private final Progress progress;
    private final Map<Integer, Long> answered = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> unclear = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    Ledger(Progress progress) {
        this.progress = progress;
    }

    /// Case number n was acknowledged under that id.
    void answered(int n, long id) {
        answered.put(n, id);
        progress.answer();
    }

    /// A request was sent and got no answer (status 0), or one that says that nobody knows.
    void unclear(int status) {
        unclear.merge(status, 1, Integer::sum);
    }

    /// What no fault of the round explains.
    void fault(String what) {
        faults.add(what);
    }

    Map<Integer, Long> answered() {
        return new TreeMap<>(answered);
    }

    /// How many requests got no clear answer, by status.
    Map<Integer, Integer> unclear() {
        return new TreeMap<>(unclear);
    }

    int unclearAnswers() {
        return unclear.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
