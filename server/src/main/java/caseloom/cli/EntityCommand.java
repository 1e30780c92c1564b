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

/// Making, listing, changing and deleting legal entities.
@Command(name = "entity", description = "Creates, lists, changes and deletes legal entities.")
final class EntityCommand {

    private static final String PATH = "/legal-entities";

    private final Session session;

    EntityCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Creates a legal entity.")
    int create(
            @Parameters(paramLabel = "NAME", description = "Its name.") String name,
            @Mixin EntityDetails details) {
        var body = details.in(Json.object().put("name", name));
        return session.call(api -> session.show(api.post(PATH, body), EntityCommand::words));
    }

    @Command(description = "Lists legal entities by number.")
    int list() {
        return session.call(api ->
                session.show(api.list(PATH, Map.of(), session.limit()), EntityCommand::table));
    }

    @Command(description = "Changes a legal entity.")
    int set(
            @Parameters(paramLabel = "ENTITY", description = "Its number.") long number,
            @Option(names = "--name", paramLabel = "NAME", description = "Another name.")
                    @Nullable String name,
            @Mixin EntityDetails details) {
        var body = details.in(Json.object());
        if (name != null) {
            body.put("name", name);
        }
        return session.call(
                api -> session.show(api.patch(PATH + "/" + number, body), EntityCommand::words));
    }

    @Command(description = "Deletes a legal entity.")
    int delete(@Parameters(paramLabel = "ENTITY", description = "Its number.") long number) {
        return session.call(api -> {
            api.delete(PATH + "/" + number);
            return session.show(
                    Json.object().put("deleted", number),
                    _ -> "legal entity " + number + " is deleted");
        });
    }

    private static String words(JsonNode entity) {
        return "legal entity " + Plain.of(entity.path("id")) + ": " + Plain.of(entity.path("name"));
    }

    private static Table table(List<JsonNode> entities) {
        var table = new Table("ID", "NAME", "TYPE", "JURISDICTION");
        for (var entity : entities) {
            table.row(
                    Plain.of(entity.path("id")),
                    Plain.of(entity.path("name")),
                    Plain.of(entity.path("entity_type")),
                    Plain.of(entity.path("jurisdiction")));
        }
        return table;
    }
}
