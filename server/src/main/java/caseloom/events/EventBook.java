package caseloom.events;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Writes events together with what the correlations that are known at that moment take out of
/// them. Safe to share.
final class EventBook {

    private final EventsStore store = new EventsStore();
    private final CorrelationsStore correlations = new CorrelationsStore();
    private final Extractions extractions = new Extractions();
    private final ListenersStore listeners = new ListenersStore();
    private final Duration routeAfter;
    private final int inboxMost;

    /// @param routeAfter how long a node has to look for listeners before any other node does it
    /// @param inboxMost how many events may be on their way to a run
    EventBook(Duration routeAfter, int inboxMost) {
        this.routeAfter = routeAfter;
        this.inboxMost = inboxMost;
    }

    /// Stores events and puts them into the inboxes of those who listen. One and the same event
    /// twice in a batch is stored once.
    Kept keep(Tx tx, List<Sent> all) {
        var sent = unique(all);
        var matches = matches(tx, sent);
        var due = sent.getFirst().at().plus(routeAfter);
        var stored = store.keep(tx, new EventColumns(sent, matches), due);
        var numbers = stored.numbers();
        var routable = new ArrayList<Routable>();
        for (var place = 0; place < sent.size(); place++) {
            var number = numbers.get(place);
            if (number != null && !matches.get(place).isEmpty()) {
                routable.add(routable(sent.get(place), number, matches.get(place)));
            }
        }
        var told = routable.isEmpty() ? Told.NOBODY : told(tx, routable, due);
        var oldest = stored.oldest();
        return new Kept(
                numbers.size(),
                routable.stream().map(event -> event.toldBefore(oldest)).toList(),
                told);
    }

    private Told told(Tx tx, List<Routable> routable, Instant due) {
        return Told.of(routable, listeners.put(tx, routable, inboxMost, due));
    }

    /// What the correlations that are known now take out of events.
    List<List<Routable.Match>> matches(Tx tx, List<Sent> sent) {
        var known = correlations.of(tx, sent);
        return sent.stream().map(one -> matches(one, known)).toList();
    }

    static Routable routable(Sent sent, long number, List<Routable.Match> matches) {
        return new Routable(
                number, sent.organization(), sent.at(), sent.event().envelope(), 0, matches);
    }

    private List<Routable.Match> matches(Sent sent, List<CorrelationsStore.Known> known) {
        return known.stream()
                .filter(one -> one.fits(sent))
                .map(one ->
                        new Routable.Match(
                                one.id(),
                                extractions.value(one.from(), sent.event().envelope()),
                                one.starts()))
                .toList();
    }

    private record Identity(OrganizationId organization, String source, String id) {}

    private static List<Sent> unique(List<Sent> all) {
        var seen = new HashSet<Identity>();
        return all.stream()
                .filter(one ->
                        seen.add(
                                new Identity(
                                        one.organization(),
                                        one.event().source(),
                                        one.event().id())))
                .toList();
    }
}
