package caseloom.schedules;

import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.events.Routable;
import caseloom.events.Starter;
import caseloom.intake.Intake;
import caseloom.time.Loop;
import caseloom.time.Service;
import caseloom.workflows.PublishedWorkflows;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the workflows whose schedule waits for events (W-15). Safe to share.
public final class EventStarts implements Starter, Service {

    /// The member of the input that holds the events.
    static final String EVENTS = "events";

    private static final Logger LOG = LoggerFactory.getLogger(EventStarts.class);

    /// Pairs of event and workflow that are in memory at the same time, the last event whole.
    private static final int WANTED_MOST = 1_000;

    private final Db db;
    private final PublishedWorkflows workflows;
    private final SchedulesStore store = new SchedulesStore();
    private final Starts starts;
    private final AtOnce atOnce;
    private final Gatherings gatherings;
    private final Loop loop;

    /// What it stands on.
    public record Ground(
            Db db,
            InstantSource clock,
            MeterRegistry meters,
            PublishedWorkflows workflows,
            Intake intake) {}

    public EventStarts(Ground ground, SchedulesSettings settings) {
        this.db = ground.db();
        this.workflows = ground.workflows();
        this.starts = new Starts(ground.intake(), ground.clock());
        this.atOnce = new AtOnce(settings.startsAtOnce());
        this.gatherings = new Gatherings(ground, settings);
        this.loop = new Loop("gatherings", settings.lookEvery(), gatherings::pass);
    }

    /// A workflow that an event may start.
    private record Wanted(Routable event, Subscription by) {}

    /// All at once, so that the intake writes them in few transactions.
    @Override
    public Set<Long> start(List<Routable> events) {
        var correlations =
                events.stream().flatMap(event -> event.startingBy().stream()).distinct().toList();
        var subscriptions = db.system(tx -> store.subscriptions(tx, correlations));
        var open = ConcurrentHashMap.<Long>newKeySet();
        var wanted = new ArrayList<Wanted>();
        for (var event : events) {
            wanted.addAll(wanted(event, subscriptions));
            if (wanted.size() >= WANTED_MOST) {
                attend(wanted, open);
                wanted.clear();
            }
        }
        attend(wanted, open);
        return open;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    private static List<Wanted> wanted(Routable event, List<Subscription> subscriptions) {
        var by = new HashSet<>(event.startingBy());
        var workflows = new HashSet<Long>();
        return subscriptions.stream()
                .filter(one -> by.contains(one.correlation()))
                .filter(one -> workflows.add(one.workflow().value()))
                .map(one -> new Wanted(event, one))
                .toList();
    }

    /// @param open where the numbers of events go that have to be tried again; nothing is gathered
    ///   of such an event, since it is gathered once, for all its workflows
    private void attend(List<Wanted> wanted, Set<Long> open) {
        var offers = new ArrayList<Offer>();
        for (var one : wanted) {
            try {
                var publication = workflows.version(one.by().workflow(), one.by().version());
                Offer.of(one.event(), one.by(), publication).ifPresent(offers::add);
            } catch (RuntimeException e) {
                later(one.event(), open, e);
            }
        }
        atOnce.each(
                offers.stream().filter(one -> !one.events().gathers()).toList(),
                offer -> startBy(offer, open));
        open.addAll(
                gatherings.gather(
                        offers.stream()
                                .filter(one -> one.events().gathers())
                                .filter(one -> !open.contains(one.event().number()))
                                .toList()));
    }

    private void startBy(Offer offer, Set<Long> open) {
        var event = offer.event();
        try {
            var key = "event/" + offer.by().workflow().value() + "/" + event.number();
            if (offer.enough()
                    && starts.start(
                                    offer.publication(),
                                    key,
                                    offer.by().initiator(),
                                    input(event.envelope()),
                                    true)
                            instanceof Started.NotNow) {
                open.add(event.number());
            }
        } catch (RuntimeException e) {
            later(event, open, e);
        }
    }

    private static void later(Routable event, Set<Long> open, RuntimeException e) {
        LOG.warn("event {} starts its workflows later", event.number(), e);
        open.add(event.number());
    }

    private static ObjectNode input(JsonNode envelope) {
        var input = Json.object();
        input.putArray(EVENTS).add(envelope);
        return input;
    }
}
