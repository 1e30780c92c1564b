package caseloom.engine;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The runs this node holds since their creation and has not stored a decision of. Only the lowest
/// case number is told to the other nodes: from there they look when this node dies. Safe to share.
final class FreshRuns {

    private final Set<RunKey> held = ConcurrentHashMap.newKeySet();
    private final AtomicLong next = new AtomicLong();

    /// No case number at or below this one will be announced as new.
    void above(long number) {
        next.accumulateAndGet(number + 1, Math::max);
    }

    /// A new run of this node, in the order of the case numbers: it counts as held from now on,
    /// whether or not it gets on disk.
    void announce(RunKey key) {
        held.add(key);
        above(key.caseId());
    }

    /// Runs that this node takes over before their first decision.
    void adopt(List<RunKey> keys) {
        held.addAll(keys);
    }

    /// It has a decision on disk, or never got there: nobody needs to look for it.
    void settle(RunKey key) {
        held.remove(key);
    }

    int size() {
        return held.size();
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    /// No run below this case number is held since its creation.
    long low() {
        var otherwise = next.get();
        return held.stream().mapToLong(RunKey::caseId).min().orElse(otherwise);
    }
}
