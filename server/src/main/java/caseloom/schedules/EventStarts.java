package caseloom.schedules;

import caseloom.core.events.Consumption;
import caseloom.core.events.EventCorrelation;
import caseloom.core.events.EventFilter;
import caseloom.core.events.Extraction;
import caseloom.core.expression.ExpressionFault;
import caseloom.core.json.Json;
import caseloom.core.schedule.Schedule;
import caseloom.db.Db;
import caseloom.events.Routable;
import caseloom.events.Starter;
import caseloom.intake.Intake;
import caseloom.workflows.PublishedWorkflows;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the workflows whose schedule waits for events (W-15). Safe to share.
public final class EventStarts implements Starter {

    /// The member of the input that holds the events.
    static final String EVENTS = "events";

    private static final Logger LOG = LoggerFactory.getLogger(EventStarts.class);

    private final Db db;
    private final PublishedWorkflows workflows;
    private final SchedulesStore store = new SchedulesStore();
    private final Starts starts;

    public EventStarts(Db db, InstantSource clock, PublishedWorkflows workflows, Intake intake) {
        this.db = db;
        this.workflows = workflows;
        this.starts = new Starts(intake, clock);
    }

    /// A workflow that an event starts.
    private record Start(Routable event, Subscription by) {

        String key() {
            return "event/" + by.workflow().value() + "/" + event.number();
        }
    }

    /// All at once, so that the intake writes them in few transactions.
    @Override
    public Set<Long> start(List<Routable> events) {
        var open = ConcurrentHashMap.<Long>newKeySet();
        var wanted = wanted(events);
        try (var threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("start-", 1).factory())) {
            for (var start : wanted) {
                threads.execute(() -> {
                    if (!started(start)) {
                        open.add(start.event.number());
                    }
                });
            }
        }
        return open;
    }

    private List<Start> wanted(List<Routable> events) {
        var correlations =
                events.stream().flatMap(event -> event.startingBy().stream()).distinct().toList();
        var subscriptions = db.system(tx -> store.subscriptions(tx, correlations));
        var wanted = new ArrayList<Start>();
        var keys = new HashSet<String>();
        for (var event : events) {
            for (var subscription : subscriptions) {
                var start = new Start(event, subscription);
                if (event.startingBy().contains(subscription.correlation())
                        && keys.add(start.key())) {
                    wanted.add(start);
                }
            }
        }
        return wanted;
    }

    /// False when it has to be tried again.
    private boolean started(Start start) {
        try {
            var by = start.by;
            var publication = workflows.version(by.workflow(), by.version());
            var fits =
                    publication
                            .definition()
                            .schedule()
                            .filter(schedule -> fits(schedule, start.event.envelope()))
                            .isPresent();
            if (!fits) {
                return true;
            }
            var key = start.key();
            var input = input(start.event.envelope());
            return !(starts.start(publication, key, by.initiator(), input, true)
                    instanceof Started.NotNow);
        } catch (RuntimeException e) {
            LOG.warn("event {} starts its workflows later", start.event.number(), e);
            return false;
        }
    }

    private static ObjectNode input(JsonNode envelope) {
        var input = Json.object();
        input.putArray(EVENTS).add(envelope);
        return input;
    }

    private static boolean fits(Schedule schedule, JsonNode envelope) {
        return schedule instanceof Schedule.OnEvents(var events) && fits(events, envelope);
    }

    private static boolean fits(Consumption events, JsonNode envelope) {
        var filters = events.filters();
        return filters.isEmpty() || filters.stream().anyMatch(one -> fits(one, envelope));
    }

    /// A filter whose expression fails on the event does not want it. Of a value that events must
    /// have in common, the one event has to have it.
    private static boolean fits(EventFilter filter, JsonNode envelope) {
        try {
            return filter.matches(envelope, NoVariables.NONE)
                    && filter.correlations().stream().allMatch(one -> fits(one, envelope));
        } catch (ExpressionFault _) {
            return false;
        }
    }

    private static boolean fits(EventCorrelation correlation, JsonNode envelope) {
        var value = correlation.from().evaluate(envelope, NoVariables.NONE);
        var expect = correlation.expect();
        return !value.isNull()
                && (expect == null
                        || Extraction.canonical(expect.render(envelope, NoVariables.NONE))
                                .equals(Extraction.canonical(value)));
    }
}
