package caseloom.admin;

import caseloom.calls.Trials;
import caseloom.connections.AuthenticationJson;
import caseloom.connections.BaseUrl;
import caseloom.connections.Connection;
import caseloom.connections.Connections;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/// Making, listing, changing and removing connections. A connection is named in the path by its
/// number or its name.
final class ConnectionRoutes {

    private static final String WHAT = "connection";

    private final Connections connections;
    private final Trials trials;
    private final AdminSettings settings;

    ConnectionRoutes(Connections connections, Trials trials, AdminSettings settings) {
        this.connections = connections;
        this.trials = trials;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/connections", this::list).forEditors(),
                Route.post("/connections", this::create),
                Route.get("/connections/{connection}", this::read).forEditors(),
                Route.patch("/connections/{connection}", this::change),
                Route.delete("/connections/{connection}", this::delete),
                Route.post("/connections/{connection}/test", this::test).forEditors());
    }

    /// Answers for the connection that the path means.
    Answer of(Call call, Function<Connection, Answer> answer) {
        var id = call.id(WHAT);
        var found =
                id.isPresent()
                        ? connections.find(call.organization(), id.getAsLong())
                        : connections.find(call.organization(), call.part(WHAT));
        return Problems.of(found, WHAT, call.part(WHAT), answer);
    }

    private Answer list(Call call) {
        return Pages.byNumber(
                call,
                settings,
                (after, most) -> connections.list(call.organization(), after, most),
                ConnectionRoutes::wire,
                Connection::id);
    }

    private Answer create(Call call) {
        return call.parameters().judged(() -> call.withFields(fields -> create(call, fields)));
    }

    private Answer create(Call call, Fields fields) {
        var given = new ConnectionFields(fields).whole();
        return fields.judged(() ->
                Problems.of(
                        connections.create(call.caller().actor(), given),
                        made -> Wire.created(wire(made))));
    }

    private Answer read(Call call) {
        return call.parameters().judged(() -> of(call, found -> Wire.ok(wire(found))));
    }

    private Answer change(Call call) {
        return call.parameters()
                .judged(() ->
                        of(call, found -> call.withFields(fields -> change(call, found, fields))));
    }

    private Answer change(Call call, Connection found, Fields fields) {
        var change = new ConnectionFields(fields).change();
        return fields.judged(() ->
                Problems.of(
                        connections.change(call.caller().actor(), found.id(), change),
                        changed -> Wire.ok(wire(changed))));
    }

    private Answer delete(Call call) {
        return call.parameters()
                .judged(() ->
                        of(
                                call,
                                found ->
                                        Problems.of(
                                                connections.delete(
                                                        call.caller().actor(), found.id()),
                                                _ -> Wire.empty())));
    }

    private Answer test(Call call) {
        return call.parameters()
                .judged(() ->
                        of(call, found -> call.withFields(fields -> test(call, found, fields))));
    }

    private Answer test(Call call, Connection found, Fields fields) {
        var method = fields.word("method", List.of("GET", "HEAD"));
        var path = fields.plainText("path").orElse("");
        if (!path.isEmpty() && (!path.startsWith("/") || !BaseUrl.staysBelow(path))) {
            fields.complain(
                    "path",
                    "It begins with / and stays below the base URL.",
                    "Send one such as /health, or leave it out.");
        }
        return fields.judged(() ->
                Problems.of(
                        trials.make(call.caller().actor(), found.id(), method, path),
                        trial ->
                                Wire.ok(
                                        Json.object()
                                                .put("status", trial.status())
                                                .put("milliseconds", trial.took().toMillis())
                                                .put("error", trial.error()))));
    }

    private static ObjectNode wire(Connection connection) {
        var terms = connection.terms();
        var wire =
                Json.object()
                        .put("id", connection.id())
                        .put("name", terms.name())
                        .put("base_url", terms.baseUrl().text())
                        .put("docs_url", terms.docsUrl());
        wire.set("authentication", AuthenticationJson.write(terms.authentication()));
        var headers = wire.putObject("headers");
        new TreeMap<>(terms.headers()).forEach(headers::put);
        wire.putObject("rate_limit")
                .put("requests", terms.rate().requests())
                .put("minutes", terms.rate().minutes());
        return wire.put("timeout_seconds", terms.timeout().toSeconds())
                .put("ca_certificates", terms.caCertificates())
                .put("created_at", connection.createdAt().toString())
                .put("updated_at", connection.updatedAt().toString());
    }
}
