package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Setting, listing and deleting secrets of the organization.
@Command(
        name = "secret",
        description = "Sets, lists and deletes secrets, which workflows use as $$secrets.NAME.")
final class SecretCommand {

    private static final String PATH = "/secrets";

    private final Session session;

    SecretCommand(Session session) {
        this.session = session;
    }

    /// An argument would stand in the shell's history and in the list of processes.
    @Command(
            description = {
                "Sets a secret to what standard input or a file holds; a line end",
                "after it does not count."
            })
    int set(
            @Parameters(paramLabel = "NAME", description = "Its name in workflows.") String name,
            @Option(
                            names = "--file",
                            paramLabel = "FILE",
                            defaultValue = "-",
                            description = "Read it from there; default: standard input.")
                    String file) {
        var value = session.read(file).replaceFirst("\\R\\z", "");
        var body = Json.object().put("value", value);
        return session.call(api -> session.show(api.put(path(name), body), SecretCommand::words));
    }

    @Command(description = "Lists secrets by name; what they hold is never shown.")
    int list() {
        return session.call(api ->
                session.show(api.list(PATH, Map.of(), session.limit()), SecretCommand::table));
    }

    @Command(description = "Deletes a secret; calls of workflows that use it fail from then on.")
    int delete(@Parameters(paramLabel = "NAME", description = "Its name.") String name) {
        return session.call(api -> {
            api.delete(path(name));
            return session.show(
                    Json.object().put("deleted", name), _ -> "secret " + name + " is deleted");
        });
    }

    private static String path(String name) {
        return PATH + "/" + Api.encoded(name);
    }

    private static String words(JsonNode secret) {
        return "secret " + Plain.of(secret.path("name")) + " is set";
    }

    private static Table table(List<JsonNode> secrets) {
        var table = new Table("NAME", "SET", "BY");
        for (var secret : secrets) {
            table.row(
                    Plain.of(secret.path("name")),
                    Plain.moment(secret.path("set_at")),
                    Plain.of(secret.path("set_by")));
        }
        return table;
    }
}
