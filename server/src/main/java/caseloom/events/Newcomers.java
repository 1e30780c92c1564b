package caseloom.events;

import caseloom.db.Tx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/// Tells events that were never seen from those that are sent again. Safe to share.
final class Newcomers {

    private final EventsStore store;

    Newcomers(EventsStore store) {
        this.store = store;
    }

    /// Those of a batch that are new, in the order they came, and the number of each in the same.
    ///
    /// @param oldest the oldest transaction that was under way then
    record Batch(List<Sent> events, List<Long> numbers, long oldest) {}

    /// What makes an event the same as another.
    private record Identity(long organization, String fingerprint) {}

    /// One and the same event twice in a batch is new once.
    Batch take(Tx tx, List<Sent> sent) {
        var offered = new LinkedHashMap<Identity, Sent>();
        sent.forEach(one -> offered.putIfAbsent(identity(one), one));
        var taken =
                store.takeIds(
                        tx,
                        List.copyOf(offered.values()),
                        offered.keySet().stream().map(Identity::fingerprint).toList());
        var fresh = new HashSet<Identity>();
        taken.forEach(one -> fresh.add(new Identity(one.organization(), one.fingerprint())));
        var events = new ArrayList<Sent>();
        offered.forEach((identity, one) -> {
            if (fresh.contains(identity)) {
                events.add(one);
            }
        });
        var numbers = taken.stream().map(EventsStore.TakenId::number).sorted().toList();
        return new Batch(events, numbers, taken.isEmpty() ? 0 : taken.getFirst().oldest());
    }

    private static Identity identity(Sent sent) {
        return new Identity(sent.organization().value(), sent.event().fingerprint());
    }
}
