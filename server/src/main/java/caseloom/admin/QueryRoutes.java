package caseloom.admin;

import caseloom.connections.Queries;
import caseloom.connections.Query;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/// Making, listing, changing and removing queries of connections.
final class QueryRoutes {

    private static final String WHAT = "query";

    private final Queries queries;
    private final ConnectionRoutes connections;
    private final AdminSettings settings;

    QueryRoutes(Queries queries, ConnectionRoutes connections, AdminSettings settings) {
        this.queries = queries;
        this.connections = connections;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/connections/{connection}/queries", this::list).forEditors(),
                Route.post("/connections/{connection}/queries", this::create).forEditors(),
                Route.get("/connections/{connection}/queries/{query}", this::read).forEditors(),
                Route.patch("/connections/{connection}/queries/{query}", this::change).forEditors(),
                Route.delete("/connections/{connection}/queries/{query}", this::delete)
                        .forEditors());
    }

    private Answer list(Call call) {
        return connections.of(
                call,
                connection ->
                        Pages.byNumber(
                                call,
                                settings,
                                (after, most) ->
                                        queries.list(
                                                call.organization(), connection.id(), after, most),
                                QueryRoutes::wire,
                                Query::id));
    }

    private Answer create(Call call) {
        return call.parameters()
                .judged(() ->
                        connections.of(
                                call,
                                connection ->
                                        call.withFields(
                                                fields -> create(call, connection.id(), fields))));
    }

    private Answer create(Call call, long connection, Fields fields) {
        var reading = new QueryFields(fields);
        var terms = reading.whole();
        reading.checkVariables(terms);
        return fields.judged(() ->
                Problems.of(
                        queries.create(call.caller().actor(), connection, terms),
                        made -> Wire.created(wire(made))));
    }

    private Answer read(Call call) {
        return of(call, query -> Wire.ok(wire(query)));
    }

    private Answer change(Call call) {
        return of(call, query -> call.withFields(fields -> change(call, query, fields)));
    }

    private Answer change(Call call, Query query, Fields fields) {
        var reading = new QueryFields(fields);
        var change = reading.change();
        reading.checkVariables(change.apply(query.terms()));
        return fields.judged(() ->
                Problems.of(
                        queries.change(
                                call.caller().actor(), query.connection(), query.id(), change),
                        changed -> Wire.ok(wire(changed))));
    }

    private Answer delete(Call call) {
        return of(
                call,
                query ->
                        Problems.of(
                                queries.delete(
                                        call.caller().actor(), query.connection(), query.id()),
                                _ -> Wire.empty()));
    }

    /// Answers for the query that the path means.
    private Answer of(Call call, Function<Query, Answer> answer) {
        return call.parameters()
                .judged(() ->
                        connections.of(
                                call,
                                connection ->
                                        call.numbered(
                                                WHAT,
                                                WHAT,
                                                id ->
                                                        Problems.of(
                                                                queries.find(
                                                                        call.organization(),
                                                                        connection.id(),
                                                                        id),
                                                                WHAT,
                                                                call.part(WHAT),
                                                                answer))));
    }

    private static ObjectNode wire(Query query) {
        var terms = query.terms();
        var wire =
                Json.object()
                        .put("id", query.id())
                        .put("connection_id", query.connection())
                        .put("name", terms.name())
                        .put("description", terms.description())
                        .put("method", terms.method())
                        .put("path", terms.path());
        wire.set("parameters", terms.parameters());
        wire.set("result", terms.result());
        return wire.put("created_at", query.createdAt().toString())
                .put("updated_at", query.updatedAt().toString());
    }
}
