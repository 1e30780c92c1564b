package caseloom.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was put into inboxes, to be handed on after the commit.
///
/// @param arrived the earliest first
/// @param full runs whose inboxes are full, so that events are lost to them
public record Told(List<Arrived> arrived, Set<Listening.Row> full) {

    static final Told NOBODY = new Told(List.of(), Set.of());

    public Told {
        arrived = List.copyOf(arrived);
        full = Set.copyOf(full);
    }

    static Told of(List<Routable> events, List<ListenersStore.Placed> placed) {
        Map<Long, Routable> byNumber = new HashMap<>();
        events.forEach(event -> byNumber.put(event.number(), event));
        var arrived = new ArrayList<Arrived>();
        var full = new LinkedHashSet<Listening.Row>();
        for (var one : placed) {
            var row = one.row();
            var event = byNumber.get(row.number());
            if (!one.put()) {
                full.add(new Listening.Row(row.caseId(), row.runId(), 0));
            } else if (event != null) {
                arrived.add(
                        new Arrived(
                                row.caseId(),
                                row.runId(),
                                row.number(),
                                event.receivedAt(),
                                event.envelope()));
            }
        }
        return new Told(arrived, full);
    }

    void handTo(Hearers hearers) {
        hearers.arrived(arrived);
        full.forEach(run -> hearers.overflowed(run.caseId(), run.runId()));
    }
}
