package caseloom.core.interpreter;

import caseloom.core.definition.Correlation;
import caseloom.core.definition.Step;
import caseloom.core.events.EventFilter;
import caseloom.core.events.Fits;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a `listen` does: begin, take an event, go through its events one after the other, end.
final class Listens {

    private static final int TYPES_TOLD = 20;
    private static final int TEXT_TOLD = 200;

    private final Advance advance;
    private final Activation activation;
    private final Step.Listen step;
    private final Hearing hearing;

    private Listens(Advance advance, Activation activation, Step.Listen step, Work.Listening work) {
        this.advance = advance;
        this.activation = activation;
        this.step = step;
        this.hearing = work.hearing();
    }

    /// The listen that the activation is; null when it is none or does not listen now.
    static @Nullable Listens of(Advance advance, Activation activation) {
        return activation.step instanceof Step.Listen step
                        && activation.work instanceof Work.Listening work
                ? new Listens(advance, activation, step, work)
                : null;
    }

    static Deed begin(Advance advance, Activation activation, Step.Listen step) {
        var sight = Sight.of(advance, activation);
        var ears = new ArrayList<Hearing.Ear>();
        for (var filter : step.to().all()) {
            var expected = expected(filter, activation.input, sight);
            ears.add(new Hearing.Ear(advance.progress.number(), expected));
        }
        var detail = Json.object();
        var types = detail.putArray("listen");
        step.to().all().stream()
                .map(filter -> Objects.requireNonNullElse(Correlation.of(filter).type(), "*"))
                .distinct()
                .limit(TYPES_TOLD)
                .forEach(types::add);
        advance.story.tell(StoryEvent.STEP_WAITING, activation.pointer(), detail);
        return new Deed.Busy(new Work.Listening(new Hearing(ears), null));
    }

    private static Map<String, String> expected(EventFilter filter, JsonNode input, Sight sight) {
        var expected = new HashMap<String, String>();
        for (var one : filter.correlations()) {
            if (one.expect() != null) {
                var value = one.expected(input, sight);
                if (value == null) {
                    throw new StepFault(
                            Errors.expression("nothing is expected of `" + one.name() + "`"));
                }
                expected.put(one.name(), value);
            }
        }
        return expected;
    }

    /// The listeners that the run wants now.
    static List<Listener> listeners(Advance advance) {
        var listeners = new ArrayList<Listener>();
        for (var activation : advance.progress.activations()) {
            var listen = of(advance, activation);
            if (listen != null) {
                listeners.addAll(listen.listeners());
            }
        }
        return listeners;
    }

    private List<Listener> listeners() {
        var listeners = new ArrayList<Listener>();
        var filters = step.to().all();
        for (var place = 0; place < filters.size() && !hearing.tally.over(); place++) {
            if (!hearing.tally.satisfied().contains(place)) {
                var ear = hearing.ears.get(place);
                var told = filters.get(place).told();
                var correlation = Correlation.of(filters.get(place));
                listeners.add(
                        new Listener(
                                ear.id(),
                                correlation.type(),
                                correlation.from(),
                                told == null ? null : ear.expected().get(told.name()),
                                advance.progress.started));
            }
        }
        return listeners;
    }

    /// Whether the event is one that it wants.
    boolean wants(Hearing.Event event) {
        return !hearing.tally.over()
                && !hearing.has(event.number())
                && hearing.tally.place(step.to(), fits(event.envelope())) >= 0;
    }

    private Fits fits(JsonNode envelope) {
        var filters = step.to().all();
        var sight = Sight.of(advance, activation);
        return place ->
                filters.get(place).shared(envelope, sight, hearing.ears.get(place).expected());
    }

    /// Takes an event that it wants.
    Deed take(Hearing.Event event) {
        var limit = advance.limits().eventsPerListen();
        if (hearing.size() >= limit) {
            throw new StepFault(Errors.limit("the step took more than " + limit + " events"));
        }
        var fits = fits(event.envelope());
        var place = hearing.tally.place(step.to(), fits);
        var shared = Objects.requireNonNull(fits.at(place));
        hearing.tally = hearing.tally.with(step.to(), place, shared);
        tell(event.envelope());
        if (step.to().stops(place)) {
            return hearing.tally.over() && hearing.current == null ? ended() : new Deed.Still();
        }
        hearing.queue.put(event.number(), event.envelope());
        return hearing.current == null ? next() : new Deed.Still();
    }

    private void tell(JsonNode envelope) {
        var detail = Json.object();
        for (var name : List.of("id", "source", "type")) {
            detail.put(name, Sound.cut(envelope.path(name).asText(), TEXT_TOLD));
        }
        advance.story.tell(StoryEvent.EVENT_RECEIVED, activation.pointer(), detail);
    }

    /// Goes through what was taken, as far as that needs no steps of its own.
    private Deed next() {
        while (true) {
            var first = hearing.queue.pollFirstEntry();
            if (first == null) {
                activation.work = new Work.Listening(hearing, null);
                return hearing.tally.over() ? ended() : new Deed.Still();
            }
            var item = read(first.getValue());
            hearing.current = new Hearing.Event(first.getKey(), item);
            if (step.each() != null && step.each().steps() != null) {
                var round = new Scope(step.each().steps(), activation, item);
                return new Deed.Busy(new Work.Listening(hearing, round));
            }
            given(item);
        }
    }

    /// The list that the event went through gave this.
    Deed through(JsonNode data) {
        given(data);
        return next();
    }

    private void given(JsonNode data) {
        var current = hearing.current;
        if (current == null) {
            throw new IllegalStateException("no event has its turn at " + activation.pointer());
        }
        var output =
                step.each() == null
                        ? data
                        : DataFlow.itemOut(advance, activation, step.each(), data);
        hearing.given.put(current.number(), output);
        hearing.current = null;
        var condition = step.to().condition();
        if (condition != null && condition.test(output(), Sight.of(advance, activation))) {
            hearing.tally = hearing.tally.ended();
            hearing.queue.clear();
        }
    }

    private Deed ended() {
        return new Deed.Gave(output());
    }

    /// Always an array (W-9), in the order in which the events came.
    private ArrayNode output() {
        return Json.array().addAll(hearing.given.values());
    }

    private JsonNode read(JsonNode envelope) {
        return switch (step.read()) {
            case ENVELOPE -> envelope;
            case DATA -> Events.data(envelope);
            case RAW -> Events.raw(envelope);
        };
    }

    /// The step is done with its events: a later `listen` of the run does not see them again.
    static void used(Advance advance, Hearing hearing) {
        var limit = advance.limits().eventsPerRun();
        advance.progress.used.addAll(hearing.given.keySet());
        if (advance.progress.used.size() > limit) {
            throw new StepFault(Errors.limit("the run took more than " + limit + " events"));
        }
    }
}
