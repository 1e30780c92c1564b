package caseloom.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// How far an event came on its way to those who want it.
///
/// @param past the last listener that had it
/// @param more whether listeners after that one may be waiting for it
/// @param starts what is known of the workflows that it starts
public record Leg(Routable event, Past past, boolean more, Starts starts) {

    /// A run, in the order in which listeners are served; those up to it had the event.
    record Past(long caseId, long runId) {

        static final Past NOBODY = new Past(0, 0);
    }

    /// Whether the workflows that an event starts were seen to.
    enum Starts {
        NOT_ASKED,
        DONE,
        /// Some could not be started: the event comes back for them.
        OPEN
    }

    /// @param past the last listener that had the event
    static Leg from(Routable event, Past past) {
        var starts = event.starts() ? Starts.NOT_ASKED : Starts.DONE;
        return new Leg(event, past, true, starts);
    }

    Leg with(Starts known) {
        return new Leg(event, past, more, known);
    }

    Leg toldBefore(long transaction) {
        return new Leg(event.toldBefore(transaction), past, more, starts);
    }

    /// Whether nothing is left but to wait for listeners that came at the same time.
    boolean over() {
        return !more && starts == Starts.DONE;
    }

    /// The same legs after listeners were served.
    ///
    /// @param part how many listeners of each event were looked for; who had as many has more
    static List<Leg> after(List<Leg> legs, List<ListenersStore.Placed> served, int part) {
        var counts = new HashMap<Long, Integer>();
        var last = new HashMap<Long, Past>();
        for (var one : served) {
            var row = one.row();
            counts.merge(row.number(), 1, Integer::sum);
            last.put(row.number(), new Past(row.caseId(), row.runId()));
        }
        var after = new ArrayList<Leg>();
        for (var leg : legs) {
            var number = leg.event.number();
            var more = counts.getOrDefault(number, 0) >= part;
            var past = last.getOrDefault(number, leg.past);
            after.add(new Leg(leg.event, past, more, leg.starts));
        }
        return after;
    }

    static List<Leg> withMore(List<Leg> legs) {
        return legs.stream().filter(Leg::more).toList();
    }

    static List<Routable> events(List<Leg> legs) {
        return legs.stream().map(Leg::event).toList();
    }
}
