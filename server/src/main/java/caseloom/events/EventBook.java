package caseloom.events;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
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
    private final EventsSettings settings;

    EventBook(EventsSettings settings) {
        this.settings = settings;
    }

    /// Stores events and puts them into the inboxes of those who listen, as far as these are few.
    /// One and the same event twice in a batch is stored once.
    Kept keep(Tx tx, List<Sent> all) {
        var sent = unique(all);
        var matches = matches(tx, sent);
        var due = sent.getFirst().at().plus(settings.writing().routeAfter());
        var stored = store.keep(tx, new EventColumns(sent, matches), due);
        var numbers = stored.numbers();
        var routable = new ArrayList<Routable>();
        for (var place = 0; place < sent.size(); place++) {
            var number = numbers.get(place);
            if (number != null && !matches.get(place).isEmpty()) {
                routable.add(routable(sent.get(place), number, matches.get(place)));
            }
        }
        return routable.isEmpty()
                ? new Kept(numbers.size(), List.of(), Told.NOBODY)
                : told(tx, numbers.size(), routable, stored.oldest());
    }

    private Kept told(Tx tx, int fresh, List<Routable> routable, long oldest) {
        var writing = settings.writing();
        var due = routable.getFirst().receivedAt().plus(writing.routeAfter());
        var legs = routable.stream().map(one -> Leg.from(one, Leg.Past.NOBODY)).toList();
        var part = writing.part(legs.size());
        var served = listeners.put(tx, legs, part, settings.hearing().inboxMost(), due);
        var after =
                Leg.after(legs, served, part).stream().map(leg -> leg.toldBefore(oldest)).toList();
        store.underWay(tx, Leg.withMore(after), due);
        return new Kept(fresh, after, Told.of(routable, served));
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
