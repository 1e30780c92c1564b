package caseloom.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The runs this node holds since their creation and has not stored a decision of. Only the lowest
/// case number is told to the other nodes: from there they look when this node dies. Safe to share.
final class FreshRuns {

    private final Map<RunKey, Group> groups = new ConcurrentHashMap<>();
    private final Map<Group, Boolean> open = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong();

    private record Group(long low, AtomicInteger left) {}

    /// No case number at or below this one will be announced as new.
    void above(long number) {
        next.accumulateAndGet(number + 1, Math::max);
    }

    /// New runs of this node, in the order of their case numbers: they count as held from now on,
    /// whether or not they get on disk.
    void announce(List<RunKey> keys) {
        hold(keys);
        keys.stream().mapToLong(RunKey::caseId).max().ifPresent(this::above);
    }

    /// Runs that this node takes over before their first decision.
    void adopt(List<RunKey> keys) {
        hold(keys);
    }

    private void hold(List<RunKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        var low = keys.stream().mapToLong(RunKey::caseId).min().orElseThrow();
        var group = new Group(low, new AtomicInteger(keys.size()));
        open.put(group, true);
        for (var key : keys) {
            left(groups.put(key, group));
        }
    }

    /// It has a decision on disk, or never got there: nobody needs to look for it.
    void settle(RunKey key) {
        left(groups.remove(key));
    }

    private void left(@Nullable Group group) {
        if (group != null && group.left.decrementAndGet() == 0) {
            open.remove(group);
        }
    }

    boolean holds(RunKey key) {
        return groups.containsKey(key);
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /// No run below this case number is held since its creation.
    long low() {
        var otherwise = next.get();
        return open.keySet().stream().mapToLong(Group::low).min().orElse(otherwise);
    }
}
