package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
            @Option(names = "--type", paramLabel = "TYPE", description = "Such as corporation.")
                    @Nullable String type,
            @Option(
                            names = "--jurisdiction",
                            paramLabel = "PLACE",
                            description = "Such as Delaware.")
                    @Nullable String jurisdiction) {
        var body = body(name, type, jurisdiction);
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
            @Option(names = "--type", paramLabel = "TYPE", description = "Such as corporation.")
                    @Nullable String type,
            @Option(
                            names = "--jurisdiction",
                            paramLabel = "PLACE",
                            description = "Such as Delaware.")
                    @Nullable String jurisdiction) {
        var body = body(name, type, jurisdiction);
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

    private static ObjectNode body(
            @Nullable String name, @Nullable String type, @Nullable String jurisdiction) {
        var body = Json.object();
        if (name != null) {
            body.put("name", name);
        }
        if (type != null) {
            body.put("entity_type", type);
        }
        if (jurisdiction != null) {
            body.put("jurisdiction", jurisdiction);
        }
        return body;
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
