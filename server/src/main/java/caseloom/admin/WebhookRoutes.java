package caseloom.admin;

import caseloom.core.json.Json;
import caseloom.core.webhook.EventType;
import caseloom.core.webhook.Family;
import caseloom.http.Answer;
import caseloom.webhooks.Deliveries;
import caseloom.webhooks.Destination;
import caseloom.webhooks.DestinationChange;
import caseloom.webhooks.Destinations;
import caseloom.webhooks.NewDestination;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Making, listing, pausing, trying out and removing webhooks: subscriptions of Champ's events and
/// endpoints for Chamelio's (C-143 to C-149, L-227, L-240, L-272, L-273).
final class WebhookRoutes {

    private static final String WHAT = "webhook";

    private final Destinations destinations;
    private final Deliveries deliveries;
    private final AdminSettings settings;

    WebhookRoutes(Destinations destinations, Deliveries deliveries, AdminSettings settings) {
        this.destinations = destinations;
        this.deliveries = deliveries;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/webhooks", this::list),
                Route.post("/webhooks/endpoints", this::createEndpoint),
                Route.post("/webhooks/subscriptions", this::createSubscription),
                Route.get("/webhooks/{webhook}", this::read),
                Route.patch("/webhooks/{webhook}", this::change),
                Route.delete("/webhooks/{webhook}", this::delete),
                Route.post("/webhooks/{webhook}/pause", this::pause),
                Route.post("/webhooks/{webhook}/resume", this::resume),
                Route.post("/webhooks/{webhook}/rotate", this::rotate),
                Route.post("/webhooks/{webhook}/test", this::test),
                Route.post("/webhooks/{webhook}/replay", this::replay));
    }

    private Answer list(Call call) {
        return Pages.byNumber(
                call,
                settings,
                (after, most) -> destinations.list(call.organization(), after, most),
                WebhookRoutes::wire,
                Destination::id);
    }

    private Answer createEndpoint(Call call) {
        return call.parameters()
                .judged(() ->
                        call.withFields(fields -> {
                            var url = fields.neededText("url", NewDestination.URL_MOST);
                            var events = events(fields, true);
                            return fields.judged(
                                    () -> created(call, NewDestination.endpoint(url, events)));
                        }));
    }

    private Answer createSubscription(Call call) {
        return call.parameters()
                .judged(() -> call.withFields(fields -> subscription(call, fields)));
    }

    private Answer subscription(Call call, Fields fields) {
        var connection = fields.number("connection", 1, Integer.MAX_VALUE);
        if (connection == null) {
            fields.complain(
                    "connection",
                    "It is the number of a connection, and needed.",
                    "Send one of `GET /connections`.");
        }
        var path = fields.neededText("path", NewDestination.URL_MOST);
        var event = fields.wordIfGiven("event", words(Family.CHAMP)).flatMap(EventType::of);
        if (event.isEmpty()) {
            fields.complain(
                    "event",
                    "It is one event, and needed.",
                    "Send one of " + String.join(", ", words(Family.CHAMP)) + ".");
        }
        return fields.judged(() ->
                created(
                        call,
                        NewDestination.subscription(
                                connection == null ? 0 : connection, path, event.orElseThrow())));
    }

    private Answer created(Call call, NewDestination wanted) {
        return Problems.of(
                destinations.create(call.caller().actor(), wanted),
                made -> Wire.created(withSecret(made)));
    }

    private Answer read(Call call) {
        return call.found(
                WHAT,
                WHAT,
                id -> destinations.find(call.organization(), id),
                found -> Wire.ok(wire(found)));
    }

    private Answer change(Call call) {
        return call.named(WHAT, WHAT, id -> call.withFields(fields -> change(call, id, fields)));
    }

    private Answer change(Call call, long id, Fields fields) {
        var url = fields.text("url", NewDestination.URL_MOST).orElse(null);
        var events = events(fields, false);
        return fields.judged(() ->
                Problems.of(
                        destinations.change(
                                call.caller().actor(),
                                id,
                                new DestinationChange(url, events.isEmpty() ? null : events)),
                        changed -> Wire.ok(wire(changed))));
    }

    private Answer delete(Call call) {
        return call.named(
                WHAT,
                WHAT,
                id ->
                        Problems.of(
                                destinations.delete(call.caller().actor(), id), _ -> Wire.empty()));
    }

    private Answer pause(Call call) {
        return call.named(
                WHAT,
                WHAT,
                id ->
                        Problems.of(
                                destinations.pause(call.caller().actor(), id),
                                paused -> Wire.ok(wire(paused))));
    }

    private Answer resume(Call call) {
        return call.named(
                WHAT,
                WHAT,
                id ->
                        Problems.of(
                                destinations.resume(call.caller().actor(), id),
                                resumed -> Wire.ok(wire(resumed))));
    }

    private Answer rotate(Call call) {
        return call.named(
                WHAT,
                WHAT,
                id ->
                        call.withFields(fields -> {
                            var from = fields.moment("from");
                            return fields.judged(() ->
                                    Problems.of(
                                            destinations.rotate(call.caller().actor(), id, from),
                                            made -> Wire.ok(withSecret(made))));
                        }));
    }

    private Answer test(Call call) {
        return call.named(
                WHAT,
                WHAT,
                id ->
                        Problems.of(
                                deliveries.test(call.caller().actor(), id),
                                sent -> Wire.accepted(DeliveryRoutes.wire(sent))));
    }

    private Answer replay(Call call) {
        return call.named(WHAT, WHAT, id -> call.withFields(fields -> replay(call, id, fields)));
    }

    private Answer replay(Call call, long id, Fields fields) {
        var event = fields.wordIfGiven("event", allWords()).orElse(null);
        var wanted = new Deliveries.Wanted(event, fields.moment("from"), fields.moment("before"));
        return fields.judged(() ->
                Problems.of(
                        deliveries.replayFailed(call.caller().actor(), id, wanted),
                        count ->
                                Wire.accepted(
                                        Json.object()
                                                .put("replayed", count)
                                                .put("more", count == Deliveries.REPLAYED_MOST))));
    }

    /// Events of Chamelio's catalogue, each once.
    private static List<EventType> events(Fields fields, boolean needed) {
        var words = fields.words("events", words(Family.CHAMELIO));
        if (needed && words.isEmpty()) {
            fields.complain(
                    "events",
                    "It is a list of at least one event.",
                    "Send some of " + String.join(", ", words(Family.CHAMELIO)) + ".");
        }
        return words.stream().map(word -> EventType.of(word).orElseThrow()).toList();
    }

    private static List<String> words(Family family) {
        return EventType.of(family).stream().map(EventType::word).toList();
    }

    private static List<String> allWords() {
        return List.of(EventType.values()).stream().map(EventType::word).toList();
    }

    private static ObjectNode withSecret(Destinations.WithSecret made) {
        return wire(made.destination()).put("secret", made.secret().text());
    }

    private static ObjectNode wire(Destination found) {
        var wire =
                Json.object()
                        .put("id", found.id())
                        .put("kind", found.kind().word())
                        .put("connection_id", found.connection())
                        .put("path", found.path())
                        .put("url", found.url());
        var events = wire.putArray("events");
        found.events().stream().map(EventType::word).forEach(events::add);
        return wire.put("state", found.state().name().toLowerCase(Locale.ROOT))
                .put("paused_because", found.pausedBecause())
                .put("secret_since", found.secret().since().toString())
                .put("failing_since", moment(found))
                .put("created_at", found.createdAt().toString())
                .put("updated_at", found.updatedAt().toString());
    }

    private static @Nullable String moment(Destination found) {
        return Wire.moment(found.failingSince());
    }
}
