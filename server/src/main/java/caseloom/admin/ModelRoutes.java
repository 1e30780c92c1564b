package caseloom.admin;

import caseloom.connections.Connection;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.models.Model;
import caseloom.models.Models;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/// Saying which connection leads to a model, and what it used up. A connection has one at most.
final class ModelRoutes {

    private static final String WHAT = "model";

    private final Models models;
    private final ConnectionRoutes connections;
    private final AdminSettings settings;

    ModelRoutes(Models models, ConnectionRoutes connections, AdminSettings settings) {
        this.models = models;
        this.connections = connections;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/models", this::list).forEditors(),
                Route.get("/connections/{connection}/model", this::read).forEditors(),
                Route.put("/connections/{connection}/model", this::set),
                Route.delete("/connections/{connection}/model", this::remove));
    }

    private Answer list(Call call) {
        return Pages.byNumber(
                call,
                settings,
                (after, most) -> models.list(call.organization(), after, most),
                model -> wire(call, model),
                Model::connection);
    }

    private Answer read(Call call) {
        return of(
                call,
                connection ->
                        Problems.of(
                                models.find(call.organization(), connection.name()),
                                WHAT,
                                connection.name(),
                                model -> Wire.ok(wire(call, model))));
    }

    private Answer set(Call call) {
        return of(call, connection -> call.withFields(fields -> set(call, connection, fields)));
    }

    private Answer set(Call call, Connection connection, Fields fields) {
        var terms = new ModelFields(fields).whole();
        return fields.judged(() ->
                Problems.of(
                        models.set(call.caller().actor(), connection, terms),
                        model -> Wire.ok(wire(call, model))));
    }

    private Answer remove(Call call) {
        return of(
                call,
                connection ->
                        Problems.of(
                                models.remove(call.caller().actor(), connection),
                                _ -> Wire.empty()));
    }

    private Answer of(Call call, Function<Connection, Answer> answer) {
        return call.parameters().judged(() -> connections.of(call, answer));
    }

    private ObjectNode wire(Call call, Model model) {
        var terms = model.terms();
        var limits = terms.limits();
        var wire =
                Json.object()
                        .put("connection_id", model.connection())
                        .put("connection", model.connectionName())
                        .put("name", terms.name())
                        .put("answer_format", terms.format().word());
        wire.set("parameters", terms.parameters());
        wire.put("answer_tokens_most", limits.answerTokens());
        wire.put("day_tokens_most", limits.dayTokens());
        wire.put("input_price", limits.prices().input().stripTrailingZeros());
        wire.put("output_price", limits.prices().output().stripTrailingZeros());
        var cost = limits.dayCost();
        wire.put("day_cost_most", cost == null ? null : cost.stripTrailingZeros());
        wire.put("documents", terms.documents());
        wire.put("updated_at", model.updatedAt().toString());
        var spent = models.spent(call.organization(), model.connection());
        wire.putObject("today")
                .put("requests", spent.requests())
                .put("tokens", spent.tokens())
                .put("cost", spent.cost().stripTrailingZeros());
        return wire;
    }
}
