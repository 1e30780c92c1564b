package caseloom.events;

import caseloom.core.cases.OrganizationId;
import caseloom.db.DatabaseFault;
import caseloom.db.DayPartitions;
import caseloom.db.Db;
import caseloom.db.GroupWriter;
import caseloom.db.Tx;
import caseloom.queue.FairQueue;
import caseloom.queue.Lane;
import caseloom.time.Service;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes events and stores them, everything that waits in one transaction; after the commit they
/// are answered and routed. Safe to share.
public final class Events implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final int CONFLICTS_MOST = 3;

    private final Db db;
    private final InstantSource clock;
    private final EventsSettings settings;
    private final DayPartitions partitions;
    private final EventBook book;
    private final Listening listening;
    private final Hearers hearers;
    private final Router router;
    private final GroupWriter<Request> writer;
    private final Counter stored;

    /// Events of one request that wait for the next commit.
    private record Request(List<Sent> events, CompletableFuture<Taken> taken) {}

    public Events(Ground ground, EventsSettings settings, Hearers hearers, Starter starter) {
        this.db = ground.db();
        this.clock = ground.clock();
        this.settings = settings;
        var writing = settings.writing();
        this.partitions = EventsStore.partitions(db);
        this.book = new EventBook(settings);
        this.listening = new Listening(clock, settings);
        this.hearers = hearers;
        this.router = new Router(db, clock, settings, book, new Router.Ends(hearers, starter));
        this.writer =
                new GroupWriter<>(
                        "events",
                        new FairQueue<>(writing.waitingMost(), Events::lane),
                        writing.batchMost(),
                        new GroupWriter.Work<>(this::settle, Events::unconfirmed));
        this.stored = ground.meters().counter("caseloom.events.stored");
        ground.meters().gauge("caseloom.events.waiting", writer, GroupWriter::waiting);
    }

    /// In whose turn a request is written; all its events are of one organization.
    private static Lane lane(Request request) {
        return new Lane(request.events().getFirst().organization().value(), 0);
    }

    /// What events stand on.
    public record Ground(Db db, InstantSource clock, MeterRegistry meters) {}

    /// The part that the engine writes with.
    public Listening listening() {
        return listening;
    }

    /// Waits until the events are on disk, or says why they are not.
    public Taken take(OrganizationId organization, List<CloudEvent> events) {
        if (events.isEmpty()) {
            return new Taken.Stored(0);
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var sent = events.stream().map(event -> new Sent(organization, event, at)).toList();
        var request = new Request(sent, new CompletableFuture<>());
        return writer.offer(request) ? request.taken.join() : new Taken.Refused();
    }

    /// An event that a run sends out, checked as those from outside are.
    ///
    /// @return nothing when it is none that could be taken
    public List<Sent> sent(OrganizationId organization, JsonNode envelope, Instant at) {
        var check = new EventCheck("", settings.sizeMost());
        var event = check.check(envelope);
        if (event.isEmpty()) {
            LOG.warn("a run sent no event: {}", check.faults());
        }
        return event.map(one -> new Sent(organization, one, at)).stream().toList();
    }

    /// To be called before the transaction of `send`.
    public void prepare(List<Sent> events) {
        events.forEach(event -> partitions.ensure(event.at()));
    }

    /// Stores events in the transaction of whoever sends them; what it gives is to be routed after
    /// the commit, and is routed a while later by some node when that does not happen.
    public Kept send(Tx tx, List<Sent> events) {
        return book.keep(tx, events);
    }

    /// Hands on what was stored, and what began listeners found.
    public void route(Kept kept, List<Arrived> found) {
        hearers.arrived(found);
        router.route(kept);
    }

    /// One look for events that lie there unrouted, and for who began to listen meanwhile.
    public void routePass() {
        router.pass();
        router.latePass();
    }

    /// One housekeeping pass: what is past its term goes, day by day.
    public void termPass() {
        var now = clock.instant();
        partitions.ensure(now);
        var before = now.minus(settings.keepFor());
        partitions.dropBefore(before);
        var store = new EventsStore();
        var most = settings.writing().batchMost();
        while (db.system(tx -> store.forgetIds(tx, before, most)) == most) {
            LOG.debug("forgetting more of what came before {}", before);
        }
    }

    @Override
    public void start() {
        router.start();
        writer.start();
    }

    @Override
    public void close() {
        writer.close();
        router.close();
    }

    private void settle(List<Request> requests) {
        settle(requests, 0);
    }

    /// A request that the database refuses fails alone: its batch is written again in halves.
    private void settle(List<Request> requests, int conflicts) {
        Kept kept;
        try {
            kept = kept(requests);
        } catch (DatabaseFault e) {
            refused(requests, e, conflicts);
            return;
        }
        stored.increment(kept.fresh());
        requests.forEach(one -> one.taken.complete(new Taken.Stored(one.events.size())));
        router.route(kept);
    }

    private Kept kept(List<Request> requests) {
        var all = new ArrayList<Sent>();
        requests.forEach(request -> all.addAll(request.events));
        partitions.ensure(all.getFirst().at());
        partitions.ensure(all.getLast().at());
        return db.system(tx -> book.keep(tx, all));
    }

    private void refused(List<Request> requests, DatabaseFault fault, int conflicts) {
        switch (fault.kind()) {
            case GONE -> {
                LOG.warn("{} requests with events were not confirmed", requests.size(), fault);
                unconfirmed(requests);
            }
            case CONFLICT -> {
                if (conflicts < CONFLICTS_MOST) {
                    settle(requests, conflicts + 1);
                } else {
                    LOG.warn("{} requests with events are refused", requests.size(), fault);
                    requests.forEach(one -> one.taken.complete(new Taken.Refused()));
                }
            }
            case DUPLICATE, REFUSED, SLOW, OTHER -> inParts(requests, fault);
        }
    }

    private static void unconfirmed(List<Request> requests) {
        requests.forEach(one -> one.taken.complete(new Taken.Unconfirmed()));
    }

    private void inParts(List<Request> requests, DatabaseFault fault) {
        if (requests.size() == 1) {
            LOG.error("events were refused by the database", fault);
            requests.getFirst().taken.complete(new Taken.Failed());
            return;
        }
        var half = requests.size() / 2;
        settle(requests.subList(0, half), 0);
        settle(requests.subList(half, requests.size()), 0);
    }
}
