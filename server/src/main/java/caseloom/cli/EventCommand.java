package caseloom.cli;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sending events.
@Command(name = "event", description = "Sends events.")
final class EventCommand {

    private final Session session;

    EventCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Sends an event to the runs that listen for it.")
    int send(
            @Parameters(paramLabel = "TYPE", description = "What happened, such as order.paid.")
                    String type,
            @Option(
                            names = "--source",
                            required = true,
                            paramLabel = "URI",
                            description = "Where it happened, such as /shop/7.")
                    String source,
            @Option(
                            names = "--id",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Which one it is: the same again is stored once.")
                    String id,
            @Option(names = "--subject", paramLabel = "TEXT", description = "What it is about.")
                    @Nullable String subject,
            @Option(
                            names = "--data",
                            paramLabel = "JSON",
                            description = "Its data: JSON, @FILE, or @- for standard input.")
                    @Nullable String data) {
        var event =
                Json.object()
                        .put("specversion", "1.0")
                        .put("id", id)
                        .put("source", source)
                        .put("type", type);
        if (subject != null) {
            event.put("subject", subject);
        }
        if (data != null) {
            event.put("datacontenttype", "application/json");
            event.set("data", read(data));
        }
        return session.call(
                api -> session.show(api.postEvent("/events", event), _ -> "the event is on disk"));
    }

    private JsonNode read(String text) {
        var json = text.startsWith("@") ? session.read(text.substring(1)) : text;
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (JsonFault e) {
            throw new Trouble(Trouble.USAGE, "--data is JSON, @FILE or @-: " + e.getMessage());
        }
    }
}
