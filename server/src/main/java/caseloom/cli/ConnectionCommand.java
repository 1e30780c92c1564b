package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Making, listing, changing, trying out and removing connections.
@Command(
        name = "connection",
        description = "Adds, lists, changes, tries out and removes connections to services.")
final class ConnectionCommand {

    private static final String PATH = "/connections";
    private static final String NAME = "CONNECTION";
    private static final String NAMED = "Its name or its number.";

    private final Session session;

    ConnectionCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Adds a connection.")
    int add(
            @Parameters(paramLabel = "NAME", description = "How documents name it.") String name,
            @Parameters(paramLabel = "URL", description = "What all its addresses begin with.")
                    String url,
            @Mixin ConnectionDetails details) {
        var body = details.in(Json.object().put("name", name).put("base_url", url), session);
        return session.call(api -> session.show(api.post(PATH, body), ConnectionCommand::words));
    }

    @Command(description = "Lists connections by number.")
    int list() {
        return session.call(api ->
                session.show(api.list(PATH, Map.of(), session.limit()), ConnectionCommand::table));
    }

    @Command(description = "Shows a connection; its secret is never shown.")
    int show(@Parameters(paramLabel = NAME, description = NAMED) String name) {
        return session.call(api -> session.show(api.get(path(name)), ConnectionCommand::whole));
    }

    @Command(description = "Changes a connection; what is not given stays.")
    int set(
            @Parameters(paramLabel = NAME, description = NAMED) String name,
            @Option(names = "--name", paramLabel = "NAME", description = "Another name.")
                    @Nullable String renamed,
            @Option(names = "--base-url", paramLabel = "URL", description = "Another address.")
                    @Nullable String url,
            @Mixin ConnectionDetails details) {
        var body = details.in(Json.object(), session);
        if (renamed != null) {
            body.put("name", renamed);
        }
        if (url != null) {
            body.put("base_url", url);
        }
        return session.call(
                api -> session.show(api.patch(path(name), body), ConnectionCommand::words));
    }

    @Command(description = "Makes one request and says what was answered.")
    int test(
            @Parameters(paramLabel = NAME, description = NAMED) String name,
            @Option(names = "--path", paramLabel = "PATH", description = "Below the base URL.")
                    @Nullable String below) {
        var body = Json.object().put("path", below);
        return session.call(api -> {
            var trial = api.post(path(name) + "/test", body);
            session.show(trial, ConnectionCommand::tried);
            return trial.path("status").asInt() / 100 == 2 ? 0 : Trouble.REFUSED;
        });
    }

    @Command(description = "Removes a connection that nothing uses.")
    int remove(@Parameters(paramLabel = NAME, description = NAMED) String name) {
        return session.call(api -> {
            api.delete(path(name));
            return session.show(
                    Json.object().put("removed", name), _ -> "connection " + name + " is removed");
        });
    }

    private static String path(String name) {
        return PATH + "/" + Api.encoded(name);
    }

    private static String words(JsonNode connection) {
        return "connection "
                + Plain.of(connection.path("id"))
                + ": "
                + Plain.of(connection.path("name"))
                + " to "
                + Plain.of(connection.path("base_url"));
    }

    private static String tried(JsonNode trial) {
        return trial.path("error").isTextual()
                ? "no answer: " + Plain.of(trial.path("error"))
                : "answered "
                        + Plain.of(trial.path("status"))
                        + " after "
                        + Plain.of(trial.path("milliseconds"))
                        + " ms";
    }

    private static String whole(JsonNode connection) {
        var text = new StringBuilder(words(connection));
        connection
                .properties()
                .forEach(member -> {
                    if (!member.getValue().isNull()) {
                        text.append(System.lineSeparator())
                                .append(member.getKey())
                                .append(": ")
                                .append(told(member.getValue()));
                    }
                });
        return text.toString();
    }

    private static String told(JsonNode value) {
        return value.isContainerNode() ? Plain.text(Json.write(value)) : Plain.of(value);
    }

    private static Table table(List<JsonNode> connections) {
        var table = new Table("ID", "NAME", "BASE URL", "AUTH", "RATE", "CHANGED");
        for (var connection : connections) {
            var rate = connection.path("rate_limit");
            table.row(
                    Plain.of(connection.path("id")),
                    Plain.of(connection.path("name")),
                    Plain.of(connection.path("base_url")),
                    Plain.of(connection.path("authentication").path("type")),
                    Plain.of(rate.path("requests")) + "/" + Plain.of(rate.path("minutes")),
                    Plain.moment(connection.path("updated_at")));
        }
        return table;
    }
}
