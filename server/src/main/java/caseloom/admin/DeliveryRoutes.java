package caseloom.admin;

import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.webhooks.Deliveries;
import caseloom.webhooks.Delivery;
import caseloom.webhooks.Delivery.Attempted;
import caseloom.webhooks.Delivery.Status;
import caseloom.webhooks.DeliveryFilter;
import caseloom.webhooks.Kind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The log of deliveries with their attempts (C-183 to C-186, L-273), and sending one again.
final class DeliveryRoutes {

    private static final String WHAT = "delivery";

    private final Deliveries deliveries;
    private final AdminSettings settings;

    DeliveryRoutes(Deliveries deliveries, AdminSettings settings) {
        this.deliveries = deliveries;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/deliveries", this::list),
                Route.get("/deliveries/{delivery}", this::read),
                Route.post("/deliveries/{delivery}/replay", this::replay));
    }

    private Answer list(Call call) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        var filter =
                new DeliveryFilter(
                        number(parameters.cursorNumber()),
                        number(parameters.id("webhook")),
                        number(parameters.id("case")),
                        parameters.text("event").orElse(null),
                        parameters.text("message_id").orElse(null),
                        status(parameters));
        return parameters.judged(() ->
                Pages.of(
                        deliveries.list(call.organization(), filter, size + 1),
                        size,
                        DeliveryRoutes::wire,
                        last -> Long.toString(last.id())));
    }

    private Answer read(Call call) {
        return call.found(
                WHAT,
                WHAT,
                id -> deliveries.find(call.organization(), id),
                found -> Wire.ok(whole(found)));
    }

    private Answer replay(Call call) {
        return call.named(
                WHAT,
                WHAT,
                id ->
                        Problems.of(
                                deliveries.replay(call.caller().actor(), id),
                                sent -> Wire.accepted(wire(sent))));
    }

    /// Every word that some delivery has for its status.
    private static @Nullable Status status(Parameters parameters) {
        var word = parameters.text("status");
        if (word.isEmpty()) {
            return null;
        }
        var status = word.flatMap(DeliveryRoutes::status);
        if (status.isEmpty()) {
            parameters.complain(
                    "status",
                    "It is one of " + String.join(", ", words()) + ".",
                    "Give one of these, or leave it out.");
        }
        return status.orElse(null);
    }

    private static Optional<Status> status(String word) {
        return Arrays.stream(Status.values())
                .filter(status ->
                        Arrays.stream(Kind.values())
                                .anyMatch(kind -> status.word(kind).equals(word)))
                .findFirst();
    }

    private static List<String> words() {
        return Stream.of(Status.values())
                .flatMap(status -> Stream.of(Kind.values()).map(status::word))
                .distinct()
                .toList();
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isEmpty() ? null : number.getAsLong();
    }

    static ObjectNode wire(Delivery found) {
        return Json.object()
                .put("id", found.id())
                .put("webhook_id", found.destination())
                .put("event", found.event())
                .put("message_id", found.messageId())
                .put("case_id", found.caseId() == 0 ? null : Long.valueOf(found.caseId()))
                .put("status", found.status().word(found.kind()))
                .put("created_at", found.createdAt().toString())
                .put("delivered_at", Wire.moment(found.deliveredAt()))
                .put("next_attempt_at", Wire.moment(found.nextAt()))
                .set("payload", found.payload());
    }

    private static ObjectNode whole(Deliveries.Story story) {
        var wire = wire(story.delivery());
        var attempts = wire.putArray("attempts");
        story.attempts().forEach(one -> attempts.add(wire(one)));
        return wire;
    }

    private static ObjectNode wire(Attempted attempt) {
        var wire =
                Json.object()
                        .put("number", attempt.number())
                        .put("at", attempt.at().toString())
                        .put("ended_at", attempt.endedAt().toString())
                        .put("outcome", attempt.outcome());
        wire.putObject("request").put("url", attempt.url()).set("headers", attempt.headers());
        wire.putObject("response").put("status", attempt.status()).put("body", attempt.response());
        return wire.put("error", attempt.error());
    }
}
