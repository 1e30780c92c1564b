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

/// Making, listing, switching, revoking and deleting keys of the Chamelio API.
@Command(
        name = "key",
        description = "Creates, lists, switches, revokes and deletes keys of the Chamelio API.")
final class KeyCommand {

    private final Session session;

    KeyCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Creates a key and shows it, this once.")
    int create(
            @Parameters(paramLabel = "NAME", description = "What it is for.") String name,
            @Option(
                            names = "--owner",
                            paramLabel = "ADDRESS",
                            description = "Who acts where a call names nobody; default: you.")
                    @Nullable String owner,
            @Mixin SecretTerms terms) {
        var body = terms.in(Json.object().put("name", name));
        if (owner != null) {
            body.put("owner", owner);
        }
        return session.call(api ->
                session.show(api.post("/keys", body), created -> created.path("key").asText()));
    }

    @Command(description = "Lists keys by number.")
    int list() {
        return session.call(api ->
                session.show(api.list("/keys", Map.of(), session.limit()), KeyCommand::table));
    }

    @Command(description = "Switches a key off, at once; enable undoes it.")
    int disable(@Parameters(paramLabel = "KEY", description = "Its number.") long number) {
        return switched(number, false);
    }

    @Command(description = "Switches a key on again.")
    int enable(@Parameters(paramLabel = "KEY", description = "Its number.") long number) {
        return switched(number, true);
    }

    @Command(description = "Revokes a key, at once and for good.")
    int revoke(@Parameters(paramLabel = "KEY", description = "Its number.") long number) {
        return session.call(
                api -> session.show(api.post("/keys/" + number + "/revoke"), KeyCommand::words));
    }

    @Command(description = "Deletes a key; it is unknown from then on.")
    int delete(@Parameters(paramLabel = "KEY", description = "Its number.") long number) {
        return session.call(api -> {
            api.delete("/keys/" + number);
            return session.show(
                    Json.object().put("deleted", number), _ -> "key " + number + " is deleted");
        });
    }

    private int switched(long number, boolean active) {
        var body = Json.object().put("active", active);
        return session.call(
                api -> session.show(api.patch("/keys/" + number, body), KeyCommand::words));
    }

    private static String words(JsonNode key) {
        return "key " + Plain.of(key.path("id")) + " is " + Plain.of(key.path("state"));
    }

    private static Table table(List<JsonNode> keys) {
        var table =
                new Table(
                        "ID", "NAME", "BEGINS", "OWNER", "STATE", "LIMIT", "CREATED", "USED",
                        "EXPIRES");
        for (var key : keys) {
            table.row(
                    Plain.of(key.path("id")),
                    Plain.of(key.path("name")),
                    Plain.of(key.path("first_characters")),
                    Plain.of(key.path("owner")),
                    Plain.of(key.path("state")),
                    Plain.of(key.path("rate_limit")),
                    Plain.moment(key.path("created_at")),
                    Plain.moment(key.path("last_used_at")),
                    Plain.moment(key.path("expires_at")));
        }
        return table;
    }
}
