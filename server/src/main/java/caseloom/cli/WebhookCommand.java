package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Making, pausing, trying out and deleting webhooks, and looking at what was delivered.
@Command(
        name = "webhook",
        description = "Sends events to other systems, and shows what was delivered.")
final class WebhookCommand {

    private static final String PATH = "/webhooks";
    private static final String DELIVERIES = "/deliveries";

    private final Session session;

    WebhookCommand(Session session) {
        this.session = session;
    }

    @Command(
            description =
                    "Adds an endpoint for events of the Chamelio catalogue; shows its secret.")
    int endpoint(
            @Parameters(paramLabel = "URL", description = "Where it is reached.") String url,
            @Option(
                            names = "--event",
                            required = true,
                            paramLabel = "EVENT",
                            description = "An event it gets; may be given several times.")
                    List<String> events) {
        var body = Json.object().put("url", url);
        events.forEach(body.putArray("events")::add);
        return session.call(api ->
                session.show(api.post(PATH + "/endpoints", body), WebhookCommand::withSecret));
    }

    @Command(description = "Subscribes to an event of the Champ catalogue; shows the secret.")
    int subscribe(
            @Parameters(paramLabel = "CONNECTION", description = "Its number.") long connection,
            @Parameters(paramLabel = "PATH", description = "Below its base URL.") String path,
            @Parameters(paramLabel = "EVENT", description = "Such as case.closed.") String event) {
        var body =
                Json.object().put("connection", connection).put("path", path).put("event", event);
        return session.call(api ->
                session.show(api.post(PATH + "/subscriptions", body), WebhookCommand::withSecret));
    }

    @Command(description = "Lists webhooks by number.")
    int list() {
        return session.call(api ->
                session.show(api.list(PATH, Map.of(), session.limit()), WebhookCommand::table));
    }

    @Command(description = "Pauses a webhook; what waits for it is held.")
    int pause(@Parameters(paramLabel = "WEBHOOK", description = "Its number.") long number) {
        return done(number, "pause");
    }

    @Command(description = "Lets a webhook go on.")
    int resume(@Parameters(paramLabel = "WEBHOOK", description = "Its number.") long number) {
        return done(number, "resume");
    }

    @Command(description = "Deletes a webhook; what waits for it counts as failed.")
    int delete(@Parameters(paramLabel = "WEBHOOK", description = "Its number.") long number) {
        return session.call(api -> {
            api.delete(PATH + "/" + number);
            return session.show(
                    Json.object().put("deleted", number), _ -> "webhook " + number + " is deleted");
        });
    }

    @Command(description = "Replaces the signing secret and shows the new one, this once.")
    int rotate(
            @Parameters(paramLabel = "WEBHOOK", description = "Its number.") long number,
            @Option(
                            names = "--from",
                            paramLabel = "MOMENT",
                            description = "When it begins to sign; endpoints only.")
                    @Nullable String from) {
        var body = Json.object();
        if (from != null) {
            body.put("from", from);
        }
        return session.call(api ->
                session.show(
                        api.post(PATH + "/" + number + "/rotate", body),
                        WebhookCommand::withSecret));
    }

    @Command(description = "Sends the event webhook.test.")
    int test(@Parameters(paramLabel = "WEBHOOK", description = "Its number.") long number) {
        return session.call(api ->
                session.show(api.post(PATH + "/" + number + "/test"), WebhookCommand::ofDelivery));
    }

    @Command(description = "Lists deliveries, the newest first.")
    int deliveries(
            @Option(names = "--webhook", paramLabel = "WEBHOOK", description = "Only to this one.")
                    @Nullable Long webhook,
            @Option(names = "--case", paramLabel = "CASE", description = "Only about this case.")
                    @Nullable Long caseNumber,
            @Option(names = "--event", paramLabel = "EVENT", description = "Only of this event.")
                    @Nullable String event,
            @Option(names = "--status", paramLabel = "STATUS", description = "Such as failed.")
                    @Nullable String status) {
        var filters = new TreeMap<String, String>();
        put(filters, "webhook", webhook);
        put(filters, "case", caseNumber);
        put(filters, "event", event);
        put(filters, "status", status);
        return session.call(api ->
                session.show(
                        api.list(DELIVERIES, filters, session.limit()),
                        WebhookCommand::deliveries));
    }

    @Command(description = "Shows a delivery with its attempts.")
    int delivery(@Parameters(paramLabel = "DELIVERY", description = "Its number.") long number) {
        return session.call(api ->
                session.show(
                        api.get(DELIVERIES + "/" + number, Map.of()), WebhookCommand::attempts));
    }

    @Command(description = "Sends a delivery that has ended again.")
    int replay(@Parameters(paramLabel = "DELIVERY", description = "Its number.") long number) {
        return session.call(api ->
                session.show(
                        api.post(DELIVERIES + "/" + number + "/replay"),
                        WebhookCommand::ofDelivery));
    }

    @Command(
            name = "replay-failed",
            description = "Sends the failed deliveries of a webhook again, 1,000 at a time.")
    int replayFailed(
            @Parameters(paramLabel = "WEBHOOK", description = "Its number.") long number,
            @Option(names = "--event", paramLabel = "EVENT", description = "Only of this event.")
                    @Nullable String event) {
        var body = Json.object();
        if (event != null) {
            body.put("event", event);
        }
        return session.call(api ->
                session.show(
                        api.post(PATH + "/" + number + "/replay", body),
                        told -> Plain.of(told.path("replayed")) + " deliveries are sent again"));
    }

    private int done(long number, String verb) {
        return session.call(api ->
                session.show(
                        api.post(PATH + "/" + number + "/" + verb),
                        told ->
                                "webhook "
                                        + Plain.of(told.path("id"))
                                        + " is "
                                        + Plain.of(told.path("state"))));
    }

    private static void put(Map<String, String> filters, String name, @Nullable Object value) {
        if (value != null) {
            filters.put(name, value.toString());
        }
    }

    private static String withSecret(JsonNode webhook) {
        return "webhook "
                + Plain.of(webhook.path("id"))
                + System.lineSeparator()
                + webhook.path("secret").asText();
    }

    private static String ofDelivery(JsonNode delivery) {
        return "delivery "
                + Plain.of(delivery.path("id"))
                + " is "
                + Plain.of(delivery.path("status"));
    }

    private static Table table(List<JsonNode> webhooks) {
        var table = new Table("ID", "KIND", "TARGET", "EVENTS", "STATE", "FAILING SINCE");
        for (var webhook : webhooks) {
            var target =
                    webhook.path("url").isNull()
                            ? "connection "
                                    + Plain.of(webhook.path("connection_id"))
                                    + Plain.of(webhook.path("path"))
                            : Plain.of(webhook.path("url"));
            table.row(
                    Plain.of(webhook.path("id")),
                    Plain.of(webhook.path("kind")),
                    target,
                    StreamSupport.stream(webhook.path("events").spliterator(), false)
                            .map(Plain::of)
                            .collect(Collectors.joining(" ")),
                    Plain.of(webhook.path("state")),
                    Plain.moment(webhook.path("failing_since")));
        }
        return table;
    }

    private static Table deliveries(List<JsonNode> deliveries) {
        var table = new Table("ID", "WEBHOOK", "EVENT", "CASE", "STATUS", "CREATED", "NEXT");
        for (var delivery : deliveries) {
            table.row(
                    Plain.of(delivery.path("id")),
                    Plain.of(delivery.path("webhook_id")),
                    Plain.of(delivery.path("event")),
                    Plain.of(delivery.path("case_id")),
                    Plain.of(delivery.path("status")),
                    Plain.moment(delivery.path("created_at")),
                    Plain.moment(delivery.path("next_attempt_at")));
        }
        return table;
    }

    private static String attempts(JsonNode delivery) {
        var table = new Table("ATTEMPT", "AT", "OUTCOME", "STATUS", "ERROR");
        for (var attempt : delivery.path("attempts")) {
            table.row(
                    Plain.of(attempt.path("number")),
                    Plain.moment(attempt.path("at")),
                    Plain.of(attempt.path("outcome")),
                    Plain.of(attempt.path("response").path("status")),
                    Plain.of(attempt.path("error")));
        }
        return ofDelivery(delivery) + System.lineSeparator() + table;
    }
}
