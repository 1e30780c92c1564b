package caseloom.events;

import caseloom.db.Db;
import caseloom.db.GroupWriter;
import caseloom.db.Tx;
import caseloom.queue.FairQueue;
import caseloom.queue.Lane;
import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings stored events to those who want them: hands on what runs were told in the transaction of
/// the events, starts workflows, and leaves to the latecomers who began to listen at that moment.
///
/// What this node stored comes from memory; what a node left lying comes due after a while.
final class Router implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;

    private final Db db;
    private final InstantSource clock;
    private final EventsSettings settings;
    private final EventBook book;
    private final Ends ends;
    private final EventsStore store = new EventsStore();
    private final Latecomers latecomers;
    private final GroupWriter<Routable> writer;
    private final Loop loop = new Loop("unrouted", EVERY, this::pass);

    /// Where events go.
    record Ends(Hearers hearers, Starter starter) {}

    Router(Db db, InstantSource clock, EventsSettings settings, EventBook book, Ends ends) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.book = book;
        this.ends = ends;
        this.latecomers = new Latecomers(db, clock, settings, ends.hearers());
        this.writer =
                new GroupWriter<>(
                        "router",
                        new FairQueue<>(
                                AT_ONCE * 20, event -> new Lane(event.organization().value(), 0)),
                        AT_ONCE,
                        this::routeOrLeave);
    }

    /// Never waits: what finds no room comes due by itself.
    void route(Kept kept) {
        kept.told().handTo(ends.hearers());
        var starting = kept.routable().stream().filter(Routable::starts).toList();
        starting.forEach(writer::offer);
        latecomers.await(kept.routable().stream().filter(event -> !event.starts()).toList());
    }

    /// Routes what lies there unrouted for too long; gives how long nothing needs to be looked for.
    Duration pass() {
        var claimed = db.system(this::claimed);
        if (!claimed.isEmpty()) {
            LOG.info("{} events that nobody had routed are routed here", claimed.size());
            routeOrLeave(claimed);
        }
        return claimed.size() == AT_ONCE ? Duration.ZERO : EVERY;
    }

    /// Shows events to those who began to listen as they came.
    void latePass() {
        latecomers.pass();
    }

    @Override
    public void start() {
        latecomers.start();
        writer.start();
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
        writer.close();
        latecomers.close();
    }

    private List<Routable> claimed(Tx tx) {
        var now = clock.instant();
        var due = store.dueUnrouted(tx, now, AT_ONCE);
        if (due.isEmpty()) {
            return List.of();
        }
        var found = store.claimUnrouted(tx, due, now.plus(settings.writing().routeAfter()));
        var gone = found.stream().filter(one -> one.envelope() == null).toList();
        if (!gone.isEmpty()) {
            store.routed(tx, gone.stream().map(EventsStore.Claimed::number).toList());
        }
        return matched(tx, found);
    }

    private List<Routable> matched(Tx tx, List<EventsStore.Claimed> claimed) {
        var numbers = new ArrayList<Long>();
        var sent = new ArrayList<Sent>();
        for (var one : claimed) {
            if (one.envelope() != null) {
                numbers.add(one.number());
                sent.add(sent(one, one.envelope()));
            }
        }
        var matches = sent.isEmpty() ? List.<List<Routable.Match>>of() : book.matches(tx, sent);
        var routable = new ArrayList<Routable>();
        for (var i = 0; i < sent.size(); i++) {
            routable.add(EventBook.routable(sent.get(i), numbers.get(i), matches.get(i)));
        }
        return routable;
    }

    private static Sent sent(EventsStore.Claimed claimed, String stored) {
        var envelope = Routable.envelope(stored);
        var event =
                new CloudEvent(
                        envelope.path("type").asText(),
                        envelope.path("source").asText(),
                        envelope.path("id").asText(),
                        envelope);
        return new Sent(claimed.organization(), event, claimed.at());
    }

    /// The thread must outlive a database that is away: what was not routed comes due.
    private void routeOrLeave(List<Routable> events) {
        try {
            latecomers.await(started(events));
        } catch (RuntimeException e) {
            LOG.warn("{} events are routed later", events.size(), e);
        }
    }

    /// Those of the events by which nothing is left to be started.
    private List<Routable> started(List<Routable> events) {
        var starting = events.stream().filter(Routable::starts).toList();
        if (starting.isEmpty()) {
            return events;
        }
        var open = ends.starter().start(starting);
        return events.stream().filter(event -> !open.contains(event.number())).toList();
    }
}
