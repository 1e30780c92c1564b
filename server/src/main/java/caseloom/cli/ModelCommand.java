package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Saying which connections lead to models.
@Command(name = "model", description = "Says which connections lead to models, and what they cost.")
final class ModelCommand {

    private static final String NAME = "CONNECTION";
    private static final String NAMED = "The connection's name or number.";

    private final Session session;

    ModelCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Says which model a connection leads to; what is not given is usual.")
    int set(
            @Parameters(paramLabel = NAME, description = NAMED) String connection,
            @Parameters(paramLabel = "MODEL", description = "How the service calls the model.")
                    String name,
            @Mixin ModelDetails details) {
        var body = details.in(Json.object().put("name", name), session);
        return session.call(
                api -> session.show(api.put(path(connection), body), ModelCommand::words));
    }

    @Command(description = "Lists models, with what they used up today.")
    int list() {
        return session.call(api ->
                session.show(api.list("/models", Map.of(), session.limit()), ModelCommand::table));
    }

    @Command(description = "Lets a connection lead to no model.")
    int remove(@Parameters(paramLabel = NAME, description = NAMED) String connection) {
        return session.call(api -> {
            api.delete(path(connection));
            return session.show(
                    Json.object().put("removed", connection),
                    _ -> "connection " + connection + " leads to no model");
        });
    }

    private static String path(String connection) {
        return "/connections/" + Api.encoded(connection) + "/model";
    }

    private static String words(JsonNode model) {
        return "connection "
                + Plain.of(model.path("connection"))
                + " leads to the model "
                + Plain.of(model.path("name"));
    }

    private static Table table(List<JsonNode> models) {
        var table =
                new Table(
                        "CONNECTION", "MODEL", "FORMAT", "DOCUMENTS", "TOKENS TODAY", "COST TODAY");
        for (var model : models) {
            table.row(
                    Plain.of(model.path("connection")),
                    Plain.of(model.path("name")),
                    Plain.of(model.path("answer_format")),
                    model.path("documents").asBoolean() ? "yes" : "no",
                    spent(model, "tokens", "day_tokens_most"),
                    spent(model, "cost", "day_cost_most"));
        }
        return table;
    }

    private static String spent(JsonNode model, String what, String limit) {
        var spent = Plain.of(model.path("today").path(what));
        var most = model.path(limit);
        return most.isNull() ? spent : spent + " of " + Plain.of(most);
    }
}
