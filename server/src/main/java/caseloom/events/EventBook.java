package caseloom.events;

import caseloom.db.Tx;
import java.util.ArrayList;
import java.util.List;

/// Writes events together with what the correlations that are known at that moment take out of
/// them. Safe to share.
final class EventBook {

    private final EventsStore store = new EventsStore();
    private final Newcomers newcomers = new Newcomers(store);
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
        var taken = newcomers.take(tx, all);
        if (taken.events().isEmpty()) {
            return Kept.NONE;
        }
        var matches = matches(tx, taken.events());
        var fresh = new ArrayList<Fresh>();
        for (var place = 0; place < matches.size(); place++) {
            fresh.add(
                    new Fresh(
                            taken.numbers().get(place),
                            taken.events().get(place),
                            matches.get(place)));
        }
        var due = fresh.getFirst().sent().at().plus(settings.writing().routeAfter());
        store.keep(tx, fresh, due, taken.oldest());
        var routable = fresh.stream().filter(Fresh::wanted).map(Fresh::routable).toList();
        return routable.isEmpty()
                ? new Kept(fresh.size(), List.of(), Told.NOBODY)
                : told(tx, fresh.size(), routable, taken.oldest());
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
}
